package org.hedgerow.operation.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is sent. Everything may be missing until it is checked.
 *
 * @param area outlines, each a ring of longitude and latitude in degrees, WGS 84
 * @param firstDay in London, such as {@code 2026-11-23}
 * @param marking {@code OFFICIAL} or {@code OFFICIAL_SENSITIVE}
 */
record OperationForm(
        @Nullable String name,
        @Nullable UUID parent,
        @Nullable Boolean knownToAllForces,
        @Nullable List<@Nullable Member> members,
        @Nullable List<@Nullable List<@Nullable List<@Nullable Double>>> area,
        @Nullable String objectives,
        @Nullable String firstDay,
        @Nullable String lastDay,
        @Nullable String marking) {

    record Member(
            @Nullable UUID organisation,
            @Nullable String firstDay,
            @Nullable String lastDay) {}
}

package org.hedgerow.ground.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something on the ground as it is sent. Everything may be missing until it is checked.
 *
 * @param corners longitude and latitude in degrees, WGS 84
 * @param firstDay as {@code 2026-06-03}
 * @param reason of the police, when they change what is kept
 */
record GroundForm(
        @Nullable String kind,
        @Nullable String note,
        @Nullable String outline,
        @Nullable List<@Nullable List<@Nullable Double>> corners,
        @Nullable Integer precisionMetres,
        @Nullable Integer heightMetres,
        @Nullable Integer kilovolts,
        @Nullable Boolean locked,
        @Nullable Double widthMetres,
        @Nullable Double weightTonnes,
        @Nullable Integer fromMonth,
        @Nullable Integer untilMonth,
        @Nullable String firstDay,
        @Nullable String lastDay,
        @Nullable String reason) {}

package org.hedgerow.incident.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.PlaceMethod;
import org.hedgerow.sharing.Scope;
import org.jspecify.annotations.Nullable;

/** A report or an amendment as it is sent. Everything may be missing until it is checked. */
record IncidentForm(
        @Nullable String category,
        @Nullable String narrative,
        @Nullable Instant earliest,
        @Nullable Instant latest,
        @Nullable Boolean exactTimeKnown,
        @Nullable PlaceForm place,
        @Nullable Scope scope,
        @Nullable List<@Nullable UUID> organisations) {

    /**
     * A place in words, or a point from the map or a device.
     *
     * @param precisionMetres of the point; a text says its own
     */
    record PlaceForm(
            @Nullable String text,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable PlaceMethod method,
            @Nullable Double precisionMetres) {}

    /** Why an incident is closed or withdrawn. */
    record Reason(@Nullable String reason) {}
}

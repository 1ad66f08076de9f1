package org.hedgerow.sighting.web;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.incident.PlaceForm;
import org.hedgerow.sharing.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A sighting as it is sent. Everything may be missing until it is checked.
 *
 * @param incident that it belongs to
 * @param category what kind of crime it may belong to, where it stands alone
 * @param scope {@code OWN_FORCE}, {@code AGREEMENT} or {@code ALL_FORCES}; missing for as its incident is shared
 */
record SightingForm(
        @Nullable String kind,
        @Nullable UUID incident,
        @Nullable String category,
        @Nullable String plate,
        @Nullable String certainty,
        @Nullable String make,
        @Nullable String model,
        @Nullable String breed,
        @Nullable String colour,
        @Nullable Integer number,
        @Nullable String description,
        @Nullable Instant earliest,
        @Nullable Instant latest,
        @Nullable Boolean exactTimeKnown,
        @Nullable PlaceForm place,
        @Nullable String road,
        @Nullable String direction,
        @Nullable UUID headingTo,
        @Nullable String note,
        @Nullable Scope scope,
        @Nullable UUID agreement) {}

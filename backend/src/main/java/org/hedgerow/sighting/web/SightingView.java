package org.hedgerow.sighting.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.GridReference;
import org.hedgerow.geo.Place;
import org.hedgerow.identity.Organisation;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sighting.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * A sighting as it is shown.
 *
 * @param plate as it was seen and as it is read; null when there is none
 * @param force whose record it is
 * @param scope who may read it; for the owner alone
 * @param mayAmend whether whoever looks at it may change and withdraw it
 */
record SightingView(
        UUID id,
        String kind,
        @Nullable UUID incident,
        @Nullable String category,
        @Nullable PlateView plate,
        @Nullable String make,
        @Nullable String model,
        @Nullable String breed,
        @Nullable String colour,
        @Nullable Integer number,
        String description,
        Instant earliest,
        Instant latest,
        boolean exactTimeKnown,
        @Nullable PlaceView place,
        @Nullable String road,
        @Nullable String direction,
        @Nullable ForceView headingTo,
        String note,
        @Nullable ForceView force,
        @Nullable Scope scope,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        Instant madeAt,
        boolean mayAmend,
        int version) {

    /** @param warnings what should be looked at again */
    record PlateView(String seen, String read, String style, String certainty, List<String> warnings) {}

    /** The place on the National Grid, in metres, easting first, and in degrees of WGS 84. */
    record PlaceView(
            String asGiven,
            String gridReference,
            double easting,
            double northing,
            double longitude,
            double latitude,
            int precisionMetres) {}

    record ForceView(UUID id, String name) {

        static @Nullable ForceView of(@Nullable Organisation organisation) {
            return organisation == null ? null : new ForceView(organisation.id(), organisation.name());
        }
    }

    /**
     * @param scope null for who is not told
     * @param today in London
     */
    static SightingView of(
            Sighting sighting,
            @Nullable Organisation owner,
            @Nullable Organisation headingTo,
            @Nullable Scope scope,
            LocalDate today) {
        var content = sighting.content();
        var seen = content.seen();
        var direction = content.movement().direction();
        return new SightingView(
                sighting.id(),
                seen.kind().name(),
                content.incident(),
                content.category(),
                plate(sighting, today),
                seen.make(),
                seen.model(),
                seen.breed(),
                seen.colour(),
                seen.number(),
                seen.description(),
                content.when().earliest(),
                content.when().latest(),
                content.when().exactTimeKnown(),
                place(content.place()),
                content.movement().road(),
                direction == null ? null : direction.name(),
                ForceView.of(headingTo),
                content.note(),
                ForceView.of(owner),
                scope,
                sighting.withdrawnAt(),
                sighting.withdrawnReason(),
                sighting.madeAt(),
                scope != null && sighting.withdrawnAt() == null,
                sighting.version());
    }

    private static @Nullable PlateView plate(Sighting sighting, LocalDate today) {
        var plate = sighting.content().seen().plate();
        var certainty = sighting.content().seen().certainty();
        return plate == null || certainty == null
                ? null
                : new PlateView(
                        plate.seen(),
                        plate.read(),
                        plate.style().name(),
                        certainty.name(),
                        plate.warnings(today).stream().map(Enum::name).toList());
    }

    private static @Nullable PlaceView place(@Nullable Place place) {
        if (place == null) {
            return null;
        }
        var degrees = GeoJson.Position.of(place.geographic());
        return new PlaceView(
                place.asGiven(),
                GridReference.of(place.point(), place.precisionMetres()).toString(),
                place.point().eastingMetres(),
                place.point().northingMetres(),
                degrees.longitude(),
                degrees.latitude(),
                place.precisionMetres());
    }
}

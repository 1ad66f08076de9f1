package org.hedgerow.incident;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;

/**
 * An incident as GeoJSON, the same in every answer and on the live stream.
 *
 * @param type always {@code Feature}
 * @param id the incident's
 * @param geometry the square that the place is known to, or a point when that is a metre or better
 * @param properties everything else
 */
public record IncidentFeature(String type, UUID id, GeoJson geometry, Properties properties) {

    IncidentFeature(UUID id, GeoJson geometry, Properties properties) {
        this("Feature", id, geometry, properties);
    }

    /**
     * What is known of an incident besides its place.
     *
     * @param reference for the police only
     * @param precision how much of the incident this is
     * @param precisionMetres the side of the square
     * @param gridReference of a square that holds the place
     * @param centre of the square
     * @param near a place that people know, or null
     * @param recordedAt for the police only
     */
    public record Properties(
            int version,
            @Nullable String reference,
            String category,
            IncidentStatus status,
            Instant earliest,
            Instant latest,
            boolean exactTimeKnown,
            String force,
            Tier precision,
            int precisionMetres,
            String gridReference,
            GeoJson.Position centre,
            @Nullable String near,
            @Nullable Instant recordedAt) {}
}

package org.hedgerow.hotspot;

import java.util.List;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeature;

/**
 * The answer of {@code GET /api/map}.
 *
 * @param asOf where in the change log, opaque
 * @param total in view
 * @param unknownHour in view, kept out of the chosen hours because their hour is not known
 */
public record MapView(String asOf, int total, int unknownHour, FeatureCollection incidents, List<CellView> cells) {

    /**
     * Incidents as GeoJSON.
     *
     * @param type always {@code FeatureCollection}
     */
    public record FeatureCollection(String type, List<IncidentFeature> features) {

        FeatureCollection(List<IncidentFeature> features) {
            this("FeatureCollection", features);
        }
    }

    /**
     * A square of the National Grid with the number of incidents in it.
     *
     * @param longitude of the centre
     * @param latitude of the centre
     * @param easting of the centre, metres
     * @param northing of the centre, metres
     */
    public record CellView(
            double longitude,
            double latitude,
            int easting,
            int northing,
            int sizeMetres,
            int count,
            GeoJson.Polygon square) {}
}

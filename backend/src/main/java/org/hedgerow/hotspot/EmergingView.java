package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.hotspot.method.EmergingPattern;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeatures;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/emerging}; what the numbers mean is said in {@link EmergingAnswer}.
 *
 * @param asOf where in the change log, opaque
 * @param leastIncidents fewer are not computed
 * @param cells hexagons as GeoJSON
 */
public record EmergingView(
        String asOf,
        EmergingAnswer.@Nullable Missing missing,
        int leastIncidents,
        @Nullable Integer leftOut,
        boolean smallCountsHidden,
        int slices,
        LocalDate from,
        LocalDate through,
        int studied,
        Map<EmergingPattern, Integer> patterns,
        Cells cells,
        RunStatement statement) {

    /** @param type always {@code FeatureCollection} */
    public record Cells(String type, List<CellFeature> features) {
        public Cells {
            features = List.copyOf(features);
        }
    }

    /** @param type always {@code Feature} */
    public record CellFeature(String type, GeoJson.Polygon geometry, Properties properties) {}

    /**
     * What one hexagon says.
     *
     * @param gridReference of the square of 100 m in its middle
     * @param near a place that people know, or null
     */
    public record Properties(
            String gridReference,
            GeoJson.Position centre,
            @Nullable String near,
            EmergingPattern pattern,
            int hot,
            List<Double> z,
            double trendZ,
            double trendP) {

        public Properties {
            z = List.copyOf(z);
        }
    }

    /** Writes degrees for metres and names for places. */
    public static EmergingView of(EmergingAnswer answer, IncidentFeatures places) {
        return new EmergingView(
                answer.position(),
                answer.missing(),
                SignificanceAnswer.LEAST_INCIDENTS,
                answer.leftOut(),
                answer.smallCountsHidden(),
                answer.slices(),
                answer.from(),
                answer.through(),
                answer.studied(),
                answer.patterns(),
                new Cells(
                        "FeatureCollection",
                        answer.cells().stream()
                                .map(cell -> feature(cell, places))
                                .toList()),
                answer.statement());
    }

    private static CellFeature feature(EmergingAnswer.Cell cell, IncidentFeatures places) {
        var middle = MapEdge.within(GridPoint.ofMetres(cell.easting(), cell.northing()));
        return new CellFeature(
                "Feature",
                places.polygon(HexOutline.corners(cell.easting(), cell.northing(), cell.widthMetres())),
                new Properties(
                        GridReference.of(middle, 100).toString(),
                        places.position(middle),
                        places.near(middle),
                        cell.pattern(),
                        cell.hot(),
                        cell.z(),
                        cell.trendZ(),
                        cell.trendP()));
    }
}

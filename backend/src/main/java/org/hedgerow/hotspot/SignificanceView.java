package org.hedgerow.hotspot;

import java.util.List;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeatures;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/significance}; what the numbers mean is said in {@link SignificanceAnswer}.
 *
 * @param asOf where in the change log, opaque
 * @param leastIncidents fewer are not computed
 * @param cells hexagons as GeoJSON
 */
public record SignificanceView(
        String asOf,
        SignificanceAnswer.@Nullable Missing missing,
        int leastIncidents,
        @Nullable Integer leftOut,
        boolean smallCountsHidden,
        int studied,
        int holding,
        int significant,
        Cells cells,
        RunStatement statement) {

    /** @param type always {@code FeatureCollection} */
    public record Cells(String type, List<CellFeature> features) {

        Cells(List<CellFeature> features) {
            this("FeatureCollection", List.copyOf(features));
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
            @Nullable Integer count,
            int about,
            double expected,
            double z,
            double p,
            double adjusted,
            boolean significant) {}

    /** Writes degrees for metres and names for places. */
    public static SignificanceView of(SignificanceAnswer answer, IncidentFeatures places) {
        return new SignificanceView(
                answer.position(),
                answer.missing(),
                SignificanceAnswer.LEAST_INCIDENTS,
                answer.leftOut(),
                answer.smallCountsHidden(),
                answer.studied(),
                answer.holding(),
                answer.significant(),
                new Cells(answer.cells().stream()
                        .map(cell -> feature(cell, places))
                        .toList()),
                answer.statement());
    }

    private static CellFeature feature(SignificanceAnswer.Cell cell, IncidentFeatures places) {
        var middle = MapEdge.within(GridPoint.ofMetres(cell.easting(), cell.northing()));
        return new CellFeature(
                "Feature",
                places.polygon(HexOutline.corners(cell.easting(), cell.northing(), cell.widthMetres())),
                new Properties(
                        GridReference.of(middle, 100).toString(),
                        places.position(middle),
                        places.near(middle),
                        cell.count(),
                        cell.about(),
                        cell.expected(),
                        cell.z(),
                        cell.p(),
                        cell.adjusted(),
                        cell.significant()));
    }
}

package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeatures;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/scan}; what the numbers mean is said in {@link ScanAnswer}.
 *
 * @param asOf where in the change log, opaque
 * @param leastIncidents fewer are not computed
 * @param clusters circles as GeoJSON
 */
public record ScanView(
        String asOf,
        ScanAnswer.@Nullable Missing missing,
        int leastIncidents,
        @Nullable Integer leftOut,
        boolean smallCountsHidden,
        int days,
        Clusters clusters,
        RunStatement statement) {

    /** A circle as a polygon of so many corners. */
    private static final int CORNERS = 48;

    /** @param type always {@code FeatureCollection} */
    public record Clusters(String type, List<ClusterFeature> features) {
        public Clusters {
            features = List.copyOf(features);
        }
    }

    /** @param type always {@code Feature} */
    public record ClusterFeature(String type, GeoJson.Polygon geometry, Properties properties) {}

    /**
     * What one cluster says.
     *
     * @param gridReference of the square of 100 m in its middle
     * @param near a place that people know, or null
     */
    public record Properties(
            String gridReference,
            GeoJson.Position centre,
            @Nullable String near,
            double radiusMetres,
            LocalDate from,
            LocalDate through,
            int observed,
            double expected,
            double statistic,
            double p,
            double recurrenceDays,
            boolean significant) {}

    /** Writes degrees for metres and names for places. */
    public static ScanView of(ScanAnswer answer, int cellMetres, IncidentFeatures places) {
        return new ScanView(
                answer.position(),
                answer.missing(),
                SignificanceAnswer.LEAST_INCIDENTS,
                answer.leftOut(),
                answer.smallCountsHidden(),
                answer.days(),
                new Clusters(
                        "FeatureCollection",
                        answer.clusters().stream()
                                .map(cluster -> feature(cluster, cellMetres, places))
                                .toList()),
                answer.statement());
    }

    private static ClusterFeature feature(ScanAnswer.Cluster cluster, int cellMetres, IncidentFeatures places) {
        var middle = MapEdge.within(GridPoint.ofMetres(cluster.easting(), cluster.northing()));
        return new ClusterFeature(
                "Feature",
                places.polygon(circle(cluster, cellMetres)),
                new Properties(
                        GridReference.of(middle, 100).toString(),
                        places.position(middle),
                        places.near(middle),
                        cluster.radiusMetres(),
                        cluster.from(),
                        cluster.through(),
                        cluster.observed(),
                        cluster.expected(),
                        cluster.statistic(),
                        cluster.p(),
                        cluster.recurrenceDays(),
                        cluster.significant()));
    }

    /** Around the whole of its farthest square, whose middle the radius reaches. */
    private static Stream<GridPoint> circle(ScanAnswer.Cluster cluster, int cellMetres) {
        double radius = cluster.radiusMetres() + cellMetres * Math.sqrt(0.5);
        return IntStream.range(0, CORNERS).mapToObj(corner -> {
            double angle = 2 * Math.PI * corner / CORNERS;
            return MapEdge.within(GridPoint.ofMetres(
                    cluster.easting() + radius * Math.cos(angle), cluster.northing() + radius * Math.sin(angle)));
        });
    }
}

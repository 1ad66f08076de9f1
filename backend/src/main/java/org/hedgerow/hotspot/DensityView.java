package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.hotspot.method.DensityGrid;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeatures;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/density}; what the numbers mean is said in {@link DensityAnswer}.
 *
 * @param asOf where in the change log, opaque
 * @param leastIncidents fewer are not computed
 * @param highest of any cell, incidents for each square kilometre; 0 when there is no surface
 */
public record DensityView(
        String asOf,
        DensityAnswer.@Nullable Missing missing,
        int leastIncidents,
        @Nullable Integer leftOut,
        boolean smallCountsHidden,
        double highest,
        List<Double> breaks,
        @Nullable Surface surface,
        List<Peak> peaks,
        RunStatement statement) {

    /**
     * The bands as they are drawn: a character a cell, so that a whole country is soon fetched. What each cell holds to the last digit is in the file.
     *
     * @param west easting of the west edge, metres
     * @param south northing of the south edge, metres
     * @param lines from south to north; a character for each cell from the west: 0 below the first break, 1 from it, and so on
     */
    public record Surface(double west, double south, double cellMetres, List<String> lines) {
        public Surface {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One of the densest places.
     *
     * @param gridReference of the square of 100 m in its middle
     * @param near a place that people know, or null
     * @param outline what to bring into view: the reach of one kernel
     */
    public record Peak(
            String gridReference,
            GeoJson.Position centre,
            @Nullable String near,
            double perSquareKilometre,
            GeoJson.Polygon outline) {}

    /** Writes degrees for metres and names for places. */
    public static DensityView of(DensityAnswer answer, int bandwidthMetres, IncidentFeatures places) {
        var grid = answer.surface();
        return new DensityView(
                answer.position(),
                answer.missing(),
                SignificanceAnswer.LEAST_INCIDENTS,
                answer.leftOut(),
                answer.smallCountsHidden(),
                grid == null ? 0 : grid.highest(),
                answer.breaks(),
                grid == null ? null : surface(grid, answer.breaks()),
                answer.peaks().stream()
                        .map(peak -> peak(peak, bandwidthMetres, places))
                        .toList(),
                answer.statement());
    }

    private static Surface surface(DensityGrid grid, List<Double> breaks) {
        var lines = new ArrayList<String>(grid.lines());
        for (int line = 0; line < grid.lines(); line++) {
            var text = new StringBuilder(grid.columns());
            for (int column = 0; column < grid.columns(); column++) {
                text.append((char) ('0' + band(grid.at(column, line), breaks)));
            }
            lines.add(text.toString());
        }
        return new Surface(grid.west(), grid.south(), grid.cellMetres(), lines);
    }

    private static int band(double density, List<Double> breaks) {
        int band = 0;
        while (band < breaks.size() && density >= breaks.get(band)) {
            band++;
        }
        return band;
    }

    private static Peak peak(DensityAnswer.Peak peak, int reach, IncidentFeatures places) {
        var middle = MapEdge.within(GridPoint.ofMetres(peak.easting(), peak.northing()));
        double[][] corners = {{-reach, -reach}, {reach, -reach}, {reach, reach}, {-reach, reach}};
        return new Peak(
                GridReference.of(middle, 100).toString(),
                places.position(middle),
                places.near(middle),
                peak.perSquareKilometre(),
                places.polygon(Stream.of(corners)
                        .map(corner -> MapEdge.within(
                                GridPoint.ofMetres(peak.easting() + corner[0], peak.northing() + corner[1])))));
    }
}

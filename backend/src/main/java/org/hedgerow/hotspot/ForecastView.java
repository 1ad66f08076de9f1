package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.hotspot.method.Backtest;
import org.hedgerow.hotspot.method.BacktestResult;
import org.hedgerow.hotspot.method.ForecastPart;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentFeatures;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/forecast}; what the numbers mean is said in {@link ForecastAnswer} and {@link BacktestResult}. Cells and trial come together or
 * not at all.
 *
 * @param asOf where in the change log, opaque
 * @param missing what there is too little of: then there is neither trial nor cell
 * @param firstDay of the week
 * @param lastDay of the week, counted
 * @param shown whose cells these are: the forecast's when it was better than counts, and else those of the counts
 * @param cells flagged, the likeliest first
 */
public record ForecastView(
        String asOf,
        Backtest.@Nullable Lack missing,
        int leastIncidents,
        int leastWeeks,
        ForecastAnswer.LeftOut leftOut,
        LocalDate firstDay,
        LocalDate lastDay,
        BacktestResult.@Nullable Method shown,
        @Nullable Trial trial,
        Cells cells,
        RunStatement statement) {

    /**
     * How it did in the weeks that were held out.
     *
     * @param better than counts, in so many weeks that chance seldom does it
     * @param studied cells
     * @param expected incidents in the coming week, in all cells
     * @param parts what each part of the mixture counts
     */
    public record Trial(
            boolean better,
            int studied,
            double expected,
            List<Part> parts,
            List<BacktestResult.Tried> methods,
            List<Week> weeks) {}

    public record Part(ForecastPart part, double weight) {}

    /** As {@link BacktestResult.Week}; {@code hits} in the order of the methods. */
    public record Week(LocalDate firstDay, int incidents, int most, int studied, int flagged, List<Integer> hits) {}

    /** @param type always {@code FeatureCollection} */
    public record Cells(String type, List<CellFeature> features) {

        Cells(List<CellFeature> features) {
            this("FeatureCollection", List.copyOf(features));
        }
    }

    /** @param type always {@code Feature} */
    public record CellFeature(String type, GeoJson.Polygon geometry, Properties properties) {}

    /**
     * What one cell says.
     *
     * @param gridReference of the cell itself when it is a square of 1 km, and of the 100 m in its middle otherwise
     * @param near a place that people know, or null
     * @param expected incidents in the week
     * @param lastYear incidents in the 52 weeks before
     */
    public record Properties(
            String gridReference,
            GeoJson.Position centre,
            @Nullable String near,
            int rank,
            double expected,
            int lastYear) {}

    /** Writes degrees for metres, days for seconds and names for places. */
    public static ForecastView of(ForecastAnswer answer, IncidentFeatures places) {
        var result = answer.result();
        return new ForecastView(
                answer.position(),
                answer.missing(),
                Backtest.LEAST_INCIDENTS,
                Backtest.LEAST_WEEKS,
                answer.leftOut(),
                answer.firstDay(),
                answer.firstDay().plusDays(6),
                result == null ? null : result.better() ? BacktestResult.Method.FORECAST : BacktestResult.Method.COUNTS,
                result == null ? null : trial(result),
                new Cells(result == null ? List.of() : cells(result, answer.cellMetres(), places)),
                answer.statement());
    }

    private static Trial trial(BacktestResult result) {
        return new Trial(
                result.better(),
                result.studied(),
                result.expected(),
                result.weights().entrySet().stream()
                        .map(weight -> new Part(weight.getKey(), weight.getValue()))
                        .toList(),
                result.tried(),
                result.weeks().stream()
                        .map(week -> new Week(
                                LocalDate.ofEpochDay(week.start() / 86_400),
                                week.incidents(),
                                week.most(),
                                week.studied(),
                                week.flagged(),
                                week.hits()))
                        .toList());
    }

    private static List<CellFeature> cells(BacktestResult result, int metres, IncidentFeatures places) {
        var features = new ArrayList<CellFeature>();
        for (var cell : result.better() ? result.forecast() : result.counts()) {
            features.add(feature(cell, features.size() + 1, metres, places));
        }
        return features;
    }

    private static CellFeature feature(BacktestResult.Flagged cell, int rank, int metres, IncidentFeatures places) {
        var middle = MapEdge.within(GridPoint.ofMetres(cell.easting() + metres / 2.0, cell.northing() + metres / 2.0));
        double[][] corners = {{0, 0}, {metres, 0}, {metres, metres}, {0, metres}};
        return new CellFeature(
                "Feature",
                places.polygon(Stream.of(corners)
                        .map(corner -> MapEdge.within(
                                GridPoint.ofMetres(cell.easting() + corner[0], cell.northing() + corner[1])))),
                new Properties(
                        GridReference.of(middle, metres == 1_000 ? 1_000 : 100).toString(),
                        places.position(middle),
                        places.near(middle),
                        rank,
                        cell.expected(),
                        cell.lastYear()));
    }
}

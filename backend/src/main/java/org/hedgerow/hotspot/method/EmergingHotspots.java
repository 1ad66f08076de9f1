package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * Which cells are becoming hot, have long been, or are cooling down: Gi* of each period on its own, with the false-discovery rate controlled
 * within the period, and the Mann-Kendall trend of Gi* over the periods. The classes are those of {@link EmergingPattern}.
 *
 * <p>A period is compared with itself alone. Esri's tool also counts the period before as a neighbour, which smooths; here a season that ends
 * is seen when it ends. A cell below 5 % in the trend test has a trend; that is asked only of cells that are nearly always hot, so that it is
 * not corrected for the number of cells.
 */
public final class EmergingHotspots {

    public static final int VERSION = 1;

    /** Below this the trend test calls it a trend. */
    public static final double TREND = 0.05;

    private EmergingHotspots() {}

    /**
     * Classifies every cell.
     *
     * @param periods in the order of time, for each what every cell held
     * @throws IllegalArgumentException when there is no period, or one has another number of cells
     */
    public static EmergingResult of(
            double[][] periods, Neighbourhoods neighbourhoods, GetisParameters parameters, Progress progress) {
        long began = System.nanoTime();
        if (periods.length == 0) {
            throw new IllegalArgumentException("There is at least one period");
        }
        var results = new GetisResult[periods.length];
        for (int period = 0; period < periods.length; period++) {
            progress.reached(period, periods.length);
            results[period] = GetisOrd.of(periods[period], neighbourhoods, parameters, Progress.SILENT);
        }
        progress.reached(periods.length, periods.length);
        var last = results[results.length - 1].statement();
        var stated = RunStatement.parameters("periods", periods.length, "trendBelow", TREND);
        stated.putAll(last.parameters());
        var classified = classified(results);
        return new EmergingResult(
                new RunStatement(
                        "emerging hot cells",
                        VERSION,
                        neighbourhoods.cells(),
                        stated,
                        null,
                        null,
                        last.seed(),
                        RunStatement.since(began)),
                classified.hot(),
                classified.cold(),
                classified.trend(),
                classified.last());
    }

    /**
     * Classifies every cell by what is already known of each period, whichever test said what is significant in it. The statement is that of the last
     * period.
     *
     * @param results in the order of time, at least one, all of the same cells
     */
    public static EmergingResult classified(GetisResult[] results) {
        var last = results[results.length - 1];
        int cells = last.z().length;
        var hot = new EmergingPattern[cells];
        var cold = new EmergingPattern[cells];
        var trends = new MannKendall[cells];
        for (int cell = 0; cell < cells; cell++) {
            int at = cell;
            trends[cell] = MannKendall.of(
                    Arrays.stream(results).mapToDouble(result -> result.z()[at]).toArray());
            int trend = trends[cell].p() < TREND ? Integer.signum(trends[cell].s()) : 0;
            var states = Arrays.stream(results)
                    .mapToInt(result -> result.isHot(at) ? 1 : result.isCold(at) ? -1 : 0)
                    .toArray();
            hot[cell] = EmergingPattern.of(states, trend, 1);
            cold[cell] = EmergingPattern.of(states, trend, -1);
        }
        return new EmergingResult(last.statement(), hot, cold, trends, last.z());
    }
}

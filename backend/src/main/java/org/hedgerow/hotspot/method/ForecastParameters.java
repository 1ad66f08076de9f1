package org.hedgerow.hotspot.method;

/**
 * What a {@link Forecast} is made for, and how a {@link Backtest} tries it.
 *
 * @param cellMetres side of a square cell; the cells lie on the lines of the grid, counted from its origin
 * @param share of the study area that is flagged, fixed before anything is known of the week: above 0 and at most 0.2
 * @param start the first second of the week that is forecast; the weeks before it are whole weeks counted back from here
 * @param holdOutWeeks the last weeks before it, each forecast from what was known when it began
 * @param fitWeeks the weeks before each forecast week on which its weights are fitted
 * @param repetitions of the bootstrap
 * @param seed of the bootstrap, and of the order of cells that are equally likely
 */
public record ForecastParameters(
        double cellMetres, double share, long start, int holdOutWeeks, int fitWeeks, int repetitions, long seed) {

    public static final int HOLD_OUT_WEEKS = 20;
    public static final int FIT_WEEKS = 26;
    public static final int REPETITIONS = 999;
    public static final double SHARE = 0.01;

    private static final int MOST_WEEKS = 104;
    private static final int MOST_REPETITIONS = 10_000;
    private static final double MOST_SHARE = 0.2;

    public ForecastParameters {
        if (!(cellMetres >= 50 && cellMetres <= 50_000)) {
            throw new IllegalArgumentException("Cells are 50 m to 50 km wide");
        }
        if (!(share > 0 && share <= MOST_SHARE)) {
            throw new IllegalArgumentException("The flagged share is above 0 and at most " + MOST_SHARE);
        }
        if (holdOutWeeks < 1 || holdOutWeeks > MOST_WEEKS || fitWeeks < 4 || fitWeeks > MOST_WEEKS) {
            throw new IllegalArgumentException(
                    "From 1 to " + MOST_WEEKS + " weeks to try it on, and from 4 to " + MOST_WEEKS + " to fit it on");
        }
        if (repetitions < 19 || repetitions > MOST_REPETITIONS) {
            throw new IllegalArgumentException("From 19 to " + MOST_REPETITIONS + " repetitions");
        }
        if (Math.abs(start) > 10_000_000_000_000L) {
            throw new IllegalArgumentException("The week is too far away");
        }
    }

    /** What is usual, for a week and cells of this side. */
    public static ForecastParameters usual(double cellMetres, long start, long seed) {
        return new ForecastParameters(cellMetres, SHARE, start, HOLD_OUT_WEEKS, FIT_WEEKS, REPETITIONS, seed);
    }

    /** The first second of a week counted back: 0 is the week that is forecast. */
    long weekStart(int back) {
        return start - back * Forecast.WEEK;
    }
}

package org.hedgerow.hotspot.method;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A forecast and, never without it, how the same method and simple ones did in weeks that it had not seen.
 *
 * @param statement how it was made; its n is the incidents that were given
 * @param better whether it was better than counting last year in so many weeks that chance seldom does it ({@link Backtest#LEVEL})
 * @param studied cells of the study area
 * @param expected incidents in the week that is asked for
 * @param weights what each part counts in the week that is asked for; they add up to 1
 * @param tried the forecast first, then counts, then the kernel
 * @param weeks those held out, in the order of time
 * @param forecast cells flagged by the forecast, the likeliest first
 * @param counts as many cells, flagged by the counts of last year
 */
public record BacktestResult(
        RunStatement statement,
        boolean better,
        int studied,
        double expected,
        Map<ForecastPart, Double> weights,
        List<Tried> tried,
        List<Week> weeks,
        List<Flagged> forecast,
        List<Flagged> counts) {

    /** The three that choose cells. */
    public enum Method {
        /** {@link Forecast}. */
        FORECAST,
        /** How many incidents each cell had in the last 52 weeks. */
        COUNTS,
        /** The same, spread by a Gaussian of two cells. */
        KERNEL
    }

    /**
     * How one did over all weeks.
     *
     * @param hits incidents in the cells that it flagged
     * @param incidents all of them
     * @param pai null when there were none
     * @param paiInterval in which the index lies in 95 of 100 draws of the weeks
     * @param pei null likewise
     * @param forecastBetter weeks in which the forecast had more hits than this; 0 for itself
     * @param forecastWorse weeks in which it had fewer
     * @param p how often a coin would have the forecast better in as many of all weeks
     */
    public record Tried(
            Method method,
            int hits,
            int incidents,
            @Nullable Double pai,
            @Nullable Interval paiInterval,
            @Nullable Double pei,
            @Nullable Interval peiInterval,
            int forecastBetter,
            int forecastWorse,
            double p) {}

    public record Interval(double low, double high) {}

    /**
     * One week that was held out.
     *
     * @param start its first second
     * @param incidents in it, wherever they were
     * @param most of them that as many cells could have held
     * @param studied cells
     * @param flagged cells
     * @param hits in the order of {@link Method}
     */
    public record Week(long start, int incidents, int most, int studied, int flagged, List<Integer> hits) {}

    /**
     * A cell that is flagged.
     *
     * @param easting of its south-west corner, metres
     * @param northing of the same
     * @param expected incidents in the week, by the forecast
     * @param lastYear incidents in the last 52 weeks
     */
    public record Flagged(double easting, double northing, double expected, int lastYear) {}
}

package org.hedgerow.hotspot.method;

/**
 * What a {@link SpaceTimeScan} looks for.
 *
 * @param mostMetres the largest radius of a circle
 * @param mostShare the largest share of all cases that the place of a cluster may hold over the whole period, above 0 and at most one half
 * @param mostDays the longest a cluster may last; it ends with the last day of the period
 * @param repetitions how often the times are shuffled, such as 999
 * @param stopAfter the p-value is settled as soon as this many repetitions were as extreme as what was found (Besag and Clifford 1991); 0
 *     never stops early
 * @param seed of the shuffles
 */
public record ScanParameters(
        double mostMetres, double mostShare, int mostDays, int repetitions, int stopAfter, long seed) {

    /** More repetitions than anybody needs. */
    public static final int MOST_REPETITIONS = 100_000;

    public ScanParameters {
        if (!(mostMetres >= 0)) {
            throw new IllegalArgumentException("The largest radius is a number of metres from 0");
        }
        if (!(mostShare > 0 && mostShare <= 0.5)) {
            throw new IllegalArgumentException("The largest share is above 0 and at most 0.5");
        }
        if (mostDays < 1) {
            throw new IllegalArgumentException("A cluster lasts a day at least");
        }
        if (repetitions < 0 || repetitions > MOST_REPETITIONS || stopAfter < 0) {
            throw new IllegalArgumentException("From 0 to " + MOST_REPETITIONS + " repetitions");
        }
    }
}

package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * What chance alone gave, each time that the data were shuffled.
 *
 * @param strongest the statistic of the strongest cluster of each repetition
 * @param stopped whether the last of them settled the p-value and the rest were not done
 */
record Repetitions(double[] strongest, boolean stopped) {

    static final Repetitions NONE = new Repetitions(new double[0], false);

    /**
     * How often chance does as well. The data themselves are one of the ways in which they could have fallen, and are counted; when it stopped
     * early, at a repetition as extreme as the data, the repetitions are the whole sample (Besag and Clifford 1991).
     */
    double p(double statistic) {
        long asExtreme = Arrays.stream(strongest)
                .filter(repeated -> isAsExtreme(repeated, statistic))
                .count();
        return stopped ? (double) asExtreme / strongest.length : (1.0 + asExtreme) / (1.0 + strongest.length);
    }

    /** Equal but for rounding is as extreme: the same logarithms are always added in the same order, but nothing should hang on that. */
    static boolean isAsExtreme(double repeated, double found) {
        return repeated >= found - 1e-9 * Math.max(1, found);
    }
}

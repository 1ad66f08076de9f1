package org.hedgerow.hotspot.method;

/**
 * How a {@link GetisOrd} statistic is made.
 *
 * @param bandMetres cells whose centres are no farther are neighbours; 0 for those that touch
 * @param rate the false-discovery rate, such as 0.05
 * @param control which correction decides what is significant
 * @param permutations how often the values are shuffled for p-values that suppose no distribution; 0 takes the normal
 * @param seed of the shuffles
 */
public record GetisParameters(double bandMetres, double rate, Control control, int permutations, long seed) {

    /** Corrections for asking about every cell at once. */
    public enum Control {
        /** Benjamini and Hochberg 1995. */
        BENJAMINI_HOCHBERG,
        /** Benjamini and Yekutieli 2001: any dependence. */
        BENJAMINI_YEKUTIELI,
        /** Caldas de Castro and Singer 2006: their cut-off, which falls back to Bonferroni's. */
        CASTRO_SINGER
    }

    public static final int MOST_PERMUTATIONS = 100_000;

    public GetisParameters {
        if (!(bandMetres >= 0) || Double.isInfinite(bandMetres)) {
            throw new IllegalArgumentException("The distance band is a number of metres from 0");
        }
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("The false-discovery rate is above 0 and below 1");
        }
        if (permutations < 0 || permutations > MOST_PERMUTATIONS) {
            throw new IllegalArgumentException("From 0 to " + MOST_PERMUTATIONS + " permutations");
        }
    }
}

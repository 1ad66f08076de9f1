package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * The trend test of Mann (1945) and Kendall (1975): whether later values tend to be higher than earlier ones. Ties are corrected for, and the
 * normal approximation is corrected for continuity.
 *
 * @param s pairs in which the later value is higher, less those in which it is lower
 * @param z standard deviations; 0 when there is no trend or all values are the same
 * @param p two-sided
 */
public record MannKendall(int s, double z, double p) {

    /** More would count more pairs than an int holds. */
    private static final int MOST_VALUES = 10_000;

    /** Of values in the order of time. */
    public static MannKendall of(double[] values) {
        if (values.length > MOST_VALUES) {
            throw new IllegalArgumentException("A trend is tested over at most " + MOST_VALUES + " values");
        }
        int s = 0;
        for (int later = 1; later < values.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                s += Double.compare(values[later], values[earlier]) > 0 ? 1 : 0;
                s -= Double.compare(values[later], values[earlier]) < 0 ? 1 : 0;
            }
        }
        double variance = (term(values.length) - ties(values)) / 18;
        double z = s == 0 || variance <= 0 ? 0 : (s - Integer.signum(s)) / Math.sqrt(variance);
        return new MannKendall(s, z, NormalTail.twoSided(z));
    }

    private static double ties(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int from = 0;
        for (int to = 1; to <= sorted.length; to++) {
            if (to == sorted.length || sorted[to] != sorted[from]) {
                sum += term(to - from);
                from = to;
            }
        }
        return sum;
    }

    private static double term(double n) {
        return n * (n - 1) * (2 * n + 5);
    }
}

package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * Control of the false-discovery rate: of everything that is called significant, only a stated share is so by chance. A map asks thousands of
 * questions at once, so that single p-values below 0.05 would colour one cell in twenty of any map.
 */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * Adjusted p-values by Benjamini and Hochberg (1995), in the order of the p-values. What is at most 0.05 may be called significant when one
     * false discovery in twenty is allowed. Valid when the questions are independent or, as neighbouring cells are, positively dependent.
     */
    public static double[] benjaminiHochberg(double[] p) {
        return adjusted(p, p.length);
    }

    /** The same by Benjamini and Yekutieli (2001), which holds under any dependence and finds less. */
    public static double[] benjaminiYekutieli(double[] p) {
        double factor = 0;
        for (int i = 1; i <= p.length; i++) {
            factor += 1.0 / i;
        }
        return adjusted(p, p.length * factor);
    }

    /**
     * The cut-off of Caldas de Castro and Singer (2006) for local statistics: the largest p-value that is at most its rank's share of the rate,
     * and Bonferroni's when there is none. A p-value up to the cut-off is significant.
     */
    public static double cutOff(double[] p, double rate) {
        var sorted = p.clone();
        Arrays.sort(sorted);
        for (int rank = sorted.length; rank > 0; rank--) {
            if (sorted[rank - 1] <= rate * rank / sorted.length) {
                return rate * rank / sorted.length;
            }
        }
        return sorted.length == 0 ? rate : rate / sorted.length;
    }

    /** From the largest p-value down: no adjusted value is above that of a larger one, and equal ones have the same. */
    private static double[] adjusted(double[] p, double tests) {
        var sorted = p.clone();
        Arrays.sort(sorted);
        var adjusted = new double[p.length];
        double least = 1;
        for (int rank = p.length; rank > 0; rank--) {
            least = Math.min(least, sorted[rank - 1] * tests / rank);
            adjusted[rank - 1] = least;
        }
        return Arrays.stream(p)
                .map(one -> adjusted[Arrays.binarySearch(sorted, one)])
                .toArray();
    }
}

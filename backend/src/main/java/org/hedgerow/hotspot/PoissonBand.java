package org.hedgerow.hotspot;

import java.util.function.DoubleUnaryOperator;

/**
 * The means for which a count would not surprise: the exact 95 % limits of Garwood (1936, "Fiducial limits for the Poisson distribution",
 * Biometrika 28, 437-442). With the lower one, as many or more would be counted one time in forty; with the upper one, as many or fewer.
 * When incidents come one by one and independently, the limits hold the true mean at least 95 times in 100, for every mean.
 *
 * <p>Above a thousand the limits are Byar's approximation (Breslow and Day 1987, "Statistical methods in cancer research" II, 2.8), which
 * there agrees with the exact ones to a hundred-thousandth.
 *
 * @param low 0 when nothing was counted
 */
record PoissonBand(double low, double high) {

    static final double CONFIDENCE = 0.95;

    private static final double TAIL = (1 - CONFIDENCE) / 2;
    private static final double DEVIATIONS = 1.959963984540054;
    private static final long MOST_EXACT = 1_000;
    private static final int HALVINGS = 60;

    static PoissonBand of(long count) {
        if (count > MOST_EXACT) {
            return new PoissonBand(byar(count, -DEVIATIONS), byar(count + 1, DEVIATIONS));
        }
        double low = count == 0 ? 0 : root(0, count, mean -> atLeast(count, mean) - TAIL);
        double far = count + 10 * Math.sqrt(count + 1.0) + 10;
        return new PoissonBand(low, root(count, far, mean -> TAIL - atMost(count, mean)));
    }

    /** Where a rising function passes nought. */
    private static double root(double from, double to, DoubleUnaryOperator rising) {
        double below = from;
        double above = to;
        for (int step = 0; step < HALVINGS; step++) {
            double middle = (below + above) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return (below + above) / 2;
    }

    /** The chance of so many or more, for a mean of no more than that: terms only fall. */
    private static double atLeast(long count, double mean) {
        double sum = 0;
        double term = chance(count, mean);
        for (long k = count + 1; term > sum * 1e-17; k++) {
            sum += term;
            term *= mean / k;
        }
        return sum;
    }

    /** The chance of so many or fewer, for a mean of no less than that. */
    private static double atMost(long count, double mean) {
        double sum = 0;
        double term = chance(count, mean);
        for (long k = count; k >= 0 && term > sum * 1e-17; k--) {
            sum += term;
            term *= k / mean;
        }
        return sum;
    }

    private static double chance(long count, double mean) {
        double logarithm = -mean + count * Math.log(mean);
        for (long k = 2; k <= count; k++) {
            logarithm -= Math.log(k);
        }
        return mean == 0 ? (count == 0 ? 1 : 0) : Math.exp(logarithm);
    }

    private static double byar(double count, double deviations) {
        double part = 1 - 1 / (9 * count) + deviations / (3 * Math.sqrt(count));
        return count * part * part * part;
    }
}

package org.hedgerow.hotspot.method;

/** Tails of the normal distribution, with the same relative precision however far out. */
final class NormalTail {

    /** Where the series hands over to the continued fraction: both are exact to the last digits here. */
    private static final double FAR = 3;

    private static final double PER_ROOT_TWO_PI = 0.3989422804014327;

    private NormalTail() {}

    /** The chance that a standard normal variable is at least as far from 0 as {@code z}. */
    static double twoSided(double z) {
        return Math.min(1, 2 * above(Math.abs(z)));
    }

    /** The chance to lie above a number from 0. */
    private static double above(double z) {
        double density = PER_ROOT_TWO_PI * Math.exp(-z * z / 2);
        return z < FAR ? 0.5 - density * series(z) : density / fraction(z);
    }

    /** Marsaglia's series: the distribution function is one half and the density times z + z^3/3 + z^5/(3*5) + ... */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int k = 3; term > sum * 1e-17; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return sum;
    }

    /** Laplace's continued fraction z + 1/(z + 2/(z + 3/(z + ...))), from the inside out. */
    private static double fraction(double z) {
        double value = z;
        for (int k = 120; k > 0; k--) {
            value = z + k / value;
        }
        return value;
    }
}

package org.hedgerow.hotspot;

/**
 * Whether a count is another than the one a year before, or may be so by chance. When incidents come one by one and independently, and as often in the one year as in
 * the other, then of all of both each falls into either with the chance of a half: the exact conditional test of two Poisson counts (Przyborowski and Wilenski 1940,
 * "Homogeneity of results in testing samples from Poisson series", Biometrika 31, 313-323). Incidents of one night or one gang are not independent, so that chance
 * explains more than the test allows: a change that it calls one is likely to be one, and still says nothing of why.
 */
public enum ChangeOfCount {
    MORE,
    FEWER,
    /** Chance alone would often make as great a difference. */
    NO_MORE_THAN_CHANCE;

    static final double SIGNIFICANCE = 0.05;

    /** Above this many the normal distribution, with a correction for continuity, agrees to a thousandth. */
    private static final int MOST_EXACT = 1_000;

    private static final double DEVIATIONS = 1.959963984540054;

    /** Of two counts of stretches of equal length, neither negative. */
    public static ChangeOfCount of(int now, int before) {
        int less = Math.min(now, before);
        long all = (long) now + before;
        if (now == before || !isSurprising(less, all)) {
            return NO_MORE_THAN_CHANCE;
        }
        return now > before ? MORE : FEWER;
    }

    /**
     * Of two counts of stretches of unequal length: of all of both each falls into the first with the chance that its length has. Where one has no length, nothing
     * is compared.
     *
     * @param days how long each is, none negative
     */
    static ChangeOfCount of(int now, int nowDays, int before, int beforeDays) {
        if (nowDays == 0 || beforeDays == 0) {
            return NO_MORE_THAN_CHANCE;
        }
        double share = nowDays / ((double) nowDays + beforeDays);
        long all = (long) now + before;
        boolean isMore = now > all * share;
        double tail = isMore ? atMost(before, all, 1 - share) : atMost(now, all, share);
        if (2 * tail >= SIGNIFICANCE) {
            return NO_MORE_THAN_CHANCE;
        }
        return isMore ? MORE : FEWER;
    }

    /** The chance of so few or fewer of so many, each with this chance. */
    private static double atMost(int few, long all, double chance) {
        if (all > MOST_EXACT) {
            double deviations = (few + 0.5 - all * chance) / Math.sqrt(all * chance * (1 - chance));
            // Only on which side of the limit it is matters.
            return deviations < -DEVIATIONS ? 0 : 1;
        }
        double logarithm = all * Math.log1p(-chance);
        double odds = Math.log(chance) - Math.log1p(-chance);
        double sum = Math.exp(logarithm);
        for (int one = 1; one <= few; one++) {
            logarithm += Math.log((all - one + 1.0) / one) + odds;
            sum += Math.exp(logarithm);
        }
        return sum;
    }

    /** Whether so few or fewer heads of so many tosses come in less than half of one in twenty: both directions count. */
    private static boolean isSurprising(int heads, long tosses) {
        if (tosses > MOST_EXACT) {
            return (tosses / 2.0 - heads - 0.5) / (Math.sqrt(tosses) / 2) > DEVIATIONS;
        }
        double term = Math.pow(0.5, tosses);
        double sum = term;
        for (int head = 1; head <= heads; head++) {
            term *= (tosses - head + 1.0) / head;
            sum += term;
        }
        return 2 * sum < SIGNIFICANCE;
    }
}

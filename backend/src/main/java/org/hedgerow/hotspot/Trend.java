package org.hedgerow.hotspot;

/** How a hotspot stands against the same window of the year before. */
public enum Trend {
    RISING,
    STEADY,
    FALLING,
    /** Nothing was recorded in the same place in the same window of the year before. */
    NEW;

    /** One-sided 5 % of the normal distribution. */
    private static final double SURPRISING = 1.644853627;

    /**
     * Compares two counts as one would compare two Poisson counts of equal exposure: given their total, the count now is binomial with one
     * half when nothing has changed. Rising and falling are said only when the difference would happen by chance less than one time in twenty
     * (normal approximation with continuity correction, which agrees with the exact test from the smallest counts on). A few more than
     * last year is therefore steady, which is what it is.
     *
     * @param now incidents inside the hotspot's outline in the window
     * @param before incidents inside the same outline in the window a year before
     */
    public static Trend of(int now, int before) {
        if (before == 0) {
            return NEW;
        }
        double surprise = (Math.abs((double) now - before) - 1) / Math.sqrt((double) now + before);
        if (surprise < SURPRISING) {
            return STEADY;
        }
        return now > before ? RISING : FALLING;
    }
}

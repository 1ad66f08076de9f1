package org.hedgerow.hotspot.method;

import org.jspecify.annotations.Nullable;

/** How much better than none a choice of cells was. */
public final class HitIndices {

    private HitIndices() {}

    /**
     * The predictive accuracy index, (n / N) / (a / A), of Chainey, Tompson and Uhlig (2008): 1 is what cells drawn by lot would have. 25 of 100
     * incidents in 10 of 500 square kilometres make 12.5.
     *
     * @param hits incidents in the flagged cells
     * @param incidents all of them, those outside the study area too
     * @param flagged area, in any unit
     * @param area of the study area, in the same
     * @return null when there was no incident, or nothing was flagged
     */
    public static @Nullable Double pai(double hits, double incidents, double flagged, double area) {
        return incidents > 0 && flagged > 0 ? Double.valueOf(hits / incidents / (flagged / area)) : null;
    }

    /**
     * The predictive efficiency index: the accuracy as a share of the best that as many cells could have had. Both have the same area and the same
     * incidents, so that it is one number of hits over the other.
     *
     * @param most incidents that as many cells could have held
     * @return null when no cell could have held any
     */
    public static @Nullable Double pei(double hits, double most) {
        return most > 0 ? Double.valueOf(hits / most) : null;
    }

    /** The chance that of so many tosses of a fair coin at least so many are heads: the sign test, one-sided. */
    static double atLeast(int heads, int tosses) {
        double chance = Math.pow(0.5, tosses);
        double sum = 0;
        for (int k = 0; k <= tosses; k++) {
            sum += k >= heads ? chance : 0;
            chance *= (double) (tosses - k) / (k + 1);
        }
        return Math.min(1, sum);
    }
}

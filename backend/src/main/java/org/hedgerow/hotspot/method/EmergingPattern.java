package org.hedgerow.hotspot.method;

/**
 * How a cell came to be what it is: the classes of emerging hot spot analysis as Esri defines them in the documentation of its tool, which
 * analysts know. The same words serve for cold cells.
 */
public enum EmergingPattern {
    /** Hot in the last period, and never before. */
    NEW(true),
    /** Hot in the last two periods or more without a break, never before them, and in less than nine tenths of all. */
    CONSECUTIVE(true),
    /** Hot in nine tenths of the periods and in the last, and ever more so. */
    INTENSIFYING(true),
    /** Hot in nine tenths of the periods and in the last, with no trend. */
    PERSISTENT(false),
    /** Hot in nine tenths of the periods and in the last, and ever less so. */
    DIMINISHING(false),
    /** Hot in the last period, on and off before, and never cold. */
    SPORADIC(false),
    /** Hot in the last period, and cold in one before. */
    OSCILLATING(false),
    /** Not hot in the last period, but in nine tenths of all. */
    HISTORICAL(false),
    /** None of these. */
    NONE(false);

    private static final double NEARLY_ALWAYS = 0.9;

    private final boolean emerging;

    EmergingPattern(boolean emerging) {
        this.emerging = emerging;
    }

    /** Whether something is beginning or growing. */
    public boolean isEmerging() {
        return emerging;
    }

    /**
     * The class of a cell.
     *
     * @param states for each period in the order of time 1 when hot, -1 when cold, 0 otherwise
     * @param trend of the cell's statistic over the periods: 1 rising, -1 falling, 0 neither
     * @param sign 1 to ask about heat, -1 about cold
     */
    static EmergingPattern of(int[] states, int trend, int sign) {
        int like = 0;
        int opposite = 0;
        for (int state : states) {
            like += state == sign ? 1 : 0;
            opposite += state == -sign ? 1 : 0;
        }
        boolean nearlyAlways = like > 0 && like >= NEARLY_ALWAYS * states.length;
        if (like == 0 || states[states.length - 1] != sign) {
            return nearlyAlways ? HISTORICAL : NONE;
        }
        if (like == 1) {
            return opposite > 0 ? OSCILLATING : NEW;
        }
        if (nearlyAlways) {
            return trend == sign ? INTENSIFYING : trend == -sign ? DIMINISHING : PERSISTENT;
        }
        if (opposite > 0) {
            return OSCILLATING;
        }
        return lastRun(states, sign) == like ? CONSECUTIVE : SPORADIC;
    }

    private static int lastRun(int[] states, int sign) {
        int run = 0;
        while (run < states.length && states[states.length - 1 - run] == sign) {
            run++;
        }
        return run;
    }
}

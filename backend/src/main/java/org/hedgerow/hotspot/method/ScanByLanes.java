package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * The strongest cylinder of a repetition, found several times faster than by looking at every circle, and the same to the last bit.
 *
 * <p>Most circles are nowhere near the strongest. Given a floor that the strongest very likely exceeds, a table says how many cases a circle needs in
 * each window to reach it, which is never fewer for a larger circle. While a circle grows, each window therefore has some cases to spare before
 * anything need be computed. The spare cases of all windows are kept in the bytes of two longs, from which a place takes its cases with
 * two subtractions: a byte whose top bit goes out has been overspent, and only then the windows are looked at.
 */
final class ScanByLanes {

    /** When nothing reaches the floor: the caller must look again without one. */
    static final double BELOW_THE_FLOOR = -1;

    private static final int MOST_WINDOWS = 16;
    private static final int MOST_SPARE = 127;
    private static final long TOP_BITS = 0x8080808080808080L;

    private final ScanZones zones;
    private final int[] casesAt;
    private final int[] casesInWindow;
    private final int cases;
    private final int windows;
    /** One more than the most cases that a circle holds over the whole period. */
    private final int stride;

    /** For each window and cases over the whole period: how many in the window reach the floor. */
    private final int[] needed;
    /** Cases of each place in each window, a byte for each window, two longs for each place. */
    private final long[] lanes;

    private final int[] inCircle;
    private int[] recent = new int[0];
    private double strongest;

    private ScanByLanes(ScanZones zones, int[] casesAt, int[] casesInWindow, int cases) {
        this.zones = zones;
        this.casesAt = casesAt;
        this.casesInWindow = casesInWindow;
        this.cases = cases;
        windows = casesInWindow.length;
        stride = zones.mostCases + 1;
        needed = new int[windows * stride];
        lanes = new long[2 * casesAt.length];
        inCircle = new int[windows];
    }

    /** Whether there are few enough windows, and circles enough to be worth the table. */
    static boolean isWorthIt(ScanZones zones, int windows) {
        return windows <= MOST_WINDOWS && (long) windows * (zones.mostCases + 1) < zones.start[zones.start.length - 1];
    }

    /** With a floor above 0. */
    static ScanByLanes above(double floor, ScanZones zones, int[] casesAt, int[] casesInWindow, int cases) {
        var scan = new ScanByLanes(zones, casesAt, casesInWindow, cases);
        scan.setFloor(floor);
        return scan;
    }

    void setFloor(double floor) {
        for (int window = 0; window < windows; window++) {
            int observed = 1;
            for (int inAll = 0; inAll < stride; inAll++) {
                while (observed <= casesInWindow[window] && statistic(observed, inAll, window) < floor) {
                    observed++;
                }
                needed[window * stride + inAll] = observed;
            }
        }
    }

    private double statistic(int observed, int inAll, int window) {
        return SpaceTimeScan.statistic(observed, (double) inAll * casesInWindow[window] / cases, cases);
    }

    /**
     * The strongest cylinder's statistic.
     *
     * @param dealt for each place and window its cases
     */
    double strongest(int[] dealt) {
        recent = dealt;
        strongest = BELOW_THE_FLOOR;
        Arrays.fill(lanes, 0);
        for (int place = 0; place < casesAt.length; place++) {
            for (int window = 0; window < windows; window++) {
                int some = recent[place * windows + window];
                if (some > MOST_SPARE) {
                    return BELOW_THE_FLOOR;
                }
                lanes[2 * place + (window >> 3)] |= (long) some << 8 * (window & 7);
            }
        }
        for (int centre = 0; centre < casesAt.length; centre++) {
            lookAround(centre);
        }
        return strongest;
    }

    private void lookAround(int centre) {
        Arrays.fill(inCircle, 0);
        int inAll = 0;
        long first = spare(0, 0);
        long second = spare(8, 0);
        long firstGiven = first;
        long secondGiven = second;
        int end = zones.start[centre + 1];
        for (int i = zones.start[centre]; i < end; i++) {
            int member = zones.members[i];
            int place = member ^ member >> 31;
            inAll += casesAt[place];
            first -= lanes[2 * place];
            second -= lanes[2 * place + 1];
            if ((first & second & TOP_BITS) == TOP_BITS) {
                continue;
            }
            count(0, firstGiven - first);
            count(8, secondGiven - second);
            while (member >= 0) {
                member = zones.members[++i];
                place = member ^ member >> 31;
                inAll += casesAt[place];
                count(0, lanes[2 * place]);
                count(8, lanes[2 * place + 1]);
            }
            first = spare(0, inAll);
            second = spare(8, inAll);
            firstGiven = first;
            secondGiven = second;
        }
    }

    /** Adds what has entered to the counts of eight windows. No byte borrows from the next: a byte is spent at most once after its top bit. */
    private void count(int from, long entered) {
        for (int window = from; window < Math.min(windows, from + 8); window++) {
            inCircle[window] += (int) (entered >>> 8 * (window - from)) & 0xFF;
        }
    }

    /** Looks at eight windows, and says how many cases each has to spare from here. */
    private long spare(int from, int inAll) {
        long spare = -1;
        for (int window = from; window < Math.min(windows, from + 8); window++) {
            int missing = needed[window * stride + inAll] - inCircle[window];
            if (missing <= 0) {
                strongest = Math.max(strongest, statistic(inCircle[window], inAll, window));
            }
            long left = Math.max(0, Math.min(MOST_SPARE, missing - 1));
            spare ^= (MOST_SPARE - left) << 8 * (window - from);
        }
        return spare;
    }
}

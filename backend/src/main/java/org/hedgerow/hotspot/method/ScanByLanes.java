package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * The strongest cylinder of a repetition, found several times faster than by looking at every circle, and the same to the last bit.
 *
 * <p>Most circles are nowhere near the strongest. Given a floor that the strongest very likely exceeds, a table says how many cases a circle needs in
 * each window to reach it, which is never fewer for a larger circle. While a circle grows, each window therefore has some cases to spare before
 * anything need be computed; at first as many as the place in its middle alone allows, since no circle is smaller. The spare cases of sixteen windows are
 * kept in the bytes of two longs, from which a place takes its cases with two subtractions: a byte whose top bit goes out has been overspent, and only
 * then the windows are looked at. More windows than sixteen are gone through sixteen at a time.
 */
final class ScanByLanes {

    /** When nothing reaches the floor: the caller must look again without one. */
    static final double BELOW_THE_FLOOR = -1;

    private static final int MOST_WINDOWS = 64;
    private static final int AT_A_TIME = 16;
    private static final int MOST_SPARE = 127;
    private static final long TOP_BITS = 0x8080808080808080L;
    private static final long EVERY_BYTE = 0x0101010101010101L;

    private final ScanZones zones;
    private final int[] casesAt;
    private final int[] casesDaysAgo;
    private final int[] casesInWindow;
    private final int cases;

    /** The first of the windows that are gone through just now, and how many. */
    private int from;

    private int windows;

    /** For each window, from the first of all, and cases over the whole period: how many in the window reach the floor. */
    private final int[] needed;
    /** For each sixteen windows and cases over the whole period: what an empty circle has to spare, two longs. */
    private final long[] spareWhenEmpty;
    /** Cases of each place in each window, a byte for each window, two longs for each place. */
    private final long[] lanes;

    private final int[] inCircle = new int[AT_A_TIME];
    private double strongest;

    private ScanByLanes(ScanZones zones, int[] casesAt, int[] casesDaysAgo, int cases) {
        this.zones = zones;
        this.casesAt = casesAt;
        this.casesDaysAgo = casesDaysAgo;
        this.cases = cases;
        casesInWindow = casesDaysAgo.clone();
        Arrays.parallelPrefix(casesInWindow, Integer::sum);
        needed = new int[casesInWindow.length * (zones.fullest + 1)];
        spareWhenEmpty = new long[2 * turns() * (zones.fullest + 1)];
        lanes = new long[2 * casesAt.length];
    }

    /** Whether there are few enough windows, and circles enough to be worth the tables. */
    static boolean isWorthIt(ScanZones zones, int windows) {
        return windows <= MOST_WINDOWS && (long) windows * (zones.fullest + 1) < zones.start[zones.start.length - 1];
    }

    /**
     * With a floor above 0.
     *
     * @param casesDaysAgo how many cases happened on each of the last days, the last first: as many as there are windows
     * @param cases over the whole period
     */
    static ScanByLanes above(double floor, ScanZones zones, int[] casesAt, int[] casesDaysAgo, int cases) {
        var scan = new ScanByLanes(zones, casesAt, casesDaysAgo, cases);
        scan.setFloor(floor);
        return scan;
    }

    void setFloor(double floor) {
        for (int window = 0; window < casesInWindow.length; window++) {
            int observed = SpaceTimeScan.LEAST_CASES;
            for (int inAll = 0; inAll <= zones.fullest; inAll++) {
                while (observed <= casesInWindow[window] && statistic(observed, inAll, window) < floor) {
                    observed++;
                }
                needed[inAll * casesInWindow.length + window] = observed;
            }
        }
        Arrays.fill(inCircle, 0);
        for (int turn = 0; turn < turns(); turn++) {
            take(turn);
            for (int inAll = 0; inAll <= zones.fullest; inAll++) {
                int at = 2 * (turn * (zones.fullest + 1) + inAll);
                spareWhenEmpty[at] = spare(0, inAll);
                spareWhenEmpty[at + 1] = spare(8, inAll);
            }
        }
    }

    private int turns() {
        return (casesInWindow.length + AT_A_TIME - 1) / AT_A_TIME;
    }

    private void take(int turn) {
        from = turn * AT_A_TIME;
        windows = Math.min(AT_A_TIME, casesInWindow.length - from);
    }

    private double statistic(int observed, int inAll, int window) {
        return SpaceTimeScan.statistic(observed, (double) inAll * casesInWindow[window] / cases, cases);
    }

    /**
     * The strongest cylinder's statistic.
     *
     * @param dealt the place of each recent case, those of the last day first, then those of the day before
     */
    double strongest(int[] dealt) {
        strongest = BELOW_THE_FLOOR;
        for (int turn = 0; turn < turns(); turn++) {
            take(turn);
            if (!fillLanes(dealt)) {
                return BELOW_THE_FLOOR;
            }
            int spareFrom = 2 * turn * (zones.fullest + 1);
            for (int centre = 0; centre < casesAt.length; centre++) {
                lookAround(centre, spareFrom);
            }
        }
        return strongest;
    }

    /** Answers whether every place has so few cases in every window that a byte holds them. */
    private boolean fillLanes(int[] dealt) {
        Arrays.fill(lanes, 0);
        long overfull = 0;
        int next = 0;
        for (int ago = 0; ago < from + windows; ago++) {
            long first = sinceWindow(ago - from);
            long second = sinceWindow(ago - from - 8);
            for (int i = 0; i < casesDaysAgo[ago]; i++) {
                int at = 2 * dealt[next++];
                lanes[at] += first;
                lanes[at + 1] += second;
                overfull |= lanes[at] | lanes[at + 1];
            }
            if ((overfull & TOP_BITS) != 0) {
                return false;
            }
        }
        return true;
    }

    /** A one in the byte of this window and of each after it, of eight. */
    private static long sinceWindow(int window) {
        return window >= 8 ? 0 : EVERY_BYTE << 8 * Math.max(0, window);
    }

    private void lookAround(int centre, int spareFrom) {
        int end = zones.start[centre + 1];
        if (zones.start[centre] == end) {
            return;
        }
        Arrays.fill(inCircle, 0);
        int inAll = 0;
        long first = spareWhenEmpty[spareFrom + 2 * casesAt[centre]];
        long second = spareWhenEmpty[spareFrom + 2 * casesAt[centre] + 1];
        long firstGiven = first;
        long secondGiven = second;
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
    private void count(int eight, long entered) {
        for (int window = eight; window < eight + 8; window++) {
            inCircle[window] += (int) (entered >>> 8 * (window - eight)) & 0xFF;
        }
    }

    /** Looks at eight windows, and says how many cases each has to spare from here. */
    private long spare(int eight, int inAll) {
        long spare = -1;
        int row = inAll * casesInWindow.length + from;
        for (int window = eight; window < Math.min(windows, eight + 8); window++) {
            int missing = needed[row + window] - inCircle[window];
            if (missing <= 0) {
                strongest = Math.max(strongest, statistic(inCircle[window], inAll, from + window));
            }
            long left = Math.max(0, Math.min(MOST_SPARE, missing - 1));
            spare ^= (MOST_SPARE - left) << 8 * (window - eight);
        }
        return spare;
    }
}

package org.hedgerow.hotspot;

import java.time.Instant;
import org.hedgerow.platform.LondonClock;

/**
 * Hours of the day by London's clock, from the first until before the second; 18 to 6 runs over midnight.
 *
 * <p>Only a span shorter than 24 hours says anything about the hour, unless it is just a day of the calendar, which has 23 hours in March; any
 * other has an unknown hour and is counted as such. A span matches
 * when any instant of it lies in these hours, as the clock on the wall showed them, through both changes of the clocks.
 *
 * @param start 0 to 23
 * @param end 1 to 24, not equal to {@code start}
 */
public record Hours(int start, int end) {

    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;
    private static final int SHORTEST_DAY = 23 * HOUR;

    public Hours {
        if (start < 0 || start > 23 || end < 1 || end > 24 || start == end) {
            throw new IllegalArgumentException("Hours run from 0-23 to 1-24 and do not end where they start");
        }
    }

    /** Whether a span is too long to say an hour of the day. */
    public static boolean unknownFor(Instant earliest, Instant latest) {
        return unknownFor(earliest.getEpochSecond(), latest.getEpochSecond());
    }

    static boolean unknownFor(long earliest, long latest) {
        long seconds = latest - earliest;
        return seconds >= DAY || (seconds >= SHORTEST_DAY - 1 && isMidnight(earliest) && isMidnight(latest + 1));
    }

    private static boolean isMidnight(long epochSecond) {
        return Math.floorMod(epochSecond + LondonClock.offsetSeconds(epochSecond), (long) DAY) == 0;
    }

    /** Whether a span of less than 24 hours touches these hours. */
    public boolean overlap(Instant earliest, Instant latest) {
        return overlap(earliest.getEpochSecond(), latest.getEpochSecond());
    }

    boolean overlap(long earliest, long latest) {
        long from = earliest;
        while (from <= latest) {
            long change = LondonClock.nextChange(from);
            long until = Math.min(latest, change - 1);
            long clock = Math.floorMod(from + LondonClock.offsetSeconds(from), (long) DAY);
            if (contains(clock) || Math.floorMod(start * (long) HOUR - clock, (long) DAY) <= until - from) {
                return true;
            }
            from = change;
        }
        return false;
    }

    private boolean contains(long secondOfDay) {
        long hour = secondOfDay / HOUR;
        return start < end ? hour >= start && hour < end : hour >= start || hour < end;
    }
}

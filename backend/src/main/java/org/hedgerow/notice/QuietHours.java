package org.hedgerow.notice;

/**
 * The hours of a day in which no letter is sent, in minutes after midnight, London time.
 *
 * @param from the first minute that is quiet
 * @param until the first minute after; not after {@code from} means over midnight
 */
public record QuietHours(int from, int until) {

    private static final int DAY = 24 * 60;

    public QuietHours {
        if (from < 0 || from >= DAY || until < 0 || until >= DAY || from == until) {
            throw new IllegalArgumentException("Two different minutes of a day");
        }
    }

    boolean hold(int minuteOfDay) {
        return from < until ? minuteOfDay >= from && minuteOfDay < until : minuteOfDay >= from || minuteOfDay < until;
    }
}

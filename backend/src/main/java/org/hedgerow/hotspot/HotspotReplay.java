package org.hedgerow.hotspot;

import java.time.Instant;
import java.util.Arrays;
import org.hedgerow.hotspot.method.FollowedClusters;
import org.hedgerow.platform.LondonClock;

/**
 * Lets the incidents of an audience happen once more, day by day, and follows the hotspots that they make. An incident comes on the day on
 * which it was over, whenever it was reported; it leaves when the window has moved past it. What hotspots there have been, and which is
 * which, is thereby a function of what the audience may see now: the same on every node, after every start and in every order of arrival,
 * and without a trace of what has been taken back.
 */
final class HotspotReplay {

    /** Sees what changed on one day; the number of the day is that since 1970. */
    @FunctionalInterface
    interface Days {
        void ended(FollowedClusters clusters, FollowedClusters.Step step, long day);
    }

    private static final long DAY = 86_400;

    /** Times before this many days ago are as long ago as that: a slip of the pen is not a century of days to go through. */
    private static final long LONGEST_DAYS = 40 * 365;

    /** What is left of a row's key for its time: rows are fewer than 2^26. */
    private static final int ROW_BITS = 26;

    private final IncidentColumns columns;
    private final HotspotChoice choice;
    private final Instant now;
    private final FollowedClusters clusters;
    /** Matching rows by the second at which they come, in the upper bits. */
    private final long[] coming;

    HotspotReplay(IncidentColumns columns, HotspotChoice choice, Instant now) {
        this.columns = columns;
        this.choice = choice;
        this.now = now;
        this.clusters = new FollowedClusters(choice.reachMetres() * 1_000L, choice.minimumIncidents());
        this.coming = coming();
    }

    /** Everything that the filter shows, whatever the window's beginning. */
    private long[] coming() {
        var filter = choice.filter().at(now);
        var rows = Selection.of(
                columns, filter.during(new Period(null, filter.period().to(), now)), null);
        long first = now.getEpochSecond() - LONGEST_DAYS * DAY;
        long[] found = new long[rows.count()];
        for (int number = 0; number < found.length; number++) {
            int row = rows.row(number);
            long latest = columns.pages[row >>> IncidentPage.SHIFT].latest[row & IncidentPage.MASK];
            found[number] = Math.max(first, Math.min(latest, now.getEpochSecond())) << ROW_BITS | row;
        }
        Arrays.sort(found);
        return found;
    }

    /** How many incidents there are to go through. */
    int incidents() {
        return coming.length;
    }

    /**
     * Goes through the days up to yesterday, and puts in what has come today.
     *
     * @param told what changed on each day
     * @return the clusters as they are now, of which no step has been taken today
     */
    FollowedClusters run(Days told) {
        long today = dayOf(now.getEpochSecond());
        int at = 0;
        if (coming.length > 0) {
            for (long day = dayOf(coming[0] >> ROW_BITS); day < today; day++) {
                long from = from(endOf(day));
                at = put(at, day, from);
                clusters.leaveBefore(from);
                told.ended(clusters, clusters.next(day), day);
                clusters.takeChangedPlaces((easting, northing) -> {});
            }
        }
        put(at, today, from(now));
        clusters.leaveBefore(from(now));
        return clusters;
    }

    private int put(int start, long day, long from) {
        int at = start;
        for (; at < coming.length && dayOf(coming[at] >> ROW_BITS) <= day; at++) {
            int row = (int) (coming[at] & (1 << ROW_BITS) - 1);
            var page = columns.pages[row >>> IncidentPage.SHIFT];
            int in = row & IncidentPage.MASK;
            if (page.latest[in] >= from) {
                clusters.put(page.easting[in], page.northing[in], page.idHigh[in], page.idLow[in], page.latest[in]);
            }
        }
        return at;
    }

    private long from(Instant end) {
        return RowFilter.ceiling(choice.filter().at(end).period().from(), Long.MIN_VALUE);
    }

    /** The last second of a day. */
    private static Instant endOf(long day) {
        return Instant.ofEpochSecond((day + 1) * DAY - 1 - LondonClock.offsetSeconds((day + 1) * DAY - 1));
    }

    /** The number of the day, by London's calendar, that holds a second. */
    static long dayOf(long epochSecond) {
        return Math.floorDiv(epochSecond + LondonClock.offsetSeconds(epochSecond), DAY);
    }
}

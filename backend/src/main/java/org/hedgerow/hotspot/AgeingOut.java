package org.hedgerow.hotspot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.BatchDbscan;
import org.hedgerow.hotspot.method.ClusterPoints;

/**
 * The day on which a hotspot is gone if nothing new is reported. An incident leaves a period that moves with time when its latest moment
 * does. The points about the hotspot are clustered again as they will be on a later day; the hotspot is gone when none of its incidents is
 * a core point any more. Taking points away never makes a core point, so there is one first day, and it is found by bisection.
 */
final class AgeingOut {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final ClusterPoints points;
    private final long[] latest;
    private final boolean[] member;
    private final HotspotQuery query;

    private AgeingOut(ClusterPoints points, long[] latest, boolean[] member, HotspotQuery query) {
        this.points = points;
        this.latest = latest;
        this.member = member;
        this.query = query;
    }

    /**
     * Answers for one hotspot.
     *
     * @param points everything that the filter shows
     * @param latest of each, seconds since 1970
     * @param member whether each is of the hotspot
     */
    static PutOut of(ClusterPoints points, long[] latest, boolean[] member, HotspotQuery query) {
        var period = query.filter().period();
        if (period.from() == null || period.to() != null) {
            return new PutOut(PutOut.Why.PERIOD_STANDS_STILL, null);
        }
        return new PutOut(
                PutOut.Why.AGES_OUT,
                new AgeingOut(points, latest, member, query).about().day());
    }

    /**
     * The points that count for whether a member is a core point: those in the box about the members, a reach wider on each side. A point
     * near by that joined another hotspot is among them, as it makes members dense all the same.
     */
    private AgeingOut about() {
        int reach = query.reachMetres() * 1_000;
        long west = Long.MAX_VALUE;
        long south = Long.MAX_VALUE;
        long east = Long.MIN_VALUE;
        long north = Long.MIN_VALUE;
        for (int i = 0; i < points.count(); i++) {
            if (member[i]) {
                west = Math.min(west, points.easting()[i] - (long) reach);
                east = Math.max(east, points.easting()[i] + (long) reach);
                south = Math.min(south, points.northing()[i] - (long) reach);
                north = Math.max(north, points.northing()[i] + (long) reach);
            }
        }
        long[] box = {west, south, east, north};
        return kept(i -> points.easting()[i] >= box[0]
                && points.northing()[i] >= box[1]
                && points.easting()[i] <= box[2]
                && points.northing()[i] <= box[3]);
    }

    private LocalDate day() {
        var period = query.filter().period();
        long window = Duration.between(Objects.requireNonNull(period.from()), period.asOf())
                .toSeconds();
        var today = LocalDate.ofInstant(period.asOf(), LONDON);
        // Two days more than the window: a telephone's clock may run ahead, and a day may have 23 hours.
        long alive = -1;
        long gone = Duration.ofSeconds(window).toDays() + 2;
        while (gone - alive > 1) {
            long middle = (alive + gone) >>> 1;
            if (isGoneBy(today.plusDays(middle + 1).atStartOfDay(LONDON).toInstant(), window)) {
                gone = middle;
            } else {
                alive = middle;
            }
        }
        return today.plusDays(gone);
    }

    private boolean isGoneBy(Instant moment, long window) {
        long from = moment.getEpochSecond() - window;
        var left = kept(i -> latest[i] >= from);
        boolean[] core = BatchDbscan.cluster(left.points, query.reachMetres() * 1_000L, query.minimumIncidents())
                .core();
        return IntStream.range(0, left.points.count()).noneMatch(i -> left.member[i] && core[i]);
    }

    private AgeingOut kept(IntPredicate test) {
        int[] kept = IntStream.range(0, points.count()).filter(test).toArray();
        int n = kept.length;
        var fewer = new ClusterPoints(n, new int[n], new int[n], new long[n], new long[n]);
        long[] times = new long[n];
        boolean[] members = new boolean[n];
        for (int to = 0; to < n; to++) {
            int from = kept[to];
            fewer.easting()[to] = points.easting()[from];
            fewer.northing()[to] = points.northing()[from];
            fewer.idHigh()[to] = points.idHigh()[from];
            fewer.idLow()[to] = points.idLow()[from];
            times[to] = latest[from];
            members[to] = member[from];
        }
        return new AgeingOut(fewer, times, members, query);
    }
}

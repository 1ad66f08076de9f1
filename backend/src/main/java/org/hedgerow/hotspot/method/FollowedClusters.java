package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

/**
 * The clusters of incidents that come, change, move and go, and which hotspot each of them is, for one reach and one minimum:
 * {@link IncrementalDbscan} and {@link HotspotIdentities}, told by id. For one thread.
 */
public final class FollowedClusters {

    /** Sees one incident of a cluster. */
    @FunctionalInterface
    public interface Member {
        void incident(long idHigh, long idLow);
    }

    /** Sees one place, in millimetres. */
    @FunctionalInterface
    public interface Place {
        void at(int easting, int northing);
    }

    /**
     * What has happened since the last step.
     *
     * @param clusters those that may have changed, by numbers that are good until the next change
     * @param lineage their identities in this order, and what happened to hotspots
     */
    public record Step(int[] clusters, Lineage lineage) {}

    private final IncrementalDbscan following;
    private final KeyTable pointOf = new KeyTable(ThreadLocalRandom.current().nextLong());
    private final HotspotIdentities identities = new HotspotIdentities();
    private final IntConsumer left;

    /** Where incidents have come or gone since the last step: eastings and northings by turns. */
    private int[] changed = new int[16];

    private int changedCount;

    /** @throws IllegalArgumentException as {@link IncrementalDbscan#IncrementalDbscan(long, int)} */
    public FollowedClusters(long reachMillimetres, int minimum) {
        following = new IncrementalDbscan(reachMillimetres, minimum);
        left = point -> {
            var points = following.points();
            note(points.easting[point], points.northing[point]);
            pointOf.remove(points.idHigh[point], points.idLow[point]);
        };
    }

    /** How many incidents there are. */
    public int size() {
        return following.size();
    }

    /** How many clusters there are. */
    public int clusters() {
        return following.clusters();
    }

    /**
     * An incident as it is now, whatever it was before. Its cluster counts as one that has changed, whether or not it has moved.
     *
     * @param easting in millimetres
     * @param northing in millimetres
     * @param idHigh the first eight bytes of its id
     * @param idLow the last eight
     * @param last the second, since 1970, after which {@link #leaveBefore} takes it away
     */
    public void put(int easting, int northing, long idHigh, long idLow, long last) {
        remove(idHigh, idLow);
        note(easting, northing);
        pointOf.put(idHigh, idLow, following.insert(easting, northing, idHigh, idLow, last));
    }

    /** Takes an incident away, if it is here. */
    public void remove(long idHigh, long idLow) {
        int point = pointOf.remove(idHigh, idLow);
        if (point != KeyTable.NONE) {
            note(following.points().easting[point], following.points().northing[point]);
            following.delete(point);
        }
    }

    /** Takes away all incidents whose last second lies before this one. */
    public void leaveBefore(long second) {
        following.leaveBefore(second, left);
    }

    /**
     * Ends a step: what changed, and which hotspots those clusters are.
     *
     * @param tick not before that of the last step; what is born in this step bears it
     */
    public Step next(long tick) {
        return step(tick, following.takeTouched());
    }

    /** Ends a step as {@link #next} does, and answers for all clusters, changed or not. */
    public Step all(long tick) {
        var touched = following.takeTouched();
        return step(tick, new Touched(following.all(), touched.ceasedHigh(), touched.ceasedLow()));
    }

    private Step step(long tick, Touched touched) {
        return new Step(touched.clusters(), identities.next(tick, following, touched));
    }

    /** Tells where incidents have come and gone since this was last asked; a place may be told more than once. */
    public void takeChangedPlaces(Place told) {
        for (int at = 0; at < changedCount; at += 2) {
            told.at(changed[at], changed[at + 1]);
        }
        changedCount = 0;
    }

    /** The smallest id among the core points of a cluster. */
    public UUID keyOf(int cluster) {
        return following.keyOf(cluster);
    }

    /** Tells every incident of a cluster, in no order that means anything. */
    public void membersOf(int cluster, Member told) {
        var points = following.points();
        following.membersOf(cluster, point -> told.incident(points.idHigh[point], points.idLow[point]));
    }

    /** Tells where every incident in a box lies, its edges included, in no order that means anything; millimetres. */
    public void placesWithin(long west, long south, long east, long north, Place told) {
        var points = following.points();
        following.pointsWithin(
                west, south, east, north, point -> told.at(points.easting[point], points.northing[point]));
    }

    private void note(int easting, int northing) {
        if (changedCount == changed.length) {
            changed = Arrays.copyOf(changed, changedCount * 2);
        }
        changed[changedCount++] = easting;
        changed[changedCount++] = northing;
    }
}

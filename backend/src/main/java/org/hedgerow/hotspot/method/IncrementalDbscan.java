package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

/**
 * Exact DBSCAN that follows its points: after any sequence of changes it says what {@link BatchDbscan} says of the points that are left.
 * What a change costs depends on what lies within three reaches of it, not on how many points there are.
 *
 * <p>Nothing is counted ahead: whether a point is a core point is asked of its surroundings when something near it has changed. A cell with
 * the minimum of points has core points only, so every question is about cells with fewer. Core points hang together through
 * {@link CoreGraph}.
 *
 * <p>A point is known by the number that {@link #insert} answers, until it is deleted. A cluster is known by a number that is good until
 * the next change. For one thread.
 */
public final class IncrementalDbscan {

    /** No cluster, or no point. */
    public static final int NOISE = Clustering.NOISE;

    private final Reach reach;
    private final int minimum;
    private final LivePoints points = new LivePoints();
    private final LiveCells cells;
    private final CoreGraph graph;

    private int[] pending = new int[64];
    private int pendingCount;

    private final TouchedParts touched;

    private final LeavingTimes leaving = new LeavingTimes();

    /**
     * Without points yet.
     *
     * @param reachMillimetres 3 mm to 500 km
     * @param minimum how many points make one of them a core point, itself counted; at least 1
     * @throws IllegalArgumentException for any other reach or minimum
     */
    public IncrementalDbscan(long reachMillimetres, int minimum) {
        this(reachMillimetres, minimum, ThreadLocalRandom.current().nextLong());
    }

    /** The secret decides where things are kept and nothing else. */
    IncrementalDbscan(long reachMillimetres, int minimum, long secret) {
        if (minimum < 1) {
            throw new IllegalArgumentException("No clusters of " + minimum + " points");
        }
        this.reach = Reach.of(reachMillimetres);
        this.minimum = minimum;
        this.cells = new LiveCells(reach, points, secret);
        this.graph = new CoreGraph(points, cells, secret);
        this.touched = new TouchedParts(reach, points, cells, graph);
    }

    /** How many points there are. */
    public int size() {
        return points.count();
    }

    /**
     * Adds a point and answers its number, which may be that of a point that has gone.
     *
     * @param easting in millimetres
     * @param northing in millimetres
     * @param idHigh the first eight bytes of its id, which no other point may have
     * @param idLow the last eight
     */
    public int insert(int easting, int northing, long idHigh, long idLow) {
        int point = points.add(easting, northing, idHigh, idLow);
        enter(point);
        return point;
    }

    /** Takes a point to another place; it keeps its number. */
    public void move(int point, int easting, int northing) {
        check(point);
        if (points.easting[point] != easting || points.northing[point] != northing) {
            leave(point);
            points.easting[point] = easting;
            points.northing[point] = northing;
            enter(point);
        }
    }

    /**
     * Adds a point that leaves by itself.
     *
     * @param last the second, since 1970, after which {@link #leaveBefore} takes it away
     */
    public int insert(int easting, int northing, long idHigh, long idLow, long last) {
        int point = insert(easting, northing, idHigh, idLow);
        leaving.add(point, last);
        return point;
    }

    /** Takes away all points whose last second lies before this one, the earliest first, and tells each. */
    public void leaveBefore(long second, IntConsumer gone) {
        while (leaving.firstLeavesBefore(second)) {
            int point = leaving.first();
            gone.accept(point);
            delete(point);
        }
    }

    /** Takes a point away. */
    public void delete(int point) {
        check(point);
        leaving.remove(point);
        leave(point);
        points.remove(point);
    }

    private void check(int point) {
        if (!points.holds(point)) {
            throw new IllegalArgumentException("There is no point " + point);
        }
    }

    private void enter(int point) {
        int cell = cells.add(point);
        pendingCount = 0;
        boolean isDense = cells.size[cell] >= minimum;
        for (int i = cells.cores[cell]; i < cells.size[cell]; i++) {
            int candidate = cells.members[cell][i];
            if (isDense || isCore(candidate)) {
                pend(candidate);
            }
        }
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            int other = cells.around[cell * Reach.AROUND + direction];
            if (other == LiveCells.NONE || cells.size[other] >= minimum) {
                continue;
            }
            for (int i = cells.cores[other]; i < cells.size[other]; i++) {
                int candidate = cells.members[other][i];
                if (areNeighbours(point, candidate) && isCore(candidate)) {
                    pend(candidate);
                }
            }
        }
        for (int i = 0; i < pendingCount; i++) {
            graph.promote(pending[i]);
        }
        touched.around(cell);
        for (int i = 0; i < pendingCount; i++) {
            touched.promoted(pending[i]);
        }
    }

    private void leave(int point) {
        int cell = points.cell[point];
        touched.around(cell);
        if (cells.isCore(point)) {
            touched.demoted(point);
            graph.demote(point);
        }
        cells.remove(point);
        pendingCount = 0;
        if (cells.size[cell] < minimum) {
            for (int i = 0; i < cells.cores[cell]; i++) {
                int candidate = cells.members[cell][i];
                if (!isCore(candidate)) {
                    pend(candidate);
                }
            }
        }
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            int other = cells.around[cell * Reach.AROUND + direction];
            if (other == LiveCells.NONE || cells.size[other] >= minimum) {
                continue;
            }
            for (int i = 0; i < cells.cores[other]; i++) {
                int candidate = cells.members[other][i];
                if (areNeighbours(point, candidate) && !isCore(candidate)) {
                    pend(candidate);
                }
            }
        }
        for (int i = 0; i < pendingCount; i++) {
            touched.demoted(pending[i]);
        }
        for (int i = 0; i < pendingCount; i++) {
            graph.demote(pending[i]);
        }
        if (cells.size[cell] == 0) {
            touched.forget(cell);
            cells.drop(cell);
        }
    }

    private boolean areNeighbours(int a, int b) {
        return points.squaredDistance(a, points.easting[b], points.northing[b]) <= reach.squared();
    }

    private boolean isCore(int point) {
        int cell = points.cell[point];
        int neighbours = cells.size[cell];
        for (int direction = 0; direction < Reach.AROUND && neighbours < minimum; direction++) {
            int other = cells.around[cell * Reach.AROUND + direction];
            if (other != LiveCells.NONE) {
                neighbours += cells.countWithin(other, point, minimum - neighbours);
            }
        }
        return neighbours >= minimum;
    }

    private void pend(int point) {
        if (pendingCount == pending.length) {
            pending = Arrays.copyOf(pending, pendingCount * 2);
        }
        pending[pendingCount++] = point;
    }

    /** Tells every point in a box, its edges included, in no order that means anything; millimetres. */
    void pointsWithin(long west, long south, long east, long north, IntConsumer told) {
        cells.within(west, south, east, north, told);
    }

    /** The points themselves, to read. */
    LivePoints points() {
        return points;
    }

    /** Whether a point is a core point. */
    public boolean isCorePoint(int point) {
        check(point);
        return cells.isCore(point);
    }

    /** The cluster of a point, or {@link #NOISE}. */
    public int clusterOf(int point) {
        check(point);
        int cell = points.cell[point];
        if (cells.isCore(point)) {
            return graph.component(cells.vertex[cell]);
        }
        int nearest = cells.nearestCore(cell, point, NOISE);
        for (int direction = 0; direction < Reach.AROUND; direction++) {
            int other = cells.around[cell * Reach.AROUND + direction];
            if (other != LiveCells.NONE && cells.cores[other] > 0) {
                nearest = cells.nearestCore(other, point, nearest);
            }
        }
        return nearest == NOISE ? NOISE : graph.component(cells.vertex[points.cell[nearest]]);
    }

    /** The smallest id among the core points of a cluster: the same whatever the order in which they came. */
    public UUID keyOf(int cluster) {
        int point = graph.leastOf(cluster);
        return new UUID(points.idHigh[point], points.idLow[point]);
    }

    /** How many clusters there are. */
    public int clusters() {
        return graph.components();
    }

    /** How many cells and nodes are kept: none when there are no points. */
    int parts() {
        return cells.count() + graph.count();
    }

    /** The ids of the core points of a cluster. */
    public HotspotIdentities.Cores coresOf(int cluster) {
        int[] own = graph.cellsOf(cluster);
        int count = 0;
        for (int cell : own) {
            count += cells.cores[cell];
        }
        long[] high = new long[count];
        long[] low = new long[count];
        int at = 0;
        for (int cell : own) {
            for (int i = 0; i < cells.cores[cell]; i++) {
                high[at] = points.idHigh[cells.members[cell][i]];
                low[at++] = points.idLow[cells.members[cell][i]];
            }
        }
        return new HotspotIdentities.Cores(high, low);
    }

    /** Tells every core point of a cluster, in no order that means anything. */
    public void coresOf(int cluster, IntConsumer told) {
        for (int cell : graph.cellsOf(cluster)) {
            for (int i = 0; i < cells.cores[cell]; i++) {
                told.accept(cells.members[cell][i]);
            }
        }
    }

    /** Tells every point of a cluster, core or not, once, in no order that means anything. */
    public void membersOf(int cluster, IntConsumer told) {
        coresOf(cluster, told);
        int[] own = graph.cellsOf(cluster);
        int[] about = new int[own.length * (Reach.AROUND + 1)];
        int count = 0;
        for (int cell : own) {
            about[count++] = cell;
            for (int direction = 0; direction < Reach.AROUND; direction++) {
                int other = cells.around[cell * Reach.AROUND + direction];
                if (other != LiveCells.NONE && cells.cores[other] < cells.size[other]) {
                    about[count++] = other;
                }
            }
        }
        Arrays.sort(about, 0, count);
        for (int at = 0; at < count; at++) {
            int cell = about[at];
            for (int i = cells.cores[cell]; (at == 0 || about[at - 1] != cell) && i < cells.size[cell]; i++) {
                if (clusterOf(cells.members[cell][i]) == cluster) {
                    told.accept(cells.members[cell][i]);
                }
            }
        }
    }

    /** All clusters there are. */
    int[] all() {
        var found = new BitSet();
        for (int point = 0; point < points.end(); point++) {
            if (points.holds(point) && cells.isCore(point)) {
                found.set(graph.component(cells.vertex[points.cell[point]]));
            }
        }
        return found.stream().toArray();
    }

    /** What was touched since this was last asked. To be asked at the end of each tick: until then all of it is kept. */
    public Touched takeTouched() {
        return touched.take();
    }

    /**
     * The same answer as {@link BatchDbscan} gives for these points.
     *
     * @param which all the points there are, in the order of the answer
     */
    public Clustering clustering(int[] which) {
        var found = new ClusterPoints(
                which.length,
                new int[which.length],
                new int[which.length],
                new long[which.length],
                new long[which.length]);
        int[] numberOf = new int[graph.topEnd()];
        Arrays.fill(numberOf, NOISE);
        int[] firsts = new int[graph.components()];
        int clusters = 0;
        int[] clusterOf = new int[which.length];
        boolean[] core = new boolean[which.length];
        for (int i = 0; i < which.length; i++) {
            clusterOf[i] = clusterOf(which[i]);
            core[i] = cells.isCore(which[i]);
            if (clusterOf[i] != NOISE && numberOf[clusterOf[i]] == NOISE) {
                numberOf[clusterOf[i]] = clusters;
                int first = graph.leastOf(clusterOf[i]);
                found.idHigh()[clusters] = points.idHigh[first];
                found.idLow()[clusters] = points.idLow[first];
                firsts[clusters] = clusters++;
            }
        }
        int[] order = IdOrder.of(found, firsts);
        int[] rank = new int[clusters];
        var keys = new UUID[clusters];
        for (int number = 0; number < clusters; number++) {
            rank[order[number]] = number;
            keys[number] = new UUID(found.idHigh()[order[number]], found.idLow()[order[number]]);
        }
        for (int i = 0; i < which.length; i++) {
            clusterOf[i] = clusterOf[i] == NOISE ? NOISE : rank[numberOf[clusterOf[i]]];
        }
        return new Clustering(clusterOf, core, keys);
    }
}

package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Exact DBSCAN in two dimensions on whole millimetres, all at once, by square cells ({@link Reach}).
 *
 * <p>The answer is a function of the set of points alone:
 * <ul>
 * <li>two points are neighbours when their squared distance is at most the reach squared;
 * <li>a core point has at least the minimum of neighbours, itself counted;
 * <li>clusters are the connected components of the core points;
 * <li>any other point joins the cluster of its nearest core point within reach, at the same distance that of the smaller id; none within
 *     reach makes it noise. This rule is local, so that a merger far away relabels nothing.
 * </ul>
 *
 * <p>{@link IncrementalDbscan} gives the same answer change by change.
 */
public final class BatchDbscan {

    /** After so many questions the points of a crowded cell are put in a tree. */
    private static final int ASKED_OFTEN = 32;

    private final ClusterPoints points;
    private final Reach reach;
    private final int minimum;
    private final SortedCells cells;
    private final Surroundings around;
    /** Of each point in the order of cells. */
    private final boolean[] core;
    /** The core points of cell c come first: {@code start[c] .. coreEnd[c] - 1}. */
    private final int[] coreEnd;

    private final int[] parent;
    /** Trees of the crowded cells, each made when enough has been asked of its cell to be worth it. */
    private @Nullable BoxTree @Nullable [] trees;
    /** How often each crowded cell was asked. */
    private final int[] asked;

    private BatchDbscan(ClusterPoints points, Reach reach, int minimum) {
        this.points = points;
        this.reach = reach;
        this.minimum = minimum;
        this.cells = new SortedCells(points, reach.side());
        this.around = new Surroundings(cells);
        this.core = new boolean[points.count()];
        this.coreEnd = new int[cells.cells];
        this.parent = new int[cells.cells];
        this.asked = new int[cells.cells];
    }

    /**
     * Clusters the points; the answer has the same order of points.
     *
     * @param reachMillimetres 3 mm to 500 km
     * @param minimum how many points make one of them a core point, itself counted; at least 1
     * @throws IllegalArgumentException for any other reach or minimum
     */
    public static Clustering cluster(ClusterPoints points, long reachMillimetres, int minimum) {
        if (minimum < 1) {
            throw new IllegalArgumentException("No clusters of " + minimum + " points");
        }
        return new BatchDbscan(points, Reach.of(reachMillimetres), minimum).clustering();
    }

    private Clustering clustering() {
        markCores();
        gatherCores();
        joinCells();
        return numbered(components());
    }

    private void markCores() {
        for (int cell = 0; cell < cells.cells; cell++) {
            int size = cells.size(cell);
            if (size >= minimum) {
                Arrays.fill(core, cells.start[cell], cells.start[cell + 1], true);
                continue;
            }
            int within = size;
            for (int i = around.start[cell]; i < around.start[cell + 1]; i++) {
                within += cells.size(around.list[i]);
            }
            if (within < minimum) {
                continue;
            }
            for (int at = cells.start[cell]; at < cells.start[cell + 1]; at++) {
                core[at] = hasEnough(cell, at);
            }
        }
    }

    private boolean hasEnough(int cell, int at) {
        int neighbours = cells.size(cell);
        for (int i = around.start[cell]; i < around.start[cell + 1] && neighbours < minimum; i++) {
            neighbours += countWithin(around.list[i], at, minimum - neighbours);
        }
        return neighbours >= minimum;
    }

    /** How many points of a cell lie within reach of a point; it may stop counting at {@code enough}. */
    private int countWithin(int cell, int at, int enough) {
        int from = cells.start[cell];
        int to = cells.start[cell + 1];
        var tree = tree(cell, to);
        if (tree != null) {
            return tree.countWithin(cells.easting[at], cells.northing[at], reach.squared(), enough);
        }
        int easting = cells.easting[at];
        int northing = cells.northing[at];
        int count = 0;
        for (int other = from; other < to; other++) {
            if (Reach.squaredDistance(easting, northing, cells.easting[other], cells.northing[other])
                    <= reach.squared()) {
                if (++count >= enough) {
                    break;
                }
            }
        }
        return count;
    }

    /** Brings the core points of each cell to its front. */
    private void gatherCores() {
        trees = null;
        Arrays.fill(asked, 0);
        for (int cell = 0; cell < cells.cells; cell++) {
            int end = cells.start[cell];
            for (int at = end; at < cells.start[cell + 1]; at++) {
                if (core[at]) {
                    if (at != end) {
                        exchange(cells.point, at, end);
                        exchange(cells.easting, at, end);
                        exchange(cells.northing, at, end);
                        core[at] = false;
                        core[end] = true;
                    }
                    end++;
                }
            }
            coreEnd[cell] = end;
        }
    }

    private static void exchange(int[] array, int a, int b) {
        int kept = array[a];
        array[a] = array[b];
        array[b] = kept;
    }

    /** Joins each cell to earlier ones, the nearest first: the farther are then mostly joined already, and need no look. */
    private void joinCells() {
        for (int cell = 0; cell < cells.cells; cell++) {
            parent[cell] = cell;
            if (cores(cell) == 0) {
                continue;
            }
            for (int i = around.start[cell]; i < around.start[cell + 1]; i++) {
                int other = around.list[i];
                if (other < cell && cores(other) > 0) {
                    int rootA = root(cell);
                    int rootB = root(other);
                    if (rootA != rootB && areClose(cell, other)) {
                        parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
                    }
                }
            }
        }
    }

    private int root(int cell) {
        int root = cell;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private int cores(int cell) {
        return coreEnd[cell] - cells.start[cell];
    }

    /** Whether a core point of one cell is a neighbour of a core point of the other. */
    private boolean areClose(int a, int b) {
        int smaller = cores(a) <= cores(b) ? a : b;
        int larger = smaller == a ? b : a;
        long west = cells.west(larger);
        long south = cells.south(larger);
        int from = cells.start[larger];
        int to = coreEnd[larger];
        for (int at = cells.start[smaller]; at < coreEnd[smaller]; at++) {
            int easting = cells.easting[at];
            int northing = cells.northing[at];
            if (!reach.touches(west, south, easting, northing)) {
                continue;
            }
            var tree = tree(larger, to);
            if (tree != null) {
                if (tree.countWithin(easting, northing, reach.squared(), 1) > 0) {
                    return true;
                }
                continue;
            }
            for (int other = from; other < to; other++) {
                if (Reach.squaredDistance(easting, northing, cells.easting[other], cells.northing[other])
                        <= reach.squared()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** For each point, in the order given, the cell that stands for its component, or {@link Clustering#NOISE}. */
    private int[] components() {
        int[] componentOf = new int[points.count()];
        for (int cell = 0; cell < cells.cells; cell++) {
            int root = root(cell);
            for (int at = cells.start[cell]; at < coreEnd[cell]; at++) {
                componentOf[cells.point[at]] = root;
            }
            for (int at = coreEnd[cell]; at < cells.start[cell + 1]; at++) {
                componentOf[cells.point[at]] = componentOfBorder(cell, at);
            }
        }
        return componentOf;
    }

    private int componentOfBorder(int cell, int at) {
        int nearest = nearest(cell, at, -1);
        int nearestCell = cell;
        for (int i = around.start[cell]; i < around.start[cell + 1]; i++) {
            int nearer = nearest(around.list[i], at, nearest);
            if (nearer != nearest) {
                nearest = nearer;
                nearestCell = around.list[i];
            }
        }
        return nearest < 0 ? Clustering.NOISE : root(nearestCell);
    }

    /** The core point of a cell nearest to a point and within reach, if nearer than {@code best} by distance, then id; else {@code best}. */
    private int nearest(int cell, int at, int best) {
        var tree = tree(cell, coreEnd[cell]);
        if (tree != null) {
            return tree.nearest(at, best, reach.squared());
        }
        int nearest = best;
        for (int other = cells.start[cell]; other < coreEnd[cell]; other++) {
            nearest = nearer(points, cells, at, other, nearest, reach.squared());
        }
        return nearest;
    }

    /** Whichever of two points is nearer to a point, by distance, then id, if within reach; {@code best} may be -1 for none yet. */
    static int nearer(ClusterPoints points, SortedCells cells, int at, int candidate, int best, long squaredReach) {
        long distance = squaredDistance(cells, at, candidate);
        if (best < 0) {
            return distance <= squaredReach ? candidate : best;
        }
        long least = squaredDistance(cells, at, best);
        return distance < least
                        || (distance == least && points.compareIds(cells.point[candidate], cells.point[best]) < 0)
                ? candidate
                : best;
    }

    static long squaredDistance(SortedCells cells, int a, int b) {
        return Reach.squaredDistance(cells.easting[a], cells.northing[a], cells.easting[b], cells.northing[b]);
    }

    /** The tree of a cell's points up to {@code end}; null while the cell is not crowded, or asking each of its points costs less. */
    private @Nullable BoxTree tree(int cell, int end) {
        if (end - cells.start[cell] <= BoxTree.FEW || asked[cell]++ < ASKED_OFTEN) {
            return null;
        }
        asked[cell] = ASKED_OFTEN;
        if (trees == null) {
            trees = new BoxTree[cells.cells];
        }
        var tree = trees[cell];
        if (tree == null) {
            tree = new BoxTree(points, cells, cells.start[cell], end);
            trees[cell] = tree;
        }
        return tree;
    }

    /** Numbers the components by their smallest core id. */
    private Clustering numbered(int[] componentOf) {
        int n = points.count();
        boolean[] corePoint = new boolean[n];
        int found = 0;
        int[] numberOf = new int[cells.cells];
        for (int cell = 0; cell < cells.cells; cell++) {
            for (int at = cells.start[cell]; at < coreEnd[cell]; at++) {
                corePoint[cells.point[at]] = true;
            }
            if (cores(cell) > 0 && root(cell) == cell) {
                numberOf[cell] = found++;
            }
        }
        int[] first = new int[found];
        long[] firstHigh = new long[found];
        Arrays.fill(first, -1);
        for (int point = 0; point < n; point++) {
            if (componentOf[point] != Clustering.NOISE) {
                componentOf[point] = numberOf[componentOf[point]];
            }
            if (corePoint[point]) {
                int component = componentOf[point];
                // Most are decided by the first half of the id, which lies at hand.
                int order =
                        first[component] < 0 ? -1 : Long.compareUnsigned(points.idHigh()[point], firstHigh[component]);
                if (order < 0 || (order == 0 && points.compareIds(point, first[component]) < 0)) {
                    first[component] = point;
                    firstHigh[component] = points.idHigh()[point];
                }
            }
        }
        int[] order = IdOrder.of(points, first);
        int[] rank = new int[found];
        var keys = new UUID[found];
        for (int number = 0; number < found; number++) {
            rank[order[number]] = number;
            int point = first[order[number]];
            keys[number] = new UUID(points.idHigh()[point], points.idLow()[point]);
        }
        for (int point = 0; point < n; point++) {
            if (componentOf[point] != Clustering.NOISE) {
                componentOf[point] = rank[componentOf[point]];
            }
        }
        return new Clustering(componentOf, corePoint, keys);
    }
}

package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.UUID;

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

    private final ClusterPoints points;
    private final Reach reach;
    private final int minimum;
    private final SortedCells cells;
    private final Surroundings around;
    /** Of each point in the order of cells. */
    private final boolean[] core;
    /** The core points of cell c come first: {@code start[c] .. coreEnd[c] - 1}. */
    private final int[] coreEnd;

    /** Of each cell an earlier one of its component, or itself. */
    private final int[] parent;

    private final Parts parts;

    private BatchDbscan(ClusterPoints points, Reach reach, int minimum, Parts parts) {
        this.points = points;
        this.reach = reach;
        this.minimum = minimum;
        this.parts = parts;
        this.cells = new SortedCells(points, reach.side(), parts);
        this.around = new Surroundings(cells, parts);
        this.core = new boolean[points.count()];
        this.coreEnd = new int[cells.cells];
        this.parent = new int[cells.cells];
    }

    /**
     * Clusters the points; the answer has the same order of points.
     *
     * @param reachMillimetres 3 mm to 500 km
     * @param minimum how many points make one of them a core point, itself counted; at least 1
     * @throws IllegalArgumentException for any other reach or minimum
     */
    public static Clustering cluster(ClusterPoints points, long reachMillimetres, int minimum) {
        return cluster(points, reachMillimetres, minimum, Parts.forPoints(points.count()));
    }

    static Clustering cluster(ClusterPoints points, long reachMillimetres, int minimum, Parts parts) {
        if (minimum < 1) {
            throw new IllegalArgumentException("No clusters of " + minimum + " points");
        }
        return new BatchDbscan(points, Reach.of(reachMillimetres), minimum, parts).clustering();
    }

    private Clustering clustering() {
        parts.each(cells.cells, (part, from, to) -> markCores(from, to));
        parts.each(cells.cells, (part, from, to) -> gatherCores(from, to));
        joinCells();
        int[] componentOf = new int[points.count()];
        boolean[] corePoint = new boolean[points.count()];
        parts.each(cells.cells, (part, from, to) -> tellPoints(from, to, componentOf, corePoint));
        return numbered(componentOf, corePoint);
    }

    private void markCores(int from, int to) {
        var trees = new CrowdTrees(points, cells);
        for (int cell = from; cell < to; cell++) {
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
                core[at] = hasEnough(cell, at, trees);
            }
        }
    }

    private boolean hasEnough(int cell, int at, CrowdTrees trees) {
        int neighbours = cells.size(cell);
        for (int i = around.start[cell]; i < around.start[cell + 1] && neighbours < minimum; i++) {
            neighbours += countWithin(around.list[i], at, minimum - neighbours, trees);
        }
        return neighbours >= minimum;
    }

    /** How many points of a cell lie within reach of a point; it may stop counting at {@code enough}. */
    private int countWithin(int cell, int at, int enough, CrowdTrees trees) {
        int from = cells.start[cell];
        int to = cells.start[cell + 1];
        var tree = trees.of(cell, to);
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
    private void gatherCores(int from, int to) {
        for (int cell = from; cell < to; cell++) {
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

    /** Joins each cell to earlier ones: those of its own part at once with the other parts, then what meets where two parts do. */
    private void joinCells() {
        parts.each(cells.cells, (part, from, to) -> {
            var trees = new CrowdTrees(points, cells);
            for (int cell = from; cell < to; cell++) {
                parent[cell] = cell;
                join(cell, from, cell, trees);
            }
        });
        var trees = new CrowdTrees(points, cells);
        for (int part = 1; part < parts.count(); part++) {
            int first = parts.start(part, cells.cells);
            for (int cell = first; cell < cells.cells && cells.line[cell] <= cells.line[first] + 2; cell++) {
                join(cell, 0, first, trees);
            }
        }
        for (int cell = 0; cell < cells.cells; cell++) {
            parent[cell] = parent[parent[cell]];
        }
    }

    /** Joins a cell to those around it from one up to another, the nearest first: the farther are then mostly joined already, and need no look. */
    private void join(int cell, int from, int to, CrowdTrees trees) {
        if (cores(cell) == 0) {
            return;
        }
        for (int i = around.start[cell]; i < around.start[cell + 1]; i++) {
            int other = around.list[i];
            if (other >= from && other < to && cores(other) > 0) {
                int rootA = root(cell);
                int rootB = root(other);
                if (rootA != rootB && areClose(cell, other, trees)) {
                    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
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
    private boolean areClose(int a, int b, CrowdTrees trees) {
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
            var tree = trees.of(larger, to);
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

    /** Tells each point, in the order given, the cell that stands for its component, or {@link Clustering#NOISE}, and whether it is a core point. */
    private void tellPoints(int from, int to, int[] componentOf, boolean[] corePoint) {
        var trees = new CrowdTrees(points, cells);
        for (int cell = from; cell < to; cell++) {
            for (int at = cells.start[cell]; at < coreEnd[cell]; at++) {
                componentOf[cells.point[at]] = parent[cell];
                corePoint[cells.point[at]] = true;
            }
            for (int at = coreEnd[cell]; at < cells.start[cell + 1]; at++) {
                componentOf[cells.point[at]] = componentOfBorder(cell, at, trees);
            }
        }
    }

    private int componentOfBorder(int cell, int at, CrowdTrees trees) {
        int nearest = nearest(cell, at, -1, trees);
        int nearestCell = cell;
        for (int i = around.start[cell]; i < around.start[cell + 1]; i++) {
            int nearer = nearest(around.list[i], at, nearest, trees);
            if (nearer != nearest) {
                nearest = nearer;
                nearestCell = around.list[i];
            }
        }
        return nearest < 0 ? Clustering.NOISE : parent[nearestCell];
    }

    /** The core point of a cell nearest to a point and within reach, if nearer than {@code best} by distance, then id; else {@code best}. */
    private int nearest(int cell, int at, int best, CrowdTrees trees) {
        var tree = trees.of(cell, coreEnd[cell]);
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

    /** Numbers the components by their smallest core id. */
    private Clustering numbered(int[] componentOf, boolean[] corePoint) {
        int found = 0;
        int[] numberOf = new int[cells.cells];
        for (int cell = 0; cell < cells.cells; cell++) {
            if (cores(cell) > 0 && parent[cell] == cell) {
                numberOf[cell] = found++;
            }
        }
        int components = found;
        var firsts = new int[parts.count()][];
        parts.each(points.count(), (part, from, to) -> {
            var least = new LeastIds(components);
            for (int point = from; point < to; point++) {
                if (corePoint[point]) {
                    least.take(numberOf[componentOf[point]], point);
                }
            }
            firsts[part] = least.first;
        });
        var least = new LeastIds(components);
        for (int[] first : firsts) {
            for (int component = 0; component < components; component++) {
                if (first[component] >= 0) {
                    least.take(component, first[component]);
                }
            }
        }
        int[] order = IdOrder.of(points, least.first);
        int[] rank = new int[components];
        var keys = new UUID[components];
        for (int number = 0; number < components; number++) {
            rank[order[number]] = number;
            int point = least.first[order[number]];
            keys[number] = new UUID(points.idHigh()[point], points.idLow()[point]);
        }
        parts.each(points.count(), (part, from, to) -> {
            for (int point = from; point < to; point++) {
                if (componentOf[point] != Clustering.NOISE) {
                    componentOf[point] = rank[numberOf[componentOf[point]]];
                }
            }
        });
        return new Clustering(componentOf, corePoint, keys);
    }

    /** The core point of the smallest id of each component, among those taken in; -1 for none. */
    private final class LeastIds {

        final int[] first;
        private final long[] high;

        LeastIds(int components) {
            first = new int[components];
            high = new long[components];
            Arrays.fill(first, -1);
        }

        /** Most are decided by the first half of the id, which lies at hand. */
        void take(int component, int point) {
            long own = points.idHigh()[point];
            int order = first[component] < 0 ? -1 : Long.compareUnsigned(own, high[component]);
            if (order < 0 || (order == 0 && points.compareIds(point, first[component]) < 0)) {
                first[component] = point;
                high[component] = own;
            }
        }
    }
}

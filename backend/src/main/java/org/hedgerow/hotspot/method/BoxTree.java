package org.hedgerow.hotspot.method;

/**
 * Points of one crowded cell in a tree of tight boxes, so that a question about a neighbourhood costs little however many points there are and
 * however they are laid out: walls, arcs and combs of points just out of reach included. Whole boxes in or out of reach are not opened.
 */
final class BoxTree {

    /** With this many sites or fewer, asking each is quicker. */
    static final int FEW = 64;

    private static final int LEAF = 8;

    private final ClusterPoints points;
    private final SortedCells cells;
    private final int[] members;
    private final int leaves;
    private final int[] west;
    private final int[] south;
    private final int[] east;
    private final int[] north;
    /** The point of the smallest id in each node. */
    private final int[] first;

    /** A tree of the points {@code from .. to - 1} in the order of cells. */
    BoxTree(ClusterPoints points, SortedCells cells, int from, int to) {
        this.points = points;
        this.cells = cells;
        int count = to - from;
        members = new int[count];
        for (int i = 0; i < count; i++) {
            members[i] = from + i;
        }
        int needed = 1;
        while (needed * LEAF < count) {
            needed *= 2;
        }
        leaves = needed;
        west = new int[leaves * 2];
        south = new int[leaves * 2];
        east = new int[leaves * 2];
        north = new int[leaves * 2];
        first = new int[leaves * 2];
        build(1, 0, count);
    }

    private void build(int node, int from, int to) {
        int minEasting = Integer.MAX_VALUE;
        int maxEasting = Integer.MIN_VALUE;
        int minNorthing = Integer.MAX_VALUE;
        int maxNorthing = Integer.MIN_VALUE;
        int least = from < to ? members[from] : -1;
        for (int i = from; i < to; i++) {
            least = comesBefore(members[i], least) ? members[i] : least;
            minEasting = Math.min(minEasting, cells.easting[members[i]]);
            maxEasting = Math.max(maxEasting, cells.easting[members[i]]);
            minNorthing = Math.min(minNorthing, cells.northing[members[i]]);
            maxNorthing = Math.max(maxNorthing, cells.northing[members[i]]);
        }
        west[node] = minEasting;
        east[node] = maxEasting;
        south[node] = minNorthing;
        north[node] = maxNorthing;
        first[node] = least;
        if (node < leaves) {
            int middle = (from + to) >>> 1;
            if (to - from > 1) {
                boolean wide = (long) maxEasting - minEasting >= (long) maxNorthing - minNorthing;
                select(wide ? cells.easting : cells.northing, from, to - 1, middle);
            }
            build(node * 2, from, middle);
            build(node * 2 + 1, middle, to);
        }
    }

    /** Orders the members so that none before {@code middle} has a larger coordinate than any from it on (Hoare). */
    private void select(int[] coordinate, int first, int last, int middle) {
        int from = first;
        int to = last;
        while (from < to) {
            int pivot = coordinate[members[(from + to) >>> 1]];
            int i = from;
            int j = to;
            while (i <= j) {
                while (coordinate[members[i]] < pivot) {
                    i++;
                }
                while (coordinate[members[j]] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int kept = members[i];
                    members[i++] = members[j];
                    members[j--] = kept;
                }
            }
            if (middle <= j) {
                to = j;
            } else if (middle >= i) {
                from = i;
            } else {
                return;
            }
        }
    }

    /** How many points lie within reach of a place, or any number from {@code enough} on when there are at least that many. */
    int countWithin(int easting, int northing, long squaredReach, int enough) {
        return countWithin(1, 0, members.length, easting, northing, squaredReach, enough);
    }

    private int countWithin(int node, int from, int to, int easting, int northing, long squaredReach, int enough) {
        if (from == to || squaredGap(node, easting, northing) > squaredReach) {
            return 0;
        }
        if (squaredFar(node, easting, northing) <= squaredReach) {
            return to - from;
        }
        int found = 0;
        if (node >= leaves) {
            for (int i = from; i < to; i++) {
                if (Reach.squaredDistance(easting, northing, cells.easting[members[i]], cells.northing[members[i]])
                        <= squaredReach) {
                    found++;
                }
            }
            return found;
        }
        int middle = (from + to) >>> 1;
        found = countWithin(node * 2, from, middle, easting, northing, squaredReach, enough);
        return found >= enough
                ? found
                : found + countWithin(node * 2 + 1, middle, to, easting, northing, squaredReach, enough - found);
    }

    /** The nearest of the tree's points when it is nearer than {@code best}, by distance, then id; otherwise {@code best}, which may be -1. */
    int nearest(int at, int best, long squaredReach) {
        return nearest(1, 0, members.length, at, best, squaredReach);
    }

    private int nearest(int node, int from, int to, int at, int best, long squaredReach) {
        if (from == to || !mayBeNearer(node, at, best, squaredReach)) {
            return best;
        }
        if (west[node] == east[node] && south[node] == north[node]) {
            return BatchDbscan.nearer(points, cells, at, first[node], best, squaredReach);
        }
        int nearest = best;
        if (node >= leaves) {
            for (int i = from; i < to; i++) {
                nearest = BatchDbscan.nearer(points, cells, at, members[i], nearest, squaredReach);
            }
            return nearest;
        }
        int middle = (from + to) >>> 1;
        boolean leftFirst = squaredGap(node * 2, cells.easting[at], cells.northing[at])
                <= squaredGap(node * 2 + 1, cells.easting[at], cells.northing[at]);
        if (leftFirst) {
            nearest = nearest(node * 2, from, middle, at, nearest, squaredReach);
        }
        nearest = nearest(node * 2 + 1, middle, to, at, nearest, squaredReach);
        return leftFirst ? nearest : nearest(node * 2, from, middle, at, nearest, squaredReach);
    }

    private boolean mayBeNearer(int node, int at, int best, long squaredReach) {
        long gap = squaredGap(node, cells.easting[at], cells.northing[at]);
        if (best < 0) {
            return gap <= squaredReach;
        }
        long least = BatchDbscan.squaredDistance(cells, at, best);
        return gap < least || (gap == least && comesBefore(first[node], best));
    }

    private boolean comesBefore(int a, int b) {
        return points.compareIds(cells.point[a], cells.point[b]) < 0;
    }

    private long squaredGap(int node, int easting, int northing) {
        long eastwards = Math.max(0, Math.max((long) west[node] - easting, (long) easting - east[node]));
        long northwards = Math.max(0, Math.max((long) south[node] - northing, (long) northing - north[node]));
        return eastwards * eastwards + northwards * northwards;
    }

    private long squaredFar(int node, int easting, int northing) {
        long eastwards = Math.max((long) easting - west[node], (long) east[node] - easting);
        long northwards = Math.max((long) northing - south[node], (long) north[node] - northing);
        return eastwards * eastwards + northwards * northwards;
    }
}

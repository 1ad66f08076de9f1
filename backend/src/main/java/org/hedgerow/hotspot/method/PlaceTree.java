package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * The points of one crowded cell in a quadtree that changes with them, so that a question about a neighbourhood costs little however many
 * points there are and however they are laid out. Each node knows the smallest box around its points: a wall just out of reach is seen
 * to be so at once, and so are any number of points on one millimetre.
 */
final class PlaceTree {

    private static final int NONE = -1;
    private static final int FULL = 32;
    private static final int SPARSE = 16;

    private final LivePoints points;
    private final LiveCells cells;
    private final long squaredReach;
    private final long west;
    private final long south;
    private final int size;
    /** The first of a node's four children, or -1 of a leaf. */
    private int[] children = new int[16];

    private int[] head = new int[16];
    private int[] count = new int[16];
    private int[] cores = new int[16];
    /** The smallest box around the points of each node. */
    private int[] minEasting = new int[16];

    private int[] maxEasting = new int[16];
    private int[] minNorthing = new int[16];
    private int[] maxNorthing = new int[16];
    private int used = 1;
    private int free = NONE;

    /** A tree without points for the cell whose south-western corner is given, in millimetres. */
    PlaceTree(LivePoints points, LiveCells cells, Reach reach, long west, long south) {
        this.points = points;
        this.cells = cells;
        this.squaredReach = reach.squared();
        this.west = west;
        this.south = south;
        this.size = Integer.highestOneBit((int) reach.side()) * 2;
        children[0] = NONE;
        head[0] = NONE;
        empty(0);
    }

    void add(int point, boolean isCore) {
        points.ring();
        int node = 0;
        long x = west;
        long y = south;
        int width = size;
        while (true) {
            count[node]++;
            cores[node] += isCore ? 1 : 0;
            include(node, point);
            if (children[node] == NONE) {
                if (count[node] <= FULL || width == 1) {
                    link(node, point);
                    return;
                }
                divide(node, x, y, width);
            }
            width >>= 1;
            int quarter = quarter(point, x, y, width);
            x += (quarter & 1) * (long) width;
            y += (quarter >> 1) * (long) width;
            node = children[node] + quarter;
        }
    }

    void remove(int point, boolean isCore) {
        remove(0, west, south, size, point, isCore ? 1 : 0);
    }

    private void remove(int node, long x, long y, int width, int point, int core) {
        count[node]--;
        cores[node] -= core;
        if (children[node] != NONE && count[node] <= SPARSE) {
            collapse(node);
        }
        if (children[node] == NONE) {
            unlink(node, point);
            shrinkLeaf(node);
            return;
        }
        int half = width >> 1;
        int quarter = quarter(point, x, y, half);
        remove(
                children[node] + quarter,
                x + (quarter & 1) * (long) half,
                y + (quarter >> 1) * (long) half,
                half,
                point,
                core);
        empty(node);
        for (int child = children[node]; child < children[node] + 4; child++) {
            if (count[child] > 0) {
                minEasting[node] = Math.min(minEasting[node], minEasting[child]);
                maxEasting[node] = Math.max(maxEasting[node], maxEasting[child]);
                minNorthing[node] = Math.min(minNorthing[node], minNorthing[child]);
                maxNorthing[node] = Math.max(maxNorthing[node], maxNorthing[child]);
            }
        }
    }

    private void shrinkLeaf(int leaf) {
        if (count[leaf] > 0 && isSpot(leaf)) {
            return;
        }
        empty(leaf);
        int point = head[leaf];
        if (point != NONE) {
            do {
                include(leaf, point);
                point = points.next[point];
            } while (point != head[leaf]);
        }
    }

    private void empty(int node) {
        minEasting[node] = Integer.MAX_VALUE;
        maxEasting[node] = Integer.MIN_VALUE;
        minNorthing[node] = Integer.MAX_VALUE;
        maxNorthing[node] = Integer.MIN_VALUE;
    }

    private void include(int node, int point) {
        minEasting[node] = Math.min(minEasting[node], points.easting[point]);
        maxEasting[node] = Math.max(maxEasting[node], points.easting[point]);
        minNorthing[node] = Math.min(minNorthing[node], points.northing[point]);
        maxNorthing[node] = Math.max(maxNorthing[node], points.northing[point]);
    }

    /** Whether all points of a node lie on one millimetre. */
    private boolean isSpot(int node) {
        return minEasting[node] == maxEasting[node] && minNorthing[node] == maxNorthing[node];
    }

    /** Says that a point of the tree has become a core point, with {@code by} 1, or is one no longer, with -1. */
    void countCore(int point, int by) {
        int node = 0;
        long x = west;
        long y = south;
        int width = size;
        cores[0] += by;
        while (children[node] != NONE) {
            width >>= 1;
            int quarter = quarter(point, x, y, width);
            x += (quarter & 1) * (long) width;
            y += (quarter >> 1) * (long) width;
            node = children[node] + quarter;
            cores[node] += by;
        }
    }

    /** How many points lie within reach of a place, or any number from {@code enough} on when there are at least that many. */
    int countWithin(int easting, int northing, int enough) {
        return countWithin(0, easting, northing, enough);
    }

    private int countWithin(int node, int easting, int northing, int enough) {
        if (count[node] == 0 || squaredGap(node, easting, northing) > squaredReach) {
            return 0;
        }
        if (squaredFar(node, easting, northing) <= squaredReach) {
            return count[node];
        }
        int found = 0;
        if (children[node] == NONE) {
            int point = head[node];
            do {
                found += points.squaredDistance(point, easting, northing) <= squaredReach ? 1 : 0;
                point = points.next[point];
            } while (point != head[node]);
            return found;
        }
        for (int child = children[node]; child < children[node] + 4 && found < enough; child++) {
            found += countWithin(child, easting, northing, enough - found);
        }
        return found;
    }

    /** Some core point within reach of a place, or -1. */
    int anyCore(int easting, int northing) {
        return anyCore(0, easting, northing);
    }

    private int anyCore(int node, int easting, int northing) {
        if (cores[node] == 0 || squaredGap(node, easting, northing) > squaredReach) {
            return NONE;
        }
        if (children[node] == NONE) {
            int point = head[node];
            do {
                if (cells.isCore(point) && points.squaredDistance(point, easting, northing) <= squaredReach) {
                    return point;
                }
                point = points.next[point];
            } while (point != head[node]);
            return NONE;
        }
        for (int child = children[node]; child < children[node] + 4; child++) {
            int found = anyCore(child, easting, northing);
            if (found != NONE) {
                return found;
            }
        }
        return NONE;
    }

    /** The core point nearest to a place if nearer than {@code best} by distance, then id; else {@code best}, which may be -1. */
    int nearestCore(int easting, int northing, int best) {
        return nearestCore(0, easting, northing, best);
    }

    private int nearestCore(int node, int easting, int northing, int best) {
        if (cores[node] == 0
                || squaredGap(node, easting, northing)
                        > (best == NONE ? squaredReach : points.squaredDistance(best, easting, northing))) {
            return best;
        }
        int nearest = best;
        if (children[node] == NONE) {
            int point = head[node];
            do {
                nearest = cells.isCore(point) ? cells.nearer(point, nearest, easting, northing) : nearest;
                point = points.next[point];
            } while (point != head[node]);
            return nearest;
        }
        int from = children[node];
        int nearestChild = from;
        for (int child = from + 1; child < from + 4; child++) {
            boolean isNearer = count[child] > 0
                    && (count[nearestChild] == 0
                            || squaredGap(child, easting, northing) < squaredGap(nearestChild, easting, northing));
            nearestChild = isNearer ? child : nearestChild;
        }
        nearest = nearestCore(nearestChild, easting, northing, nearest);
        for (int child = from; child < from + 4; child++) {
            nearest = child == nearestChild ? nearest : nearestCore(child, easting, northing, nearest);
        }
        return nearest;
    }

    private void divide(int node, long x, long y, int width) {
        int from = children();
        children[node] = from;
        int first = head[node];
        int point = first;
        int half = width >> 1;
        do {
            int following = points.next[point];
            int child = from + quarter(point, x, y, half);
            count[child]++;
            include(child, point);
            link(child, point);
            point = following;
        } while (point != first);
        head[node] = NONE;
        for (int child = from; child < from + 4; child++) {
            cores[child] = coresIn(child);
        }
    }

    private int coresIn(int leaf) {
        int found = 0;
        int point = head[leaf];
        if (point != NONE) {
            do {
                found += cells.isCore(point) ? 1 : 0;
                point = points.next[point];
            } while (point != head[leaf]);
        }
        return found;
    }

    /** Makes one leaf of a node and all below it. */
    private void collapse(int node) {
        int from = children[node];
        for (int child = from; child < from + 4; child++) {
            if (children[child] != NONE) {
                collapse(child);
            }
            while (head[child] != NONE) {
                int point = head[child];
                unlink(child, point);
                link(node, point);
            }
        }
        children[node] = NONE;
        head[from] = free;
        free = from;
    }

    /** Four new leaves. */
    private int children() {
        int from = free;
        if (from == NONE) {
            from = used;
            used += 4;
            if (used > head.length) {
                int room = head.length * 2;
                children = Arrays.copyOf(children, room);
                head = Arrays.copyOf(head, room);
                count = Arrays.copyOf(count, room);
                cores = Arrays.copyOf(cores, room);
                minEasting = Arrays.copyOf(minEasting, room);
                maxEasting = Arrays.copyOf(maxEasting, room);
                minNorthing = Arrays.copyOf(minNorthing, room);
                maxNorthing = Arrays.copyOf(maxNorthing, room);
            }
        } else {
            free = head[from];
        }
        for (int child = from; child < from + 4; child++) {
            children[child] = NONE;
            head[child] = NONE;
            count[child] = 0;
            cores[child] = 0;
            empty(child);
        }
        return from;
    }

    private void link(int leaf, int point) {
        int first = head[leaf];
        if (first == NONE) {
            points.next[point] = point;
            points.previous[point] = point;
            head[leaf] = point;
            return;
        }
        int last = points.previous[first];
        points.next[point] = first;
        points.previous[point] = last;
        points.next[last] = point;
        points.previous[first] = point;
    }

    private void unlink(int leaf, int point) {
        int following = points.next[point];
        if (following == point) {
            head[leaf] = NONE;
            return;
        }
        points.next[points.previous[point]] = following;
        points.previous[following] = points.previous[point];
        if (head[leaf] == point) {
            head[leaf] = following;
        }
    }

    /** 0 to 3: south-west, south-east, north-west, north-east. */
    private int quarter(int point, long x, long y, int half) {
        return (points.easting[point] >= x + half ? 1 : 0) + (points.northing[point] >= y + half ? 2 : 0);
    }

    private long squaredGap(int node, int easting, int northing) {
        long eastwards = Math.max(0, Math.max((long) minEasting[node] - easting, (long) easting - maxEasting[node]));
        long northwards =
                Math.max(0, Math.max((long) minNorthing[node] - northing, (long) northing - maxNorthing[node]));
        return eastwards * eastwards + northwards * northwards;
    }

    private long squaredFar(int node, int easting, int northing) {
        long eastwards = Math.max((long) easting - minEasting[node], (long) maxEasting[node] - easting);
        long northwards = Math.max((long) northing - minNorthing[node], (long) maxNorthing[node] - northing);
        return eastwards * eastwards + northwards * northwards;
    }
}

package org.hedgerow.hotspot;

/**
 * Sites of one crowded cell in a tree of tight boxes, so that a question about a neighbourhood costs little however many sites there are and
 * however they are laid out: walls, arcs and combs of points just out of reach included. Whole boxes in or out of reach are not opened.
 */
final class SiteTree {

    /** With this many sites or fewer, asking each is quicker. */
    static final int FEW = 64;

    private static final int LEAF = 8;

    private final CellSites sites;
    private final int[] members;
    private final int leaves;
    private final int[] west;
    private final int[] south;
    private final int[] east;
    private final int[] north;
    private final int[] weight;

    /** A tree of the first {@code count} of these sites. */
    SiteTree(CellSites sites, int[] of, int from, int count) {
        this.sites = sites;
        members = new int[count];
        System.arraycopy(of, from, members, 0, count);
        int needed = 1;
        while (needed * LEAF < count) {
            needed *= 2;
        }
        leaves = needed;
        west = new int[leaves * 2];
        south = new int[leaves * 2];
        east = new int[leaves * 2];
        north = new int[leaves * 2];
        weight = new int[leaves * 2];
        build(1, 0, count);
    }

    private void build(int node, int from, int to) {
        int minEasting = Integer.MAX_VALUE;
        int maxEasting = Integer.MIN_VALUE;
        int minNorthing = Integer.MAX_VALUE;
        int maxNorthing = Integer.MIN_VALUE;
        int total = 0;
        for (int i = from; i < to; i++) {
            minEasting = Math.min(minEasting, sites.easting[members[i]]);
            maxEasting = Math.max(maxEasting, sites.easting[members[i]]);
            minNorthing = Math.min(minNorthing, sites.northing[members[i]]);
            maxNorthing = Math.max(maxNorthing, sites.northing[members[i]]);
            total += sites.weight[members[i]];
        }
        west[node] = minEasting;
        east[node] = maxEasting;
        south[node] = minNorthing;
        north[node] = maxNorthing;
        weight[node] = total;
        if (node < leaves) {
            int middle = (from + to) >>> 1;
            if (to - from > 1) {
                boolean wide = (long) maxEasting - minEasting >= (long) maxNorthing - minNorthing;
                select(wide ? sites.easting : sites.northing, from, to - 1, middle);
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

    /** The weight of the sites within reach of a site, or any number from {@code enough} on when it is at least that. */
    int weightWithin(int site, long squaredReach, int enough) {
        return weightWithin(1, 0, members.length, site, squaredReach, enough);
    }

    private int weightWithin(int node, int from, int to, int site, long squaredReach, int enough) {
        if (from == to || squaredGap(node, site) > squaredReach) {
            return 0;
        }
        if (squaredFar(node, site) <= squaredReach) {
            return weight[node];
        }
        int found = 0;
        if (node >= leaves) {
            for (int i = from; i < to; i++) {
                if (sites.squaredDistance(site, members[i]) <= squaredReach) {
                    found += sites.weight[members[i]];
                }
            }
            return found;
        }
        int middle = (from + to) >>> 1;
        found = weightWithin(node * 2, from, middle, site, squaredReach, enough);
        return found >= enough
                ? found
                : found + weightWithin(node * 2 + 1, middle, to, site, squaredReach, enough - found);
    }

    /** The nearest of the tree's sites when it is nearer than {@code best}, by distance, then id; otherwise {@code best}, which may be -1. */
    int nearest(int site, int best, long squaredReach) {
        return nearest(1, 0, members.length, site, best, squaredReach);
    }

    private int nearest(int node, int from, int to, int site, int best, long squaredReach) {
        if (from == to || squaredGap(node, site) > (best < 0 ? squaredReach : sites.squaredDistance(site, best))) {
            return best;
        }
        int nearest = best;
        if (node >= leaves) {
            for (int i = from; i < to; i++) {
                nearest = sites.nearer(site, members[i], nearest, squaredReach);
            }
            return nearest;
        }
        int middle = (from + to) >>> 1;
        boolean leftFirst = squaredGap(node * 2, site) <= squaredGap(node * 2 + 1, site);
        if (leftFirst) {
            nearest = nearest(node * 2, from, middle, site, nearest, squaredReach);
        }
        nearest = nearest(node * 2 + 1, middle, to, site, nearest, squaredReach);
        return leftFirst ? nearest : nearest(node * 2, from, middle, site, nearest, squaredReach);
    }

    private long squaredGap(int node, int site) {
        return square(
                Math.max(0, Math.max((long) west[node] - sites.easting[site], (long) sites.easting[site] - east[node])),
                Math.max(
                        0,
                        Math.max(
                                (long) south[node] - sites.northing[site], (long) sites.northing[site] - north[node])));
    }

    private long squaredFar(int node, int site) {
        return square(
                Math.max((long) sites.easting[site] - west[node], (long) east[node] - sites.easting[site]),
                Math.max((long) sites.northing[site] - south[node], (long) north[node] - sites.northing[site]));
    }

    private static long square(long eastwards, long northwards) {
        return eastwards * eastwards + northwards * northwards;
    }
}

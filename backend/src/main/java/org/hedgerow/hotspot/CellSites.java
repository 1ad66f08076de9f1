package org.hedgerow.hotspot;

import java.util.Arrays;

/**
 * The distinct coordinates of a {@link CellGrid}, cell by cell. Points on one coordinate share their core mark and their cluster, so
 * everything after this works on sites with a weight: a hundred thousand incidents on one anonymised spot cost no more than one.
 */
final class CellSites {

    private final ClusterPoints points;
    final int[] easting;
    final int[] northing;
    /** How many points lie on the site. */
    final int[] weight;
    /** The point of the smallest id on the site. */
    final int[] firstPoint;
    /** The sites of cell c are {@code start[c] .. start[c + 1] - 1}. */
    final int[] start;
    /** The site of each point. */
    final int[] siteOf;

    CellSites(ClusterPoints points, CellGrid grid) {
        this.points = points;
        int n = points.count();
        easting = new int[n];
        northing = new int[n];
        weight = new int[n];
        firstPoint = new int[n];
        siteOf = new int[n];
        start = new int[grid.cells + 1];
        long[] coordinates = new long[64];
        int sites = 0;
        for (int cell = 0; cell < grid.cells; cell++) {
            int from = grid.start[cell];
            int size = grid.start[cell + 1] - from;
            if (size > coordinates.length) {
                coordinates = new long[Math.max(size, coordinates.length * 2)];
            }
            for (int i = 0; i < size; i++) {
                int point = grid.points[from + i];
                coordinates[i] = packed(points.easting()[point], points.northing()[point]);
            }
            Arrays.sort(coordinates, 0, size);
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || coordinates[i] != coordinates[distinct - 1]) {
                    coordinates[distinct] = coordinates[i];
                    easting[sites + distinct] = (int) (coordinates[i] >> 32);
                    northing[sites + distinct] = (int) coordinates[i] ^ Integer.MIN_VALUE;
                    distinct++;
                }
            }
            for (int i = 0; i < size; i++) {
                int point = grid.points[from + i];
                long coordinate = packed(points.easting()[point], points.northing()[point]);
                int site = sites + (distinct == 1 ? 0 : Arrays.binarySearch(coordinates, 0, distinct, coordinate));
                siteOf[point] = site;
                if (weight[site]++ == 0 || points.compareIds(point, firstPoint[site]) < 0) {
                    firstPoint[site] = point;
                }
            }
            sites += distinct;
            start[cell + 1] = sites;
        }
    }

    int sites() {
        return start[start.length - 1];
    }

    long squaredDistance(int a, int b) {
        long east = (long) easting[a] - easting[b];
        long north = (long) northing[a] - northing[b];
        return east * east + north * north;
    }

    /** Whichever of two sites is nearer to a site, by distance, then id, if within reach; {@code best} may be -1 for none yet. */
    int nearer(int site, int candidate, int best, long squaredReach) {
        long distance = squaredDistance(site, candidate);
        if (best < 0) {
            return distance <= squaredReach ? candidate : best;
        }
        long least = squaredDistance(site, best);
        return distance < least || (distance == least && compareIds(candidate, best) < 0) ? candidate : best;
    }

    /** Compares the smallest ids on two sites. */
    int compareIds(int a, int b) {
        return points.compareIds(firstPoint[a], firstPoint[b]);
    }

    /** In order of easting, then northing. */
    private static long packed(int easting, int northing) {
        return ((long) easting << 32) | ((northing ^ Integer.MIN_VALUE) & 0xFFFF_FFFFL);
    }
}

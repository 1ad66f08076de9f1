package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Which area a point lies in, by horizontal strips of a kilometre: each holds the edges that cross it, so a ray along the strip meets a
 * few dozen edges and not thousands. Whole metres in, so the answer is exact and the same on every machine: a point on a shared border lies
 * in exactly one area. Immutable.
 */
final class AreaGrid {

    private static final int STRIP_METRES = 1_000;
    private static final int SOUTH = -100_000;
    private static final int STRIPS = 1_450;
    private static final int FIELDS = 5;

    /** For each strip x1 y1 x2 y2 area of its edges, those of one area together, in the order of the areas. */
    private final int[][] strips = new int[STRIPS][];

    AreaGrid(ForceOutlines outlines) {
        List<List<int[]>> building = new ArrayList<>();
        for (int i = 0; i < STRIPS; i++) {
            building.add(new ArrayList<>());
        }
        for (int area = 0; area < outlines.codes().size(); area++) {
            for (int[] ring : outlines.rings().get(area)) {
                for (int i = 0; i + 3 < ring.length; i += 2) {
                    put(building, new int[] {ring[i], ring[i + 1], ring[i + 2], ring[i + 3], area});
                }
            }
        }
        for (int strip = 0; strip < STRIPS; strip++) {
            strips[strip] = building.get(strip).stream()
                    .flatMapToInt(java.util.Arrays::stream)
                    .toArray();
        }
    }

    private static void put(List<List<int[]>> building, int[] edge) {
        if (edge[1] == edge[3]) {
            return; // level edges never change which side a level ray is on
        }
        for (int strip = strip(Math.min(edge[1], edge[3])); strip <= strip(Math.max(edge[1], edge[3])); strip++) {
            building.get(strip).add(edge);
        }
    }

    /** The area that holds the point, in metres, or -1. */
    int areaOf(double x, double y) {
        int strip = strip(y);
        if (strip < 0 || strip >= STRIPS) {
            return -1;
        }
        int[] edges = strips[strip];
        int area = -1;
        boolean inside = false;
        for (int i = 0; i < edges.length; i += FIELDS) {
            if (edges[i + 4] != area) {
                if (inside) {
                    return area;
                }
                area = edges[i + 4];
            }
            inside ^= crosses(edges[i], edges[i + 1], edges[i + 2], edges[i + 3], x, y);
        }
        return inside ? area : -1;
    }

    /** Whether a ray from the point to the east meets the edge, which includes its lower end and not its upper. */
    private static boolean crosses(int x1, int y1, int x2, int y2, double x, double y) {
        if (y1 > y == y2 > y) {
            return false;
        }
        if (x1 < x && x2 < x) {
            return false;
        }
        if (x1 > x && x2 > x) {
            return true;
        }
        // Always from the lower end to the upper, so that the two areas beside an edge agree to the last bit.
        return y1 < y2 ? isLeft(x1, y1, x2, y2, x, y) : isLeft(x2, y2, x1, y1, x, y);
    }

    private static boolean isLeft(int lowX, int lowY, int highX, int highY, double x, double y) {
        return ((double) highX - lowX) * (y - lowY) - (x - lowX) * ((double) highY - lowY) > 0;
    }

    private static int strip(double y) {
        return (int) Math.floor((y - SOUTH) / STRIP_METRES);
    }
}

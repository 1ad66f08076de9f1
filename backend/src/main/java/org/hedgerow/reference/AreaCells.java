package org.hedgerow.reference;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Every edge of some areas by the square kilometres that it touches, in a few flat arrays: an edge takes some 14 bytes, so that outlines
 * of millions of corners fit beside everything else. Whole millimetres on the National Grid. Immutable once built.
 */
final class AreaCells {

    static final int CELL = 1_000_000;
    static final int WEST = -100_000_000;
    static final int SOUTH = -100_000_000;
    static final int COLUMNS = 900;
    static final int ROWS = 1_450;

    /** How far beside its computed course an edge is still entered into a cell: far more than arithmetic can be out. */
    private static final int MARGIN = 1_000;

    /** Easting and northing of every corner, ring after ring, each ring closed. Edge n leads from corner n to corner n + 1. */
    final int[] corners;

    /** The area of each corner. */
    final byte[] areas;

    private final BitSet ends = new BitSet();

    /** Where in {@link #edges} each cell begins; cells run from west to east, rows from south to north. */
    final int[] first;

    /** The edges of each cell in ascending order, and so those of one area together. */
    final int[] edges;

    AreaCells(ForceOutlines outlines) {
        int size = 0;
        for (var rings : outlines.rings()) {
            for (int[] ring : rings) {
                size += ring.length / 2;
            }
        }
        corners = new int[2 * size];
        areas = new byte[size];
        first = new int[COLUMNS * ROWS + 1];
        int corner = 0;
        for (int area = 0; area < outlines.rings().size(); area++) {
            for (int[] ring : outlines.rings().get(area)) {
                System.arraycopy(ring, 0, corners, 2 * corner, ring.length);
                Arrays.fill(areas, corner, corner + ring.length / 2, (byte) area);
                corner += ring.length / 2;
                ends.set(corner - 1);
            }
        }
        enter(outlines, null);
        for (int cell = 0; cell < COLUMNS * ROWS; cell++) {
            first[cell + 1] += first[cell];
        }
        edges = new int[first[COLUMNS * ROWS]];
        enter(outlines, edges);
        // Filling moved each beginning to its end, which is where the next cell begins.
        System.arraycopy(first, 0, first, 1, COLUMNS * ROWS);
        first[0] = 0;
    }

    /** Counts the edges of each cell into the place after its own; or, given an array, writes them there. */
    private void enter(ForceOutlines outlines, int @Nullable [] into) {
        int corner = 0;
        for (var rings : outlines.rings()) {
            for (int[] ring : rings) {
                for (int last = corner + ring.length / 2 - 1; corner < last; corner++) {
                    enter(corner, into);
                }
                corner++;
            }
        }
    }

    private void enter(int edge, int @Nullable [] into) {
        int x1 = corners[2 * edge];
        int y1 = corners[2 * edge + 1];
        int x2 = corners[2 * edge + 2];
        int y2 = corners[2 * edge + 3];
        int bottom = row(Math.min(y1, y2));
        int top = row(Math.max(y1, y2));
        for (int row = bottom; row <= top; row++) {
            double from = Math.min(x1, x2);
            double to = Math.max(x1, x2);
            if (top > bottom) {
                double south = x1 + slope(x1, y1, x2, y2) * (SOUTH + (double) row * CELL - y1);
                double north = x1 + slope(x1, y1, x2, y2) * (SOUTH + (row + 1.0) * CELL - y1);
                from = Math.max(from, Math.min(south, north) - MARGIN);
                to = Math.min(to, Math.max(south, north) + MARGIN);
            }
            for (int column = column((long) from); column <= column((long) to); column++) {
                int cell = row * COLUMNS + column;
                if (into == null) {
                    first[cell + 1]++;
                } else {
                    into[first[cell]++] = edge;
                }
            }
        }
    }

    private static double slope(int x1, int y1, int x2, int y2) {
        return ((double) x2 - x1) / ((double) y2 - y1);
    }

    /** Whether an edge begins at the corner: not at the last of a ring, which is its first again. */
    boolean isEdge(int corner) {
        return !ends.get(corner);
    }

    /** The column of an easting; the outermost for what lies beyond. */
    static int column(long x) {
        return (int) Math.max(0, Math.min(COLUMNS - 1, Math.floorDiv(x - WEST, CELL)));
    }

    /** The row of a northing; the outermost for what lies beyond. */
    static int row(long y) {
        return (int) Math.max(0, Math.min(ROWS - 1, Math.floorDiv(y - SOUTH, CELL)));
    }

    static boolean contains(int x, int y) {
        return x >= WEST && x < WEST + COLUMNS * (long) CELL && y >= SOUTH && y < SOUTH + ROWS * (long) CELL;
    }

    /** The square of the distance from a point to an edge, in square millimetres. */
    double squaredDistance(int edge, double x, double y) {
        double x1 = corners[2 * edge];
        double y1 = corners[2 * edge + 1];
        double dx = corners[2 * edge + 2] - x1;
        double dy = corners[2 * edge + 3] - y1;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
        double east = x1 + along * dx - x;
        double north = y1 + along * dy - y;
        return east * east + north * north;
    }
}

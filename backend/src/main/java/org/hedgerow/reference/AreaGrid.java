package org.hedgerow.reference;

import java.util.Arrays;

/**
 * Which area a point lies in. For the south-east corner of every square kilometre it is known which areas hold it; from there a point is
 * reached by two short legs, north and then west, and what matters is how often they cross the edges of an area within that square.
 *
 * <p>Whole millimetres and whole-number arithmetic, so the answer is exact and the same on every machine. A point on an edge is taken as
 * lying a hair to the east of it and a lesser hair to the north: of two areas that share the edge exactly one holds the point. Where areas
 * overlap, the first in their order has the point. Immutable.
 */
final class AreaGrid {

    private static final byte NOBODY = -1;

    private final AreaCells cells;

    /** For each cell the first area that holds its corner and has no edge in the cell. */
    private final byte[] background = new byte[AreaCells.COLUMNS * AreaCells.ROWS];

    /** For the first edge of an area in a cell, by its place in the cells' list: whether the area holds the cell's corner. */
    private final long[] holdsCorner;

    AreaGrid(AreaCells cells, int areas) {
        this.cells = cells;
        holdsCorner = new long[cells.edges.length / Long.SIZE + 1];
        var inside = new boolean[areas];
        for (int row = 0; row < AreaCells.ROWS; row++) {
            Arrays.fill(inside, false);
            for (int column = 0; column < AreaCells.COLUMNS; column++) {
                learn(row, column, inside);
            }
        }
    }

    /** Passes from the corner of the cell to the west to that of this cell, and keeps what it finds there. */
    private void learn(int row, int column, boolean[] inside) {
        int cell = row * AreaCells.COLUMNS + column;
        int from = cells.first[cell];
        int to = cells.first[cell + 1];
        if (from == to && column > 0 && cells.first[cell - 1] == from) {
            background[cell] = background[cell - 1];
            return;
        }
        long y = cornerY(row);
        for (int i = from; i < to; i++) {
            int edge = cells.edges[i];
            if (rises(edge, y) && !isEastOf(edge, cornerX(column - 1), y) && isEastOf(edge, cornerX(column), y)) {
                inside[cells.areas[edge]] ^= true;
            }
        }
        int area = NOBODY;
        background[cell] = NOBODY;
        int next = from;
        for (int candidate = 0; candidate < inside.length; candidate++) {
            boolean hasEdges = next < to && cells.areas[cells.edges[next]] == candidate;
            if (hasEdges && inside[candidate]) {
                holdsCorner[next / Long.SIZE] |= 1L << next;
            } else if (!hasEdges && inside[candidate] && area == NOBODY) {
                area = candidate;
            }
            while (next < to && cells.areas[cells.edges[next]] == candidate) {
                next++;
            }
        }
        background[cell] = (byte) area;
    }

    /** The area that holds the point, in millimetres, or -1. */
    int areaOf(int x, int y) {
        if (!AreaCells.contains(x, y)) {
            return NOBODY;
        }
        int column = AreaCells.column(x);
        int row = AreaCells.row(y);
        int cell = row * AreaCells.COLUMNS + column;
        int last = cells.first[cell + 1];
        int everywhere = background[cell];
        int area = NOBODY;
        boolean inside = false;
        for (int i = cells.first[cell]; i < last; i++) {
            int edge = cells.edges[i];
            if (cells.areas[edge] != area) {
                if (inside) {
                    return area;
                }
                area = cells.areas[edge];
                if (everywhere >= 0 && everywhere < area) {
                    return everywhere;
                }
                inside = (holdsCorner[i / Long.SIZE] & 1L << i) != 0;
            }
            inside ^= isCrossed(edge, 2L * x, 2L * y, cornerX(column), cornerY(row));
        }
        return inside ? area : everywhere;
    }

    /**
     * Whether the way from the corner, north to the point's height and then west to the point, crosses the edge an odd number of times.
     * Here and below everything is doubled: corners of cells are odd and those of areas even, so they never meet.
     */
    private boolean isCrossed(int edge, long x, long y, long cornerX, long cornerY) {
        boolean rises = rises(edge, y);
        long x1 = 2L * cells.corners[2 * edge];
        long x2 = 2L * cells.corners[2 * edge + 2];
        boolean spans = x1 > cornerX != x2 > cornerX;
        if (!rises && !spans) {
            return false;
        }
        long y1 = 2L * cells.corners[2 * edge + 1];
        if (y1 == 2L * cells.corners[2 * edge + 3]) {
            return y >= y1 != cornerY > y1;
        }
        boolean turnIsEast = isEastOf(edge, cornerX, y);
        boolean west = rises && turnIsEast && !isEastOf(edge, x, y);
        boolean north = spans && turnIsEast != isEastOf(edge, cornerX, cornerY);
        return west != north;
    }

    /** Whether the edge passes the height, its lower end included and its upper not. */
    private boolean rises(int edge, long y) {
        return 2L * cells.corners[2 * edge + 1] > y != 2L * cells.corners[2 * edge + 3] > y;
    }

    /** Whether the point lies east of the line through an edge that is not level, or on it. */
    private boolean isEastOf(int edge, long x, long y) {
        // Always from the lower end to the upper, so that the two areas beside an edge agree.
        int low = cells.corners[2 * edge + 1] < cells.corners[2 * edge + 3] ? 2 * edge : 2 * edge + 2;
        int high = 4 * edge + 2 - low;
        long lowX = 2L * cells.corners[low];
        long lowY = 2L * cells.corners[low + 1];
        long dx = 2L * cells.corners[high] - lowX;
        long dy = 2L * cells.corners[high + 1] - lowY;
        return dx * (y - lowY) <= (x - lowX) * dy;
    }

    /** Half a millimetre west of the next cell, doubled. */
    private static long cornerX(int column) {
        return 2L * (AreaCells.WEST + (column + 1L) * AreaCells.CELL) - 1;
    }

    /** Half a millimetre south of the cell, doubled. */
    private static long cornerY(int row) {
        return 2L * (AreaCells.SOUTH + (long) row * AreaCells.CELL) - 1;
    }
}

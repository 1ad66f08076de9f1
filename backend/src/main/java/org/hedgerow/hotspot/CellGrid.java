package org.hedgerow.hotspot;

import java.util.Arrays;

/**
 * Points sorted into square cells, and the way from a cell's place to its number: a plain table where the cells are few for the points, open
 * addressing otherwise.
 */
final class CellGrid {

    final int cells;
    /** Of each cell, counted from the cell of the smallest coordinates. */
    final int[] column;

    final int[] line;
    /** The points of cell c are {@code points[start[c]] .. points[start[c + 1] - 1]}. */
    final int[] start;

    final int[] points;

    private final long minEasting;
    private final long minNorthing;
    private final long side;
    private final int columns;
    private final int lines;
    private final int[] table;
    private final long[] keys;

    CellGrid(ClusterPoints of, long side) {
        this.side = side;
        int n = of.count();
        int west = Integer.MAX_VALUE;
        int south = Integer.MAX_VALUE;
        int east = Integer.MIN_VALUE;
        int north = Integer.MIN_VALUE;
        for (int i = 0; i < n; i++) {
            west = Math.min(west, of.easting()[i]);
            east = Math.max(east, of.easting()[i]);
            south = Math.min(south, of.northing()[i]);
            north = Math.max(north, of.northing()[i]);
        }
        minEasting = west;
        minNorthing = south;
        columns = n == 0 ? 0 : Math.toIntExact(((long) east - west) / side + 1);
        lines = n == 0 ? 0 : Math.toIntExact(((long) north - south) / side + 1);
        boolean plain = (long) columns * lines <= 4L * n + 1_024;
        int capacity = plain ? columns * lines : Integer.highestOneBit(Math.max(n, 8)) * 4;
        table = new int[capacity];
        Arrays.fill(table, -1);
        keys = plain ? new long[0] : new long[capacity];

        int[] cellOf = new int[n];
        int[] columnOf = new int[Math.min(n, 1_024)];
        int[] lineOf = new int[columnOf.length];
        int[] size = new int[columnOf.length];
        int found = 0;
        for (int i = 0; i < n; i++) {
            int x = (int) ((of.easting()[i] - minEasting) / side);
            int y = (int) ((of.northing()[i] - minNorthing) / side);
            int slot = slot(x, y);
            int cell = table[slot];
            if (cell < 0) {
                if (found == columnOf.length) {
                    columnOf = Arrays.copyOf(columnOf, found * 2);
                    lineOf = Arrays.copyOf(lineOf, found * 2);
                    size = Arrays.copyOf(size, found * 2);
                }
                cell = found++;
                table[slot] = cell;
                if (keys.length > 0) {
                    keys[slot] = key(x, y);
                }
                columnOf[cell] = x;
                lineOf[cell] = y;
            }
            cellOf[i] = cell;
            size[cell]++;
        }
        cells = found;
        column = columnOf;
        line = lineOf;
        start = new int[cells + 1];
        for (int cell = 0; cell < cells; cell++) {
            start[cell + 1] = start[cell] + size[cell];
        }
        int[] next = Arrays.copyOf(start, cells);
        points = new int[n];
        for (int i = 0; i < n; i++) {
            points[next[cellOf[i]]++] = i;
        }
    }

    /** The number of the cell so many columns and lines away, or -1 when no point lies there. */
    int neighbour(int cell, int columnsEast, int linesNorth) {
        int x = column[cell] + columnsEast;
        int y = line[cell] + linesNorth;
        return x < 0 || y < 0 || x >= columns || y >= lines ? -1 : table[slot(x, y)];
    }

    /** The west edge of a cell, in millimetres. */
    long west(int cell) {
        return minEasting + column[cell] * side;
    }

    /** The south edge of a cell, in millimetres. */
    long south(int cell) {
        return minNorthing + line[cell] * side;
    }

    private int slot(int x, int y) {
        if (keys.length == 0) {
            return x * lines + y;
        }
        long key = key(x, y);
        int mask = keys.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (table[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(int x, int y) {
        return ((long) x << 32) | y;
    }
}

package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * Points sorted into the square cells of a {@link Reach}, the cells line by line from the south, each line from the west. Only cells that
 * hold a point exist. What lies around a cell is found by walking along five lines at once ({@link Surroundings}), so there is no table of
 * the whole country and no hashing.
 */
final class SortedCells {

    private static final int DIGIT = 11;
    /** So many places leave room for the number of a point in one {@code long}. */
    private static final long MOST_PLACES = 1L << 31;

    final int cells;
    /** Of each cell, counted from the smallest coordinates. */
    final int[] column;

    final int[] line;
    /** The points of cell c are at {@code start[c] .. start[c + 1] - 1} of the next three. */
    final int[] start;
    /** Which point of those given. */
    final int[] point;

    final int[] easting;
    final int[] northing;
    /** The cells of the i-th line that has any are {@code lineStart[i] .. lineStart[i + 1] - 1}. */
    final int[] lineStart;

    final int lines;
    /** How many columns and lines of cells there would be if every cell existed. */
    final long columns;

    final long linesInAll;

    private final long minEasting;
    private final long minNorthing;
    private final long side;

    SortedCells(ClusterPoints of, long side, Parts parts) {
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
        columns = n == 0 ? 0 : ((long) east - west) / side + 1;
        linesInAll = n == 0 ? 0 : ((long) north - south) / side + 1;
        double perSide = 1.0 / side;
        long[] place = new long[n];
        parts.each(n, (part, from, to) -> {
            for (int i = from; i < to; i++) {
                place[i] = steps(of.northing()[i] - minNorthing, perSide) * columns
                        + steps(of.easting()[i] - minEasting, perSide);
            }
        });
        long[] inOrder = columns * linesInAll > MOST_PLACES
                ? sorted(ranked(place), n, parts)
                : sorted(place, columns * linesInAll, parts);

        easting = new int[n];
        northing = new int[n];
        point = new int[n];
        int[] before = new int[parts.count() + 1];
        parts.each(n, (part, from, to) -> {
            int found = 0;
            for (int i = from; i < to; i++) {
                int at = (int) inOrder[i];
                point[i] = at;
                easting[i] = of.easting()[at];
                northing[i] = of.northing()[at];
                found += beginsCell(inOrder, i) ? 1 : 0;
            }
            before[part + 1] = found;
        });
        for (int part = 0; part < parts.count(); part++) {
            before[part + 1] += before[part];
        }
        cells = before[parts.count()];
        column = new int[cells];
        line = new int[cells];
        start = new int[cells + 1];
        start[cells] = n;
        parts.each(n, (part, from, to) -> {
            int cell = before[part];
            for (int i = from; i < to; i++) {
                if (beginsCell(inOrder, i)) {
                    start[cell] = i;
                    column[cell] = (int) steps(easting[i] - minEasting, perSide);
                    line[cell] = (int) steps(northing[i] - minNorthing, perSide);
                    cell++;
                }
            }
        });
        int linesFound = 0;
        int[] begins = new int[(int) Math.min(linesInAll, cells) + 1];
        for (int cell = 0; cell < cells; cell++) {
            if (cell == 0 || line[cell] != line[cell - 1]) {
                begins[linesFound++] = cell;
            }
        }
        begins[linesFound] = cells;
        lineStart = begins;
        lines = linesFound;
    }

    private static boolean beginsCell(long[] inOrder, int i) {
        return i == 0 || inOrder[i] >>> 32 != inOrder[i - 1] >>> 32;
    }

    int size(int cell) {
        return start[cell + 1] - start[cell];
    }

    /** The west edge of a cell, in millimetres. */
    long west(int cell) {
        return minEasting + column[cell] * side;
    }

    /** The south edge of a cell, in millimetres. */
    long south(int cell) {
        return minNorthing + line[cell] * side;
    }

    /** How many whole sides; half a millimetre further in, so that no rounding of the product can leave the cell. */
    private static long steps(long millimetres, double perSide) {
        return (long) ((millimetres + 0.5) * perSide);
    }

    /** Smaller numbers in the same order, for places that leave no room for the number of a point beside them. */
    private static long[] ranked(long[] place) {
        long[] inOrder = place.clone();
        Arrays.sort(inOrder);
        int distinct = 0;
        for (int i = 0; i < inOrder.length; i++) {
            if (i == 0 || inOrder[i] != inOrder[distinct - 1]) {
                inOrder[distinct++] = inOrder[i];
            }
        }
        long[] ranks = new long[place.length];
        for (int i = 0; i < place.length; i++) {
            ranks[i] = Arrays.binarySearch(inOrder, 0, distinct, place[i]);
        }
        return ranks;
    }

    /** The places in order, each with the number of its point in the lower half. Radix sort: a crowd costs no more than a scattering. */
    private static long[] sorted(long[] place, long end, Parts parts) {
        int n = place.length;
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, end - 1));
        int passes = (bits + DIGIT - 1) / DIGIT;
        int width = (bits + passes - 1) / passes;
        parts.each(n, (part, from, to) -> {
            for (int i = from; i < to; i++) {
                place[i] = place[i] << 32 | i;
            }
        });
        long[] from = place;
        long[] to = new long[n];
        for (int pass = 0; pass < passes; pass++) {
            pass(from, to, 32 + pass * width, (1 << width) - 1, parts);
            long[] kept = from;
            from = to;
            to = kept;
        }
        return from;
    }

    /** Sorts by one digit and leaves those with the same digit in their order: those of an earlier part come before those of a later one. */
    private static void pass(long[] from, long[] to, int shift, int mask, Parts parts) {
        int[][] next = new int[parts.count()][mask + 1];
        parts.each(from.length, (part, first, end) -> {
            int[] counts = next[part];
            for (int i = first; i < end; i++) {
                counts[(int) (from[i] >>> shift) & mask]++;
            }
        });
        int position = 0;
        for (int digit = 0; digit <= mask; digit++) {
            for (int[] counts : next) {
                int count = counts[digit];
                counts[digit] = position;
                position += count;
            }
        }
        parts.each(from.length, (part, first, end) -> {
            int[] ends = next[part];
            for (int i = first; i < end; i++) {
                to[ends[(int) (from[i] >>> shift) & mask]++] = from[i];
            }
        });
    }
}

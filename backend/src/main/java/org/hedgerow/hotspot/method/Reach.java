package org.hedgerow.hotspot.method;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far is near, and the cells that follow from it (Gunawan 2013; Gan and Tao 2015). Cells have the side {@code floor(reach / sqrt 2)}: two
 * points of one cell are always neighbours, and neighbours are at most two cells apart, never by a corner of that square of 25 cells.
 *
 * @param millimetres points at most so far apart are neighbours
 * @param squared the same squared
 * @param side of a cell, in millimetres
 */
record Reach(long millimetres, long squared, long side) {

    /** Below this a point's neighbours could lie three cells away. */
    static final long LEAST = 3;

    /** The most that keeps squared distances between neighbouring cells far inside a {@code long}. */
    static final long MOST = 500_000_000;

    /** Columns east of the twenty cells around a cell, nearest first; the opposite of an even direction is the next odd one. */
    static final int[] EAST;

    /** Lines north of the same. */
    static final int[] NORTH;

    static {
        int[][] half = IntStream.range(0, 25)
                .mapToObj(i -> new int[] {i / 5 - 2, i % 5 - 2})
                .filter(step -> step[0] > 0 || (step[0] == 0 && step[1] > 0))
                .filter(step -> Math.abs(step[0]) + Math.abs(step[1]) < 4)
                .sorted(Comparator.comparingInt(step -> step[0] * step[0] + step[1] * step[1]))
                .toArray(int[][]::new);
        EAST = new int[half.length * 2];
        NORTH = new int[half.length * 2];
        for (int direction = 0; direction < EAST.length; direction++) {
            int sign = direction % 2 == 0 ? 1 : -1;
            EAST[direction] = sign * half[direction / 2][0];
            NORTH[direction] = sign * half[direction / 2][1];
        }
    }

    /** How many cells can hold neighbours of a cell's points, beside the cell itself. */
    static final int AROUND = 20;

    /**
     * A reach of so many millimetres.
     *
     * @throws IllegalArgumentException when it cannot be measured exactly
     */
    static Reach of(long millimetres) {
        if (millimetres < LEAST || millimetres > MOST) {
            throw new IllegalArgumentException("No clusters with a reach of " + millimetres + " mm");
        }
        long half = millimetres * millimetres / 2;
        long side = (long) Math.sqrt((double) half);
        while (side * side > half) {
            side--;
        }
        while ((side + 1) * (side + 1) <= half) {
            side++;
        }
        return new Reach(millimetres, millimetres * millimetres, side);
    }

    /** Whether a point lies within reach of some place of the cell whose south-western corner is given. */
    boolean touches(long west, long south, int easting, int northing) {
        long east = Math.max(0, Math.max(west - easting, easting - (west + side - 1)));
        long north = Math.max(0, Math.max(south - northing, northing - (south + side - 1)));
        return east <= millimetres && north <= millimetres && east * east + north * north <= squared;
    }

    static long squaredDistance(int eastingA, int northingA, int eastingB, int northingB) {
        long east = (long) eastingA - eastingB;
        long north = (long) northingA - northingB;
        return east * east + north * north;
    }
}

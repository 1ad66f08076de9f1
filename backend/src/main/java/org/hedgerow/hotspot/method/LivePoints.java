package org.hedgerow.hotspot.method;

import java.util.Arrays;

/** The points of an {@link IncrementalDbscan}, each at a number that is used again when its point has gone. */
final class LivePoints {

    private static final int NONE = -1;

    int[] easting = new int[64];
    int[] northing = new int[64];
    long[] idHigh = new long[64];
    long[] idLow = new long[64];
    /** The cell of each, or -1 where there is no point. */
    int[] cell = new int[64];
    /** Its place among the members of the cell; the next free number where there is no point. */
    int[] at = new int[64];
    /** Rings of the points in one leaf of a {@link PlaceTree}; empty until some cell is crowded. */
    int[] next = new int[0];

    int[] previous = new int[0];

    private int used;
    private int free = NONE;
    private int count;

    int count() {
        return count;
    }

    /** One more than the largest number in use. */
    int end() {
        return used;
    }

    boolean holds(int point) {
        return point >= 0 && point < used && cell[point] != NONE;
    }

    int add(int eastingMillimetres, int northingMillimetres, long high, long low) {
        int point = free;
        if (point == NONE) {
            point = used++;
            if (used > cell.length) {
                grow();
            }
        } else {
            free = at[point];
        }
        easting[point] = eastingMillimetres;
        northing[point] = northingMillimetres;
        idHigh[point] = high;
        idLow[point] = low;
        count++;
        return point;
    }

    void remove(int point) {
        cell[point] = NONE;
        at[point] = free;
        free = point;
        count--;
    }

    /** Makes room for the rings. */
    void ring() {
        if (next.length < cell.length) {
            next = Arrays.copyOf(next, cell.length);
            previous = Arrays.copyOf(previous, cell.length);
        }
    }

    long squaredDistance(int point, int eastingMillimetres, int northingMillimetres) {
        return Reach.squaredDistance(easting[point], northing[point], eastingMillimetres, northingMillimetres);
    }

    int compareIds(int a, int b) {
        return IncidentKey.compare(idHigh[a], idLow[a], idHigh[b], idLow[b]);
    }

    private void grow() {
        int size = cell.length + (cell.length >> 2);
        easting = Arrays.copyOf(easting, size);
        northing = Arrays.copyOf(northing, size);
        idHigh = Arrays.copyOf(idHigh, size);
        idLow = Arrays.copyOf(idLow, size);
        cell = Arrays.copyOf(cell, size);
        at = Arrays.copyOf(at, size);
        if (next.length > 0) {
            ring();
        }
    }
}

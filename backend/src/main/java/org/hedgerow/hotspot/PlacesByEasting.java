package org.hedgerow.hotspot;

import java.util.Arrays;

/** Points in strips of a kilometre from west to east, to count those inside an outline. */
final class PlacesByEasting {

    private static final int STRIP = 1_000_000;
    private static final int FIRST = Math.floorDiv(Integer.MIN_VALUE, STRIP);
    private static final int STRIPS = Math.floorDiv(Integer.MAX_VALUE, STRIP) - FIRST + 1;

    /** The points of strip s are {@code start[s] .. start[s + 1] - 1}. */
    private final int[] start = new int[STRIPS + 1];

    private final int[] easting;
    private final int[] northing;

    /** The first {@code count} of the points, in millimetres. */
    PlacesByEasting(int count, int[] eastings, int[] northings) {
        for (int i = 0; i < count; i++) {
            start[strip(eastings[i]) + 1]++;
        }
        for (int strip = 0; strip < STRIPS; strip++) {
            start[strip + 1] += start[strip];
        }
        int[] next = Arrays.copyOf(start, STRIPS);
        easting = new int[count];
        northing = new int[count];
        for (int i = 0; i < count; i++) {
            int at = next[strip(eastings[i])]++;
            easting[at] = eastings[i];
            northing[at] = northings[i];
        }
    }

    int countInside(ConvexOutline outline) {
        long west = outline.west();
        long east = outline.east();
        long south = outline.south();
        long north = outline.north();
        int from = start[strip(Math.max(west, Integer.MIN_VALUE))];
        int to = start[strip(Math.min(east, Integer.MAX_VALUE)) + 1];
        int inside = 0;
        for (int i = from; i < to; i++) {
            if (northing[i] >= south
                    && northing[i] <= north
                    && easting[i] >= west
                    && easting[i] <= east
                    && outline.contains(easting[i], northing[i])) {
                inside++;
            }
        }
        return inside;
    }

    private static int strip(long millimetres) {
        return (int) Math.floorDiv(millimetres, (long) STRIP) - FIRST;
    }
}

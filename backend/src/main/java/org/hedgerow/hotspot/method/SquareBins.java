package org.hedgerow.hotspot.method;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Points in square bins as wide as the distance that is asked about: whatever is that near lies in a point's own bin or one of the eight around.
 * However points are laid out, not many more are looked at than are near.
 */
final class SquareBins {

    /** A point's own bin and those around it. */
    static final int AROUND = 9;

    /** Narrower bins would only be emptier. */
    private static final double LEAST_SIDE = 0.001;

    private final int[] column;
    private final int[] line;
    /** Points in the order of their bins, and the bins, ascending. */
    private final int[] order;

    private final long[] bins;

    SquareBins(double[] easting, double[] northing, double metres) {
        double side = Math.max(metres, LEAST_SIDE);
        column = binned(easting, side);
        line = binned(northing, side);
        order = IntStream.range(0, easting.length)
                .boxed()
                .sorted((a, b) -> Long.compare(bin(column[a], line[a]), bin(column[b], line[b])))
                .mapToInt(Integer::intValue)
                .toArray();
        bins = Arrays.stream(order)
                .mapToLong(point -> bin(column[point], line[point]))
                .toArray();
    }

    /** Coordinates beyond what an int counts share the last bin. An infinite side makes one bin of everything. */
    private static int[] binned(double[] coordinate, double side) {
        return Arrays.stream(coordinate)
                .mapToInt(value -> (int) Math.floor(value / side))
                .toArray();
    }

    private static long bin(int column, int line) {
        return (long) column << 32 | line & 0xFFFFFFFFL;
    }

    /** The point at a position between {@link #start} and {@link #end}. */
    int at(int position) {
        return order[position];
    }

    /** The first position of one of the nine bins around a point. */
    int start(int point, int around) {
        return firstFrom(bin(column[point] + around / 3 - 1, line[point] + around % 3 - 1));
    }

    /** The position after the last of that bin. */
    int end(int point, int around) {
        long bin = bin(column[point] + around / 3 - 1, line[point] + around % 3 - 1);
        return bin == Long.MAX_VALUE ? bins.length : firstFrom(bin + 1);
    }

    private int firstFrom(long bin) {
        int low = 0;
        int high = bins.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bins[middle] < bin) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

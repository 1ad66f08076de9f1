package org.hedgerow.hotspot.method;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Incidents that a forecast learns from and is tried on. They are kept in an order of their own, so that the order in which they were given shows
 * in no sum.
 *
 * @param easting of each, metres
 * @param northing of each, metres
 * @param seconds when each happened, by a clock whose weeks all have 7 times 86,400 seconds
 * @param known when each came to be known, by the same clock; never before it happened
 */
public record ForecastData(double[] easting, double[] northing, long[] seconds, long[] known) {

    private static final double FARTHEST = 1e7;

    /** Some three hundred thousand years either way: the sum of a few never overflows. */
    private static final long LONGEST = 10_000_000_000_000L;

    public ForecastData {
        if (northing.length != easting.length || seconds.length != easting.length || known.length != easting.length) {
            throw new IllegalArgumentException("Each incident has two coordinates and two times");
        }
        for (int i = 0; i < easting.length; i++) {
            if (!(Math.abs(easting[i]) <= FARTHEST && Math.abs(northing[i]) <= FARTHEST)) {
                throw new IllegalArgumentException("A coordinate is at most 10,000 km from the origin");
            }
            if (seconds[i] < -LONGEST || known[i] > LONGEST || known[i] < seconds[i]) {
                throw new IllegalArgumentException("An incident is not known before it happened");
            }
        }
        var order = order(easting, northing, seconds, known);
        easting = inOrder(easting, order);
        northing = inOrder(northing, order);
        seconds = inOrder(seconds, order);
        known = inOrder(known, order);
    }

    int count() {
        return seconds.length;
    }

    private static int[] order(double[] easting, double[] northing, long[] seconds, long[] known) {
        return IntStream.range(0, seconds.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> seconds[i])
                        .thenComparingLong(i -> known[i])
                        .thenComparingDouble(i -> northing[i])
                        .thenComparingDouble(i -> easting[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double[] inOrder(double[] values, int[] order) {
        return IntStream.of(order).mapToDouble(i -> values[i]).toArray();
    }

    private static long[] inOrder(long[] values, int[] order) {
        return IntStream.of(order).mapToLong(i -> values[i]).toArray();
    }
}

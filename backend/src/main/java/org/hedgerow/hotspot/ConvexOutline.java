package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hedgerow.geo.GridPoint;

/**
 * The smallest convex shape around points on whole millimetres, exact (Andrew's monotone chain).
 *
 * <p>Kept apart from JTS because its hull works in doubles and its vertices begin anywhere: this one is the same on every node.
 */
final class ConvexOutline {

    private static final int FEW = 64;
    private static final int[][] EIGHT_WINDS = {{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};

    /** Counter-clockwise, from the westernmost point, the southernmost of those. */
    private final long[] easting;

    private final long[] northing;

    private ConvexOutline(long[] easting, long[] northing) {
        this.easting = easting;
        this.northing = northing;
    }

    /** Around the points, of which there is at least one. */
    static ConvexOutline around(List<long[]> points) {
        var sorted = points.size() > FEW ? outer(points) : points.toArray(long[][]::new);
        Arrays.sort(sorted, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        var chain = new long[sorted.length * 2 + 1][];
        int size = 0;
        for (int pass = 0; pass < 2; pass++) {
            int floor = size;
            for (int i = 0; i < sorted.length; i++) {
                long[] point = sorted[pass == 0 ? i : sorted.length - 1 - i];
                while (size >= floor + 2 && turn(chain[size - 2], chain[size - 1], point) <= 0) {
                    size--;
                }
                chain[size++] = point;
            }
            size--;
        }
        var corners = Arrays.copyOf(chain, Math.max(size, 1));
        return new ConvexOutline(
                Arrays.stream(corners).mapToLong(corner -> corner[0]).toArray(),
                Arrays.stream(corners).mapToLong(corner -> corner[1]).toArray());
    }

    /** The points without those strictly inside the shape of the outermost points in eight directions (Akl and Toussaint). */
    private static long[][] outer(List<long[]> points) {
        var outermost = new ArrayList<long[]>();
        for (int[] towards : EIGHT_WINDS) {
            long[] best = points.get(0);
            for (long[] point : points) {
                if (towards[0] * point[0] + towards[1] * point[1] > towards[0] * best[0] + towards[1] * best[1]) {
                    best = point;
                }
            }
            outermost.add(best);
        }
        var core = around(outermost);
        return points.stream()
                .filter(point -> !core.containsStrictly(point[0], point[1]))
                .toArray(long[][]::new);
    }

    private boolean containsStrictly(long pointEasting, long pointNorthing) {
        for (int i = 0; i < easting.length; i++) {
            int next = i + 1 == easting.length ? 0 : i + 1;
            if (cross(easting[i], northing[i], easting[next], northing[next], pointEasting, pointNorthing) <= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the point lies inside or on the outline. */
    boolean contains(long pointEasting, long pointNorthing) {
        for (int i = 0; i < easting.length; i++) {
            int next = i + 1 == easting.length ? 0 : i + 1;
            if (cross(easting[i], northing[i], easting[next], northing[next], pointEasting, pointNorthing) < 0) {
                return false;
            }
        }
        return true;
    }

    long west() {
        return Arrays.stream(easting).min().orElseThrow();
    }

    long east() {
        return Arrays.stream(easting).max().orElseThrow();
    }

    long south() {
        return Arrays.stream(northing).min().orElseThrow();
    }

    long north() {
        return Arrays.stream(northing).max().orElseThrow();
    }

    List<GridPoint> corners() {
        return IntStream.range(0, easting.length)
                .mapToObj(i -> new GridPoint(clamped(easting[i]), clamped(northing[i])))
                .toList();
    }

    private static int clamped(long millimetres) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, millimetres));
    }

    private static long turn(long[] a, long[] b, long[] c) {
        return cross(a[0], a[1], b[0], b[1], c[0], c[1]);
    }

    /** Positive when c lies to the left of the way from a to b. Millimetres across the whole grid stay far inside a {@code long}. */
    private static long cross(
            long aEasting, long aNorthing, long bEasting, long bNorthing, long cEasting, long cNorthing) {
        return (bEasting - aEasting) * (cNorthing - aNorthing) - (bNorthing - aNorthing) * (cEasting - aEasting);
    }
}

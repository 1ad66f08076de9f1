package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hedgerow.geo.GridPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk through a square kilometre where it is hardest: corners, level and upright edges on the very lines between the squares. */
class AreaGridTests {

    private static final int STEP = 500_000;
    private static final int SIDE = 8;
    private static final int WEST = 541_000_000;
    private static final int SOUTH = 244_000_000;
    private static final int AREAS = 5;

    /** Triangles that cover a square of 4 km, each given to an area at random: what lies between two of one area cancels out. */
    private static ForceOutlines patchwork(Random random) {
        List<List<int[]>> rings = new ArrayList<>();
        IntStream.range(0, AREAS).forEach(area -> rings.add(new ArrayList<>()));
        for (int column = 0; column < SIDE; column++) {
            for (int row = 0; row < SIDE; row++) {
                int w = WEST + column * STEP;
                int s = SOUTH + row * STEP;
                int e = w + STEP;
                int n = s + STEP;
                boolean rising = random.nextBoolean();
                rings.get(random.nextInt(AREAS))
                        .add(rising ? new int[] {w, s, e, n, w, n, w, s} : new int[] {w, s, e, s, w, n, w, s});
                rings.get(random.nextInt(AREAS))
                        .add(rising ? new int[] {w, s, e, s, e, n, w, s} : new int[] {e, s, e, n, w, n, e, s});
            }
        }
        return new ForceOutlines(List.of("A", "B", "C", "D", "E"), rings);
    }

    /** By a ray to the east that crosses every edge of the area: the rule as it is written, and slow. */
    private static int slowly(ForceOutlines outlines, long x, long y) {
        for (int area = 0; area < AREAS; area++) {
            boolean inside = false;
            for (int[] ring : outlines.rings().get(area)) {
                for (int i = 0; i + 3 < ring.length; i += 2) {
                    boolean up = ring[i + 1] < ring[i + 3];
                    long lowX = ring[up ? i : i + 2];
                    long lowY = ring[up ? i + 1 : i + 3];
                    long highX = ring[up ? i + 2 : i];
                    long highY = ring[up ? i + 3 : i + 1];
                    boolean passes = lowY <= y && y < highY;
                    inside ^= passes && (highX - lowX) * (y - lowY) > (x - lowX) * (highY - lowY);
                }
            }
            if (inside) {
                return area;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesEveryPointOnALineToExactlyOneAreaByTheRule(long seed) {
        var outlines = patchwork(new Random(seed));
        var grid = new AreaGrid(new AreaCells(outlines), AREAS);
        int half = STEP / 2;
        for (int column = -1; column <= 2 * SIDE + 1; column++) {
            for (int row = -1; row <= 2 * SIDE + 1; row++) {
                for (int dx = -1; dx <= 1; dx++) {
                    for (int dy = -1; dy <= 1; dy++) {
                        int x = WEST + column * half + dx;
                        int y = SOUTH + row * half + dy;
                        assertThat(grid.areaOf(x, y))
                                .as("seed %d: %d %d", seed, x, y)
                                .isEqualTo(slowly(outlines, x, y));
                        boolean within = x >= WEST && x < WEST + SIDE * STEP && y >= SOUTH && y < SOUTH + SIDE * STEP;
                        assertThat(grid.areaOf(x, y) >= 0)
                                .as("seed %d: %d %d", seed, x, y)
                                .isEqualTo(within);
                    }
                }
            }
        }
    }

    @Test
    void givesAPointInTwoAreasToTheFirst() {
        int[] one = {
            WEST,
            SOUTH,
            WEST + 3_000_000,
            SOUTH,
            WEST + 3_000_000,
            SOUTH + 3_000_000,
            WEST,
            SOUTH + 3_000_000,
            WEST,
            SOUTH
        };
        int[] other = one.clone();
        for (int i = 0; i < other.length; i += 2) {
            other[i] += 1_500_000;
        }
        int inBoth = WEST + 2_000_000;
        int height = SOUTH + 1_500_001;
        for (var rings : List.of(List.of(List.of(one), List.of(other)), List.of(List.of(other), List.of(one)))) {
            var grid = new AreaGrid(new AreaCells(new ForceOutlines(List.of("A", "B"), rings)), 2);
            assertThat(grid.areaOf(inBoth, height)).isZero();
            assertThat(grid.areaOf(WEST + 1, height)).isEqualTo(rings.get(0).get(0) == one ? 0 : 1);
            assertThat(grid.areaOf(WEST + 4_000_000, height))
                    .isEqualTo(rings.get(0).get(0) == one ? 1 : 0);
        }
    }

    @Test
    void asksWithoutAllocating() {
        var areas = new ForceAreas();
        var random = new Random(9);
        var points = IntStream.range(0, 50_000)
                .mapToObj(i -> GridPoint.ofMetres(random.nextInt(660_000), random.nextInt(1_220_000)))
                .toArray(GridPoint[]::new);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int found = 0;
        long before = thread.getCurrentThreadAllocatedBytes();
        for (var point : points) {
            found += areas.forceAt(point).isPresent() && areas.isNearBorder(point) ? 1 : 0;
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;
        assertThat(found).isPositive();
        // What the measuring itself takes is a few hundred bytes; one object for each point would be a megabyte.
        assertThat(allocated).isLessThan(100_000);
    }
}

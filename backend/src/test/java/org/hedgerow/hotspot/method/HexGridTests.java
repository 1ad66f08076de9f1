package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HexGridTests {

    @Test
    void aPointBelongsToTheCellWithTheNearestCentre() {
        for (long seed = 1; seed <= 30; seed++) {
            var random = new Random(seed);
            double west = random.nextDouble() * 1_000 - 500;
            double south = random.nextDouble() * 1_000 - 500;
            var grid = new HexGrid(10 + 90 * random.nextDouble(), west, south, west + 700, south + 500);
            for (int i = 0; i < 300; i++) {
                double east = west + 700 * (i < 4 ? i & 1 : random.nextDouble());
                double north = south + 500 * (i < 4 ? i >> 1 : random.nextDouble());
                int cell = grid.cellAt(east, north);
                double apart = Math.hypot(grid.easting(cell) - east, grid.northing(cell) - north);
                double nearest = IntStream.range(0, grid.cells())
                        .mapToDouble(other -> Math.hypot(grid.easting(other) - east, grid.northing(other) - north))
                        .min()
                        .orElseThrow();
                assertThat(apart).as("seed " + seed).isEqualTo(nearest, within(1e-9));
                assertThat(apart).isLessThanOrEqualTo(grid.widthMetres() / Math.sqrt(3) + 1e-9);
            }
        }
    }

    @Test
    void twoExtentsShareTheirCells() {
        var one = new HexGrid(750, 412_000, 300_000, 430_000, 320_000);
        var other = new HexGrid(750, 418_123, 309_456, 450_000, 350_000);
        var random = new Random(2);
        for (int i = 0; i < 500; i++) {
            double east = 419_000 + random.nextDouble() * 10_000;
            double north = 310_000 + random.nextDouble() * 9_000;
            int a = one.cellAt(east, north);
            int b = other.cellAt(east, north);
            assertThat(one.easting(a)).isEqualTo(other.easting(b));
            assertThat(one.northing(a)).isEqualTo(other.northing(b));
        }
    }

    @Test
    void aCellInTheMiddleHasSixNeighboursAndItself() {
        var grid = new HexGrid(1_000, 0, 0, 10_000, 10_000);
        var touching = grid.contiguous();
        int middle = grid.cellAt(5_000, 5_000);
        assertThat(touching.size(middle)).isEqualTo(7);
        assertThat(grid.within(0).size(middle)).isEqualTo(1);
        assertThat(grid.within(Math.sqrt(3) * 1_000).size(middle)).isEqualTo(13);
        assertThat(grid.within(2_000).size(middle)).isEqualTo(19);
        assertThat(touching.size(0)).isBetween(3, 4);
    }

    @Test
    void aCornerIsAsFarFromThreeCentres() {
        var grid = new HexGrid(1_000, 0, 0, 10_000, 10_000);
        int middle = grid.cellAt(5_000, 5_000);
        double area = 0;
        var corners = grid.corners(middle);
        for (int i = 0; i < 6; i++) {
            var corner = corners[i];
            var next = corners[(i + 1) % 6];
            area += (next[0] * corner[1] - corner[0] * next[1]) / 2;
            assertThat(IntStream.range(0, grid.cells())
                            .mapToDouble(
                                    cell -> Math.hypot(grid.easting(cell) - corner[0], grid.northing(cell) - corner[1]))
                            .sorted()
                            .limit(3))
                    .allSatisfy(apart -> assertThat(apart).isEqualTo(1_000 / Math.sqrt(3), within(1e-6)));
        }
        // Clockwise, and of the stated area.
        assertThat(area).isEqualTo(grid.cellArea(), within(1e-3));
    }

    @Test
    void everyWeightLandsInOneCell() {
        var random = new Random(5);
        var east = random.doubles(10_000, 500_000, 520_000).toArray();
        var north = random.doubles(10_000, 200_000, 215_000).toArray();
        var weight = random.doubles(10_000).toArray();
        var grid = new HexGrid(500, 500_000, 200_000, 520_000, 215_000);
        assertThat(Arrays.stream(grid.sums(east, north, weight)).sum())
                .isEqualTo(Arrays.stream(weight).sum(), within(1e-7));
        assertThat(grid.cellArea()).isEqualTo(216_506.35, within(0.01));
    }

    @Test
    void refusesCellsThatAreNoneOrTooMany() {
        for (double width : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 0.5}) {
            assertThatIllegalArgumentException()
                    .as("width " + width)
                    .isThrownBy(() -> new HexGrid(width, 0, 0, 100_000, 100_000));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new HexGrid(10, 0, 0, -1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new HexGrid(10, Double.NaN, 0, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new HexGrid(100, 0, 0, 100_000, 100_000).within(90_000));
        assertThatIllegalArgumentException().isThrownBy(() -> new HexGrid(10, 0, 0, 100, 100).cellAt(1e9, 0));
        // Wider than the country: everything in a few cells, which is an answer.
        assertThat(new HexGrid(5_000_000, 0, 0, 700_000, 1_300_000).cells()).isLessThanOrEqualTo(9);
    }
}

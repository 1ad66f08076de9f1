package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SuppressedTableTests {

    private static final long SEED = 20261123L;

    @Test
    void aTableWithoutSmallCountsIsShownWhole() {
        var table = SuppressedTable.of(new int[][] {{3, 0}, {40, 7}});
        assertThat(lines(table, 3, 3)).isEqualTo("3 0 3|40 7 47|43 7 50|");
    }

    @Test
    void aSmallCountHidesTheCheapestWayAroundIt() {
        var table = SuppressedTable.of(new int[][] {{2, 9, 30}, {8, 4, 50}, {60, 70, 80}});
        assertThat(lines(table, 4, 4)).isEqualTo("? ? 30 41|? ? 50 62|60 70 80 210|70 83 160 313|");
    }

    @Test
    void aSumMayHaveToBeHiddenWithIt() {
        var table = SuppressedTable.of(new int[][] {{1}, {0}});
        assertThat(table.isWithheld()).isFalse();
        assertThat(lines(table, 3, 2)).isEqualTo("? ?|0 0|? ?|");
    }

    @Test
    void noughtsAreShown() {
        var table = SuppressedTable.of(new int[][] {{0, 0}, {0, 0}});
        assertThat(lines(table, 3, 3)).isEqualTo("0 0 0|0 0 0|0 0 0|");
    }

    /** Every table of its size that agrees with what is shown is tried: what is hidden must be able to be something else, and what is small must be hidden. */
    @Test
    void whatIsHiddenDoesNotFollowFromWhatIsShown() {
        var random = new Random(SEED);
        int hidden = 0;
        for (int world = 0; world < 4_000; world++) {
            var inner = world(random);
            var table = SuppressedTable.of(inner);
            var sums = SuppressedTable.of(inner);
            assertThat(lines(sums, inner.length + 1, inner[0].length + 1))
                    .isEqualTo(lines(table, inner.length + 1, inner[0].length + 1));
            if (table.isWithheld()) {
                continue;
            }
            var agreeing = new Agreeing(table, inner);
            for (int row = 0; row <= inner.length; row++) {
                for (int column = 0; column <= inner[0].length; column++) {
                    int count = agreeing.truth[row][column];
                    if (table.shown(row, column) == null) {
                        hidden++;
                        assertThat(agreeing.mayBe(row, column, count + 1) || agreeing.mayBe(row, column, count - 1))
                                .as("world %d, cell %d %d of %s", world, row, column, lines(table, 4, 4))
                                .isTrue();
                    } else {
                        assertThat(table.shown(row, column)).isEqualTo(count);
                        assertThat(count == 1 || count == 2).isFalse();
                    }
                }
            }
        }
        assertThat(hidden).isGreaterThan(4_000);
    }

    private static int[][] world(RandomGenerator random) {
        var inner = new int[3][3];
        int most = 1 + random.nextInt(5);
        for (var row : inner) {
            for (int column = 0; column < row.length; column++) {
                row[column] = random.nextBoolean() ? random.nextInt(most + 1) : 0;
            }
        }
        return inner;
    }

    /** All ways to change the inner cells by one or not at all that change nothing that is shown: 3 to the power of 9. */
    private static final class Agreeing {

        private final int[][] truth;
        private final boolean[][][] seen;

        Agreeing(SuppressedTable table, int[][] inner) {
            int rows = inner.length;
            int columns = inner[0].length;
            truth = sums(inner);
            seen = new boolean[rows + 1][columns + 1][2 * 9 + 1];
            int ways = (int) Math.pow(3, rows * columns);
            for (int way = 0; way < ways; way++) {
                var other = new int[rows][columns];
                int rest = way;
                boolean possible = true;
                for (int cell = 0; cell < rows * columns && possible; cell++, rest /= 3) {
                    int row = cell / columns;
                    int column = cell % columns;
                    other[row][column] = inner[row][column] + rest % 3 - 1;
                    possible = other[row][column] >= 0
                            && (table.shown(row, column) == null || other[row][column] == inner[row][column]);
                }
                if (possible) {
                    note(table, sums(other));
                }
            }
        }

        private void note(SuppressedTable table, int[][] other) {
            for (int row = 0; row < other.length; row++) {
                for (int column = 0; column < other[0].length; column++) {
                    if (table.shown(row, column) != null && other[row][column] != truth[row][column]) {
                        return;
                    }
                }
            }
            for (int row = 0; row < other.length; row++) {
                for (int column = 0; column < other[0].length; column++) {
                    seen[row][column][9 + other[row][column] - truth[row][column]] = true;
                }
            }
        }

        boolean mayBe(int row, int column, int count) {
            return seen[row][column][9 + count - truth[row][column]];
        }

        private static int[][] sums(int[][] inner) {
            var all = new int[inner.length + 1][inner[0].length + 1];
            for (int row = 0; row < inner.length; row++) {
                for (int column = 0; column < inner[0].length; column++) {
                    all[row][column] = inner[row][column];
                    all[row][inner[0].length] += inner[row][column];
                    all[inner.length][column] += inner[row][column];
                    all[inner.length][inner[0].length] += inner[row][column];
                }
            }
            return all;
        }
    }

    private static String lines(SuppressedTable table, int rows, int columns) {
        var text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                var shown = table.shown(row, column);
                text.append(column == 0 ? "" : " ").append(shown == null ? "?" : shown.toString());
            }
            text.append('|');
        }
        return text.toString();
    }
}

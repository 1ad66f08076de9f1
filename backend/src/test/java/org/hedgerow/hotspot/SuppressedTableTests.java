package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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

    /** The same of rows in groups, whose sums are shown too: two groups of two rows. */
    @Test
    void whatIsHiddenInGroupsDoesNotFollowEither() {
        var random = new Random(SEED + 1);
        int[] groupOf = {0, 0, 1, 1};
        int hidden = 0;
        int shown = 0;
        for (int world = 0; world < 600; world++) {
            var inner = new int[4][2];
            int most = 1 + random.nextInt(9);
            for (var row : inner) {
                Arrays.setAll(row, column -> random.nextInt(4) > 0 ? random.nextInt(most + 1) : 0);
            }
            var table = SuppressedTable.of(inner, groupOf, 2);
            if (table.isWithheld()) {
                continue;
            }
            var agreeing = new AgreeingInGroups(table, inner);
            var truth = AgreeingInGroups.sums(inner);
            for (int line = 0; line < 7; line++) {
                for (int column = 0; column < 3; column++) {
                    int count = truth[line][column];
                    var seen = AgreeingInGroups.shown(table, line, column);
                    if (seen == null) {
                        hidden++;
                        assertThat(count).isPositive();
                        assertThat(agreeing.differs[line][column])
                                .as("world %d, line %d, column %d", world, line, column)
                                .isTrue();
                    } else {
                        shown++;
                        assertThat(seen).isEqualTo(count);
                        assertThat(count).isNotIn(1, 2);
                    }
                }
            }
        }
        assertThat(hidden).isGreaterThan(1_000);
        assertThat(shown).isGreaterThan(1_000);
    }

    @Test
    void aGroupOfOneRowHidesWithIt() {
        var table = SuppressedTable.of(new int[][] {{2, 9}, {8, 40}, {60, 70}}, new int[] {0, 1, 1}, 2);
        assertThat(table.isWithheld()).isFalse();
        assertThat(table.shown(0, 0)).isNull();
        assertThat(table.shownOfGroup(0, 0)).isNull();
        assertThat(table.shown(3, 2)).as("the sum of everything").isEqualTo(189);
    }

    /** All ways to change inner cells of four rows by one or not at all that change nothing that is shown: 3 to the power of 8. */
    private static final class AgreeingInGroups {

        private final boolean[][] differs = new boolean[7][3];

        AgreeingInGroups(SuppressedTable table, int[][] inner) {
            var truth = sums(inner);
            for (int way = 0; way < 6561; way++) {
                var other = new int[4][2];
                int rest = way;
                boolean possible = true;
                for (int cell = 0; cell < 8; cell++, rest /= 3) {
                    other[cell / 2][cell % 2] = inner[cell / 2][cell % 2] + rest % 3 - 1;
                    possible &= other[cell / 2][cell % 2] >= 0;
                }
                if (possible) {
                    note(table, truth, sums(other));
                }
            }
        }

        private void note(SuppressedTable table, int[][] truth, int[][] other) {
            for (int line = 0; line < 7; line++) {
                for (int column = 0; column < 3; column++) {
                    if (other[line][column] != truth[line][column] && shown(table, line, column) != null) {
                        return;
                    }
                }
            }
            for (int line = 0; line < 7; line++) {
                for (int column = 0; column < 3; column++) {
                    differs[line][column] |= other[line][column] != truth[line][column];
                }
            }
        }

        /** Four rows, the sums of two groups, the sums of all. */
        static int[][] sums(int[][] inner) {
            var all = new int[7][3];
            for (int row = 0; row < 4; row++) {
                int[] cells = {inner[row][0], inner[row][1], inner[row][0] + inner[row][1]};
                for (int column = 0; column < 3; column++) {
                    all[row][column] += cells[column];
                    all[4 + row / 2][column] += cells[column];
                    all[6][column] += cells[column];
                }
            }
            return all;
        }

        static @Nullable Integer shown(SuppressedTable table, int line, int column) {
            return line < 4
                    ? table.shown(line, column)
                    : line < 6 ? table.shownOfGroup(line - 4, column) : table.shown(4, column);
        }
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

package org.hedgerow.hotspot;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A table of counts with its sums, in which small counts are hidden and cannot be worked out from what is shown. Rows may stand in groups, each with a row of its own
 * sums: areas within forces. The last row and the last column hold the sums of all, the last cell the sum of everything.
 *
 * <p>A count of 1 or 2 is hidden, be it a sum or not; that is the primary suppression of official statistics. Which others are hidden with it {@link HiddenEdges}
 * says: each cell is an edge between the two sums that it belongs to.
 *
 * <ul>
 *   <li>A count of a row is an edge between the row and the column within its group.
 *   <li>A sum of a group is one between the column within the group and the column of the whole table; that the sums of a group add up to their own sum follows
 *       from its rows.
 *   <li>A sum of a column is one between the column and the last row.
 * </ul>
 *
 * With the rows and the columns of sums counted the other way round each edge leaves one sum and enters another: a change of one along a cycle changes nothing else.
 *
 * <p>It follows from the counts alone, so that asking again shows nothing more. What two tables of overlapping periods tell together it does not look at.
 */
final class SuppressedTable {

    static final int LEAST_SHOWN = 3;

    private final int[] counts;
    private final HiddenEdges edges;
    private final int rows;
    private final int groups;
    private final int columns;

    private SuppressedTable(int[][] inner, int[] groupOf, int groups) {
        this.rows = inner.length;
        this.groups = groups;
        this.columns = inner[0].length + 1;
        this.counts = new int[(rows + groups + 1) * columns];
        sum(inner, groupOf);
        this.edges = new HiddenEdges(rows + 1 + columns * (groups + 1), counts);
        connect(groupOf);
        edges.hide(LEAST_SHOWN);
    }

    /** @param inner without sums; at least one row and column, none negative */
    static SuppressedTable of(int[][] inner) {
        return new SuppressedTable(inner, new int[0], 0);
    }

    /**
     * One whose rows stand in groups.
     *
     * @param inner without sums; at least one row and column, none negative
     * @param groupOf the group of each row, from 0
     * @param groups how many there are, each with a row
     */
    static SuppressedTable of(int[][] inner, int[] groupOf, int groups) {
        return new SuppressedTable(inner, groupOf, groups);
    }

    /** Null where it is hidden; also the sums, in the last row and column. */
    @Nullable Integer shown(int row, int column) {
        return shownAt(row == rows ? rows + groups : row, column);
    }

    /** The sum of a group; null where it is hidden. */
    @Nullable Integer shownOfGroup(int group, int column) {
        return shownAt(rows + group, column);
    }

    /** Whether nothing can be shown, because hiding some would hide nothing. */
    boolean isWithheld() {
        return edges.isWithheld();
    }

    private @Nullable Integer shownAt(int line, int column) {
        int cell = line * columns + column;
        return edges.isHidden(cell) ? null : Integer.valueOf(counts[cell]);
    }

    private void sum(int[][] inner, int[] groupOf) {
        for (int row = 0; row < rows; row++) {
            var cells = Arrays.copyOf(inner[row], columns);
            cells[columns - 1] = Arrays.stream(inner[row]).sum();
            for (int column = 0; column < columns; column++) {
                counts[row * columns + column] = cells[column];
                counts[(rows + groups) * columns + column] += cells[column];
                if (groups > 0) {
                    counts[(rows + groupOf[row]) * columns + column] += cells[column];
                }
            }
        }
    }

    /** Nodes are the rows, the row of the sums, the columns of the whole table, and those within each group. */
    private void connect(int[] groupOf) {
        int whole = rows + 1;
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                int within = groups == 0 ? whole : whole + columns * (groupOf[row] + 1);
                edges.connect(row * columns + column, row, within + column);
            }
            for (int group = 0; group < groups; group++) {
                edges.connect(
                        (rows + group) * columns + column, whole + columns * (group + 1) + column, whole + column);
            }
            edges.connect((rows + groups) * columns + column, rows, whole + column);
        }
    }
}

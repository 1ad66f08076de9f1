package org.hedgerow.hotspot;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A table of counts with its sums, in which small counts are hidden and cannot be worked out from what is shown. The last row and the last column hold the sums,
 * the last cell the sum of all.
 *
 * <p>A count of 1 or 2 is hidden, be it a sum or not; that is the primary suppression of official statistics. Further counts are hidden with it until none that is
 * hidden follows from the others: rows and columns are the nodes of a graph, each hidden cell an edge between its row and its column, and a cell follows from the
 * shown ones exactly when its edge is in no cycle (Gusfield 1988, "A graph theoretic approach to statistical data security", SIAM Journal on Computing 17, 552-571).
 * For each such edge the cheapest way around it is hidden too, the cost of a cell being its count. A nought is always shown and never hidden: with every hidden count
 * at least 1, each may be one more or one less than it is, along its cycle. Where there is no way around, the whole table is withheld.
 *
 * <p>It follows from the counts alone, so that asking again shows nothing more. What two tables of overlapping periods tell together it does not look at.
 */
final class SuppressedTable {

    static final int LEAST_SHOWN = 3;

    private final int[][] counts;
    private final boolean[][] hidden;
    private final int rows;
    private final int columns;
    private boolean withheld;

    private SuppressedTable(int[][] counts) {
        this.counts = counts;
        this.rows = counts.length;
        this.columns = counts[0].length;
        this.hidden = new boolean[rows][columns];
    }

    /** @param inner without sums; at least one row and column, none negative */
    static SuppressedTable of(int[][] inner) {
        var table = new SuppressedTable(withSums(inner));
        table.hideSmall();
        table.protect();
        return table;
    }

    /** Null where it is hidden; also the sums, in the last row and column. */
    @Nullable Integer shown(int row, int column) {
        return withheld || hidden[row][column] ? null : Integer.valueOf(counts[row][column]);
    }

    /** Whether nothing can be shown, because hiding some would hide nothing. */
    boolean isWithheld() {
        return withheld;
    }

    private static int[][] withSums(int[][] inner) {
        int rows = inner.length;
        int columns = inner[0].length;
        var all = new int[rows + 1][];
        all[rows] = new int[columns + 1];
        for (int row = 0; row < rows; row++) {
            all[row] = Arrays.copyOf(inner[row], columns + 1);
            for (int column = 0; column < columns; column++) {
                int count = inner[row][column];
                all[row][columns] += count;
                all[rows][column] += count;
                all[rows][columns] += count;
            }
        }
        return all;
    }

    private void hideSmall() {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                hidden[row][column] = counts[row][column] > 0 && counts[row][column] < LEAST_SHOWN;
            }
        }
    }

    /** An edge that has been put on a cycle stays on it: hiding more never undoes it, so once around is enough. */
    private void protect() {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (hidden[row][column] && !isOnCycle(row, column) && !hideWayAround(row, column)) {
                    withheld = true;
                    return;
                }
            }
        }
    }

    private boolean isOnCycle(int row, int column) {
        var seen = new boolean[rows + columns];
        var next = new ArrayDeque<Integer>();
        next.add(row);
        seen[row] = true;
        while (!next.isEmpty()) {
            int node = next.remove();
            for (int other = 0; other < rows + columns; other++) {
                if (!seen[other] && isEdge(node, other) && !isCell(node, other, row, column) && isHidden(node, other)) {
                    seen[other] = true;
                    next.add(other);
                }
            }
        }
        return seen[rows + column];
    }

    /** By Dijkstra, from the row to the column, over hidden cells for nothing and others for their count. */
    private boolean hideWayAround(int row, int column) {
        var cost = new long[rows + columns];
        var from = new int[rows + columns];
        Arrays.fill(cost, Long.MAX_VALUE);
        cost[row] = 0;
        var next = new PriorityQueue<long[]>(
                Comparator.<long[]>comparingLong(each -> each[0]).thenComparingLong(each -> each[1]));
        next.add(new long[] {0, row});
        while (!next.isEmpty()) {
            var nearest = next.remove();
            int node = (int) nearest[1];
            if (nearest[0] > cost[node]) {
                continue;
            }
            for (int other = 0; other < rows + columns; other++) {
                if (!isEdge(node, other) || isCell(node, other, row, column) || count(node, other) == 0) {
                    continue;
                }
                long through = cost[node] + (isHidden(node, other) ? 0 : count(node, other));
                if (through < cost[other]) {
                    cost[other] = through;
                    from[other] = node;
                    next.add(new long[] {through, other});
                }
            }
        }
        if (cost[rows + column] == Long.MAX_VALUE) {
            return false;
        }
        for (int node = rows + column; node != row; node = from[node]) {
            hide(node, from[node]);
        }
        return true;
    }

    /** Nodes are the rows and then the columns; cells lie between a row and a column. */
    private boolean isEdge(int one, int other) {
        return one < rows != other < rows;
    }

    private boolean isCell(int one, int other, int row, int column) {
        return Math.min(one, other) == row && Math.max(one, other) == rows + column;
    }

    private boolean isHidden(int one, int other) {
        return hidden[Math.min(one, other)][Math.max(one, other) - rows];
    }

    private int count(int one, int other) {
        return counts[Math.min(one, other)][Math.max(one, other) - rows];
    }

    private void hide(int one, int other) {
        hidden[Math.min(one, other)][Math.max(one, other) - rows] = true;
    }
}

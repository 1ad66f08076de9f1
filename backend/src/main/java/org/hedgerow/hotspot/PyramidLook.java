package org.hedgerow.hotspot;

import static org.hedgerow.hotspot.SquarePyramid.CHILDREN;
import static org.hedgerow.hotspot.SquarePyramid.CHILD_BITS;
import static org.hedgerow.hotspot.SquarePyramid.EAST;
import static org.hedgerow.hotspot.SquarePyramid.END;
import static org.hedgerow.hotspot.SquarePyramid.NORTH;
import static org.hedgerow.hotspot.SquarePyramid.SOUTH;
import static org.hedgerow.hotspot.SquarePyramid.START;
import static org.hedgerow.hotspot.SquarePyramid.STRIDE;
import static org.hedgerow.hotspot.SquarePyramid.UNKNOWN_HOUR;
import static org.hedgerow.hotspot.SquarePyramid.WEST;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One look through a box at a {@link SquarePyramid} and at what has changed since. Answers what {@link Selection} and {@link CellCounter}
 * answer by looking at every row.
 *
 * <p>Goes down from the largest cells, asking of each only what the box takes in of it. It becomes a cell of the answer when it has the
 * wanted size, or when a released square in it has no smaller cell to itself. Every cell above it has been asked before, so no cell of the
 * answer lies in another and none has to be taken back.
 */
final class PyramidLook {

    private static final int LARGEST = NestedSquares.LEVELS - 1;
    private static final int NONE = -1;

    private final SquarePyramid base;
    private final int[] nodes;
    private final PyramidOverlay.Part changes;
    private final int west;
    private final int south;
    private final int east;
    private final int north;
    private final int marks;
    private final int[] sums = new int[SquarePyramid.MARKS];

    private int wanted;
    private int foundWanted;
    private boolean tooMany;
    private int found;
    /** The level and the number of each cell that was found. */
    private int[] levels = new int[64];

    private int[] cells = new int[64];
    private int[] counts = new int[64];

    /** @param edges west, south, east and north in ten-millionths of a degree, included */
    PyramidLook(SquarePyramid base, PyramidOverlay overlay, int[] edges) {
        this.base = base;
        this.nodes = base.nodes;
        this.west = edges[0];
        this.south = edges[1];
        this.east = edges[2];
        this.north = edges[3];
        this.changes = overlay.in(west, south, east, north);
        this.marks = base.marks | changes.marks;
    }

    /** How many rows of each mark lie in the box. */
    int[] sums() {
        Arrays.fill(sums, 0);
        for (int node = 0; node < base.roots; node++) {
            addNode(node, sums);
        }
        changes.addCounts(0, changes.count, sums);
        return sums.clone();
    }

    /** How many of the counted rows are shown, whatever their mark. */
    static int shown(int[] sums) {
        int shown = 0;
        for (int mark = 0; mark < UNKNOWN_HOUR; mark++) {
            shown += sums[mark];
        }
        return shown;
    }

    /** The cells from south to north, west to east; of a larger size than is wanted when there would be too many. */
    List<MapCell> cells(int smallest) {
        wanted = smallest;
        while (!found()) {
            wanted++;
        }
        return IntStream.range(0, found)
                .mapToObj(i -> new MapCell(NestedSquares.square(cells[i], levels[i]), counts[i]))
                .sorted(CellCounter.SOUTH_TO_NORTH)
                .toList();
    }

    private boolean found() {
        found = 0;
        foundWanted = 0;
        tooMany = false;
        visitNodes(LARGEST, 0, base.roots, false, 0, changes.count);
        return !tooMany;
    }

    /** Visits the cells of a level that are these nodes, or that something has come to, one by one. */
    private void visitNodes(int level, int first, int beyond, boolean inside, int begin, int end) {
        int node = first;
        int change = begin;
        while ((node < beyond || change < end) && !tooMany) {
            int nodeCell = node < beyond ? NestedSquares.cell(base.numbers[nodes[node * STRIDE + START]], level) : NONE;
            int cell = nearest(nodeCell, change, end, level);
            int until = endOfChanges(cell, change, end, level);
            if (cell == nodeCell) {
                visitNode(level, cell, node, inside, change, until);
                node++;
            } else {
                visit(level, cell, NONE, 0, 0, inside, change, until);
            }
            change = until;
        }
    }

    private void visitNode(int level, int cell, int node, boolean inside, int begin, int end) {
        if (!inside && isOutside(node)) {
            visit(level, cell, NONE, 0, 0, false, begin, end);
        } else {
            int at = node * STRIDE;
            visit(level, cell, node, nodes[at + START], nodes[at + END], inside || isInside(node), begin, end);
        }
    }

    /** The same for rows of the pyramid that have no nodes. */
    private void visitRows(int level, int from, int to, boolean inside, int begin, int end) {
        int row = from;
        int change = begin;
        while ((row < to || change < end) && !tooMany) {
            int rowCell = row < to ? NestedSquares.cell(base.numbers[row], level) : NONE;
            int cell = nearest(rowCell, change, end, level);
            int untilRow = row;
            while (untilRow < to && NestedSquares.cell(base.numbers[untilRow], level) == cell) {
                untilRow++;
            }
            int until = endOfChanges(cell, change, end, level);
            visit(level, cell, NONE, row, untilRow, inside, change, until);
            row = untilRow;
            change = until;
        }
    }

    /**
     * Makes a cell of what the box takes in of this one, or of smaller ones in it.
     *
     * @param node of the rows from {@code from} to {@code to}, or {@link #NONE}
     * @param inside whether those rows are known to lie in the box
     * @param begin of the changes in this cell, which all lie in the box
     */
    private void visit(int level, int cell, int node, int from, int to, boolean inside, int begin, int end) {
        if (from == to && begin == end) {
            return;
        }
        if (level == wanted || isMarked(level)) {
            Arrays.fill(sums, 0);
            if (node != NONE) {
                addNode(node, inside, sums);
            } else {
                addRows(from, to, inside, sums);
            }
            changes.addCounts(begin, end, sums);
            if (level == wanted || sums[level] > 0) {
                add(level, cell, shown(sums));
                return;
            }
        }
        if (node != NONE && hasChildren(node)) {
            visitNodes(level - 1, firstChild(node), beyondChildren(node), inside, begin, end);
        } else {
            visitRows(nextMarked(level - 1), from, to, inside, begin, end);
        }
    }

    private void add(int level, int cell, int count) {
        if (count == 0) {
            return;
        }
        if (found == cells.length) {
            levels = Arrays.copyOf(levels, found * 2);
            cells = Arrays.copyOf(cells, found * 2);
            counts = Arrays.copyOf(counts, found * 2);
        }
        levels[found] = level;
        cells[found] = cell;
        counts[found] = count;
        found++;
        if (level == wanted && ++foundWanted > MapCell.MOST && wanted < LARGEST) {
            tooMany = true;
        }
    }

    /** Whether a released square has no smaller cell to itself than one of this level. */
    private boolean isMarked(int level) {
        return (marks & (1 << level)) != 0;
    }

    /** This level or the next below that can end in a cell. */
    private int nextMarked(int level) {
        int next = level;
        while (next > wanted && !isMarked(next)) {
            next--;
        }
        return next;
    }

    private int nearest(int cell, int change, int end, int level) {
        if (change == end) {
            return cell;
        }
        int changed = NestedSquares.cell(changes.numbers[change], level);
        return cell == NONE ? changed : Math.min(cell, changed);
    }

    private int endOfChanges(int cell, int begin, int end, int level) {
        int until = begin;
        while (until < end && NestedSquares.cell(changes.numbers[until], level) == cell) {
            until++;
        }
        return until;
    }

    private void addNode(int node, int[] into) {
        if (!isOutside(node)) {
            addNode(node, isInside(node), into);
        }
    }

    private void addNode(int node, boolean inside, int[] into) {
        if (inside) {
            base.addCounts(node, into);
        } else if (hasChildren(node)) {
            for (int child = firstChild(node); child < beyondChildren(node); child++) {
                addNode(child, into);
            }
        } else {
            addRows(nodes[node * STRIDE + START], nodes[node * STRIDE + END], false, into);
        }
    }

    private void addRows(int from, int to, boolean inside, int[] into) {
        for (int row = from; row < to; row++) {
            if (inside || isInside(base.longitudes[row], base.latitudes[row])) {
                into[SquarePyramid.mark(base.rows[row])]++;
            }
        }
    }

    /** The rows of the columns that lie in the box, in no order. */
    int[] rows() {
        var rows = IntStream.builder();
        int[] gone = IntStream.range(0, changes.count)
                .filter(i -> changes.gone[i])
                .map(i -> SquarePyramid.row(changes.rows[i]))
                .sorted()
                .toArray();
        for (int node = 0; node < base.roots; node++) {
            collect(node, false, gone, rows);
        }
        for (int i = 0; i < changes.count; i++) {
            if (!changes.gone[i] && SquarePyramid.mark(changes.rows[i]) != UNKNOWN_HOUR) {
                rows.add(SquarePyramid.row(changes.rows[i]));
            }
        }
        return rows.build().toArray();
    }

    private void collect(int node, boolean knownInside, int[] gone, IntStream.Builder into) {
        if (!knownInside && isOutside(node)) {
            return;
        }
        boolean inside = knownInside || isInside(node);
        if (hasChildren(node)) {
            for (int child = firstChild(node); child < beyondChildren(node); child++) {
                collect(child, inside, gone, into);
            }
            return;
        }
        for (int row = nodes[node * STRIDE + START]; row < nodes[node * STRIDE + END]; row++) {
            int marked = base.rows[row];
            if ((inside || isInside(base.longitudes[row], base.latitudes[row]))
                    && SquarePyramid.mark(marked) != UNKNOWN_HOUR
                    && Arrays.binarySearch(gone, SquarePyramid.row(marked)) < 0) {
                into.add(SquarePyramid.row(marked));
            }
        }
    }

    private boolean hasChildren(int node) {
        return nodes[node * STRIDE + CHILDREN] != 0;
    }

    private int firstChild(int node) {
        return nodes[node * STRIDE + CHILDREN] >>> CHILD_BITS;
    }

    private int beyondChildren(int node) {
        return firstChild(node) + (nodes[node * STRIDE + CHILDREN] & ((1 << CHILD_BITS) - 1));
    }

    private boolean isOutside(int node) {
        int at = node * STRIDE;
        return nodes[at + WEST] > east
                || nodes[at + EAST] < west
                || nodes[at + SOUTH] > north
                || nodes[at + NORTH] < south;
    }

    private boolean isInside(int node) {
        int at = node * STRIDE;
        return nodes[at + WEST] >= west
                && nodes[at + EAST] <= east
                && nodes[at + SOUTH] >= south
                && nodes[at + NORTH] <= north;
    }

    private boolean isInside(int longitude, int latitude) {
        return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
    }
}

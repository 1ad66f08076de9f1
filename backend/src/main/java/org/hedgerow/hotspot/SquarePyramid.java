package org.hedgerow.hotspot;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows that a filter shows, in the order of {@link NestedSquares}, under a tree of the cells that hold them: what is in any cell is an
 * interval, and how many is written at its node. Never changes.
 *
 * <p>Each node knows the box of longitudes and latitudes that its rows really fill, so whether a view takes in all of them, some or none is
 * asked of numbers that the columns hold, and no square of the grid is ever turned into degrees. A cell with few rows has no nodes below it.
 *
 * <p>Rows are told apart by what they do to cells: see {@link #markOf}. About 16 bytes a row and 28 a node.
 */
final class SquarePyramid {

    /** The mark of a row that only its unknown hour keeps out of the chosen hours: it is counted apart, and in no cell. */
    static final int UNKNOWN_HOUR = NestedSquares.LEVELS;

    static final int MARKS = UNKNOWN_HOUR + 1;

    /** A cell with no more rows than this is a leaf: to look at each is as quick as to go down. */
    private static final int LEAF = 96;

    private static final int MARK_SHIFT = 26;
    private static final int MOST_ROWS = 1 << MARK_SHIFT;
    private static final int RADIX_BITS = 11;

    // What is written of a node, one after the other.
    static final int START = 0;
    static final int END = 1;
    static final int CHILDREN = 2;
    static final int WEST = 3;
    static final int SOUTH = 4;
    static final int EAST = 5;
    static final int NORTH = 6;
    static final int STRIDE = 7;
    /** A node has at most 25 children. */
    static final int CHILD_BITS = 5;

    /** Of each row, in order: the number of its square. */
    final int[] numbers;
    /** Of each row: which row of the columns it is, and its mark. */
    final int[] rows;

    final int[] longitudes;
    final int[] latitudes;
    /** The cells of the largest size are the first nodes, the children of one node follow each other. */
    final int[] nodes;

    final int roots;
    /** Which marks there are, a bit each. */
    final int marks;
    /** How many rows of each mark a node has, when there is more than one mark; by {@link #counted}. */
    private final int[] counts;

    private final int[] counted;

    private SquarePyramid(IncidentColumns columns, long[] entries) {
        int count = entries.length;
        numbers = new int[count];
        rows = new int[count];
        longitudes = new int[count];
        latitudes = new int[count];
        int seen = 0;
        for (int i = 0; i < count; i++) {
            numbers[i] = (int) (entries[i] >>> 32);
            rows[i] = (int) entries[i];
            seen |= 1 << mark(rows[i]);
            var page = columns.pages[row(rows[i]) >>> IncidentPage.SHIFT];
            longitudes[i] = page.longitude[row(rows[i]) & IncidentPage.MASK];
            latitudes[i] = page.latitude[row(rows[i]) & IncidentPage.MASK];
        }
        marks = seen;
        counted = IntStream.range(0, MARKS)
                .filter(mark -> (marks & (1 << mark)) != 0)
                .toArray();
        var tree = new Tree();
        roots = tree.grow();
        nodes = Arrays.copyOf(tree.nodes, tree.count * STRIDE);
        counts = new int[counted.length > 1 ? tree.count * counted.length : 0];
        for (int node = tree.count - 1; node >= 0; node--) {
            sumUp(node);
        }
    }

    /** The pyramid of the rows that match. */
    static SquarePyramid of(IncidentColumns columns, RowFilter filter) {
        if (columns.size > MOST_ROWS) {
            throw new IllegalStateException("More rows than a pyramid can number");
        }
        var entries = new long[columns.size];
        int count = 0;
        for (int number = 0; number < columns.pages.length; number++) {
            var page = columns.pages[number];
            int used = columns.rowsIn(number);
            for (int at = 0; at < used; at++) {
                var match = filter.match(page, at);
                if (match != RowFilter.Match.NO) {
                    int row = (number << IncidentPage.SHIFT) | at;
                    entries[count++] = ((long) NestedSquares.number(page.easting[at], page.northing[at]) << 32)
                            | marked(row, markOf(page, at, match));
                }
            }
        }
        return new SquarePyramid(columns, sorted(Arrays.copyOf(entries, count)));
    }

    /**
     * What a row that matches does to cells: the level of the smallest cell that holds its released square, which no smaller cell may split,
     * or {@link #UNKNOWN_HOUR}.
     */
    static int markOf(IncidentPage page, int at, RowFilter.Match match) {
        return match == RowFilter.Match.UNKNOWN_HOUR ? UNKNOWN_HOUR : MapCell.sizeHolding(page.size[at], 0);
    }

    static int marked(int row, int mark) {
        return row | (mark << MARK_SHIFT);
    }

    static int row(int marked) {
        return marked & (MOST_ROWS - 1);
    }

    static int mark(int marked) {
        return marked >>> MARK_SHIFT;
    }

    /** Adds how many rows of each mark a node has. */
    void addCounts(int node, int[] sums) {
        if (counted.length == 1) {
            sums[counted[0]] += nodes[node * STRIDE + END] - nodes[node * STRIDE + START];
            return;
        }
        for (int i = 0; i < counted.length; i++) {
            sums[counted[i]] += counts[node * counted.length + i];
        }
    }

    /** Writes the box and the counts of a node whose children have theirs. */
    private void sumUp(int node) {
        int at = node * STRIDE;
        int[] sums = new int[MARKS];
        int west = Integer.MAX_VALUE;
        int south = Integer.MAX_VALUE;
        int east = Integer.MIN_VALUE;
        int north = Integer.MIN_VALUE;
        int first = nodes[at + CHILDREN] >>> CHILD_BITS;
        int beyond = first + (nodes[at + CHILDREN] & ((1 << CHILD_BITS) - 1));
        for (int child = first; child < beyond; child++) {
            west = Math.min(west, nodes[child * STRIDE + WEST]);
            south = Math.min(south, nodes[child * STRIDE + SOUTH]);
            east = Math.max(east, nodes[child * STRIDE + EAST]);
            north = Math.max(north, nodes[child * STRIDE + NORTH]);
            addCounts(child, sums);
        }
        for (int i = nodes[at + START]; first == 0 && i < nodes[at + END]; i++) {
            west = Math.min(west, longitudes[i]);
            south = Math.min(south, latitudes[i]);
            east = Math.max(east, longitudes[i]);
            north = Math.max(north, latitudes[i]);
            sums[mark(rows[i])]++;
        }
        nodes[at + WEST] = west;
        nodes[at + SOUTH] = south;
        nodes[at + EAST] = east;
        nodes[at + NORTH] = north;
        for (int i = 0; counts.length > 0 && i < counted.length; i++) {
            counts[node * counted.length + i] = sums[counted[i]];
        }
    }

    /** By the upper half of each, which is not negative. */
    private static long[] sorted(long[] entries) {
        if (entries.length < 1 << RADIX_BITS) {
            Arrays.sort(entries);
            return entries;
        }
        long[] from = entries;
        long[] to = new long[entries.length];
        for (int shift = 32; shift < 64; shift += RADIX_BITS) {
            int[] begins = new int[(1 << RADIX_BITS) + 1];
            for (long entry : from) {
                begins[digit(entry, shift) + 1]++;
            }
            Arrays.parallelPrefix(begins, Integer::sum);
            for (long entry : from) {
                to[begins[digit(entry, shift)]++] = entry;
            }
            long[] swapped = from;
            from = to;
            to = swapped;
        }
        return from;
    }

    private static int digit(long entry, int shift) {
        return (int) (entry >>> shift) & ((1 << RADIX_BITS) - 1);
    }

    /** The nodes while they are made, the largest cells first, so that a node comes before those below it. */
    private final class Tree {

        int[] nodes = new int[64 * STRIDE];
        int count;

        /** Answers how many cells of the largest size there are. */
        int grow() {
            addCells(0, numbers.length, NestedSquares.LEVELS - 1);
            int largest = count;
            int done = 0;
            for (int level = NestedSquares.LEVELS - 1; level > 0; level--) {
                for (int end = count; done < end; done++) {
                    int from = nodes[done * STRIDE + START];
                    int to = nodes[done * STRIDE + END];
                    if (to - from > LEAF) {
                        int first = count;
                        addCells(from, to, level - 1);
                        nodes[done * STRIDE + CHILDREN] = (first << CHILD_BITS) | (count - first);
                    }
                }
            }
            return largest;
        }

        private void addCells(int from, int to, int level) {
            for (int start = from; start < to; ) {
                int end =
                        firstNotBelow(NestedSquares.endOf(NestedSquares.cell(numbers[start], level), level), start, to);
                if (count * STRIDE == nodes.length) {
                    nodes = Arrays.copyOf(nodes, nodes.length * 2);
                }
                nodes[count * STRIDE + START] = start;
                nodes[count * STRIDE + END] = end;
                count++;
                start = end;
            }
        }

        private int firstNotBelow(int number, int from, int to) {
            int step = 1;
            while (from + step < to && numbers[from + step] < number) {
                step *= 2;
            }
            int low = from + step / 2;
            int high = Math.min(to, from + step);
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (numbers[middle] < number) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}

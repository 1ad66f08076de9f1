package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * Which cells lie around each cell. Where the country is not too large for the number of points, a bit for each place says whether there is
 * a cell, and the bits before it say which one that is. Elsewhere five places move east along the five lines that matter while the cells
 * are walked over in order, so that each costs a constant too.
 */
final class Surroundings {

    private static final int[] LINES = {0, -1, 1, -2, 2};
    private static final int[] WIDTH = {2, 2, 2, 1, 1};
    /** So many places for each point are worth a bit each. */
    private static final int MOST_PLACES = 256;

    /** The cells around cell c are {@code list[start[c]] .. list[start[c + 1] - 1]}, those that touch it first. */
    final int[] start;

    final int[] list;

    private final SortedCells cells;
    private final long[] bits;
    private final int[] before;

    Surroundings(SortedCells cells, Parts parts) {
        this.cells = cells;
        start = new int[cells.cells + 1];
        long places = cells.columns * cells.linesInAll;
        boolean isSmall = places <= Math.min(Integer.MAX_VALUE - 128L, (long) MOST_PLACES * cells.point.length);
        bits = new long[isSmall ? (int) (places >>> 6) + 2 : 0];
        before = new int[bits.length];
        if (isSmall) {
            mark();
        }
        // Whoever walks has to begin at the beginning.
        var used = isSmall ? parts : Parts.ONE;
        var strips = new Strip[used.count()];
        used.each(cells.cells, (part, from, to) -> strips[part] = new Strip(from, to));
        int[] begins = new int[used.count() + 1];
        for (int part = 0; part < used.count(); part++) {
            begins[part + 1] = begins[part] + strips[part].length;
        }
        int[] all = used.count() == 1 ? strips[0].list : new int[begins[used.count()]];
        used.each(cells.cells, (part, from, to) -> {
            if (all != strips[part].list) {
                System.arraycopy(strips[part].list, 0, all, begins[part], strips[part].length);
            }
            for (int cell = from; begins[part] > 0 && cell < to; cell++) {
                start[cell + 1] += begins[part];
            }
        });
        list = all;
    }

    private void mark() {
        int columns = (int) cells.columns;
        for (int cell = 0; cell < cells.cells; cell++) {
            int place = cells.line[cell] * columns + cells.column[cell];
            bits[place >>> 6] |= 1L << place;
        }
        for (int word = 1; word < bits.length; word++) {
            before[word] = before[word - 1] + Long.bitCount(bits[word - 1]);
        }
    }

    /** Some cells that follow each other; {@code start} is counted from the first of them. For one thread. */
    private final class Strip {

        final int length;
        int[] list;
        private final int[] far = new int[Reach.AROUND];
        private final int[] from = new int[LINES.length];
        private final int[] to = new int[LINES.length];
        private int lineIndex = -1;
        private int lineEnd;
        private int near;
        private int others;

        Strip(int first, int end) {
            list = new int[Math.max(Reach.AROUND, (end - first) * 10)];
            int found = 0;
            for (int cell = first; cell < end; cell++) {
                if (list.length < found + Reach.AROUND) {
                    list = Arrays.copyOf(list, list.length + (list.length >> 1) + Reach.AROUND);
                }
                near = found;
                others = 0;
                if (bits.length > 0) {
                    look(cell);
                } else {
                    walk(cell);
                }
                System.arraycopy(far, 0, list, near, others);
                found = near + others;
                start[cell + 1] = found;
            }
            length = found;
        }

        private void look(int cell) {
            int columns = (int) cells.columns;
            int column = cells.column[cell];
            for (int i = 0; i < LINES.length; i++) {
                int line = cells.line[cell] + LINES[i];
                if (line < 0 || line >= cells.linesInAll) {
                    continue;
                }
                int west = Math.max(0, column - WIDTH[i]);
                int width = Math.min(columns - 1, column + WIDTH[i]) - west + 1;
                int place = line * columns + west;
                int word = place >>> 6;
                long within = bits[word] >>> place;
                if ((place & 63) + width > 64) {
                    within |= bits[word + 1] << -place;
                }
                within &= (1L << width) - 1;
                if (within != 0) {
                    int other = before[word] + Long.bitCount(bits[word] & ((1L << place) - 1));
                    for (; within != 0; within &= within - 1) {
                        found(cell, other++, i, west + Long.numberOfTrailingZeros(within) - column);
                    }
                }
            }
        }

        private void walk(int cell) {
            while (cell >= lineEnd) {
                enterLine(lineIndex + 1);
            }
            int column = cells.column[cell];
            for (int i = 0; i < LINES.length; i++) {
                int at = from[i];
                while (at < to[i] && column - cells.column[at] > WIDTH[i]) {
                    at++;
                }
                from[i] = at;
                for (; at < to[i] && cells.column[at] - column <= WIDTH[i]; at++) {
                    found(cell, at, i, cells.column[at] - column);
                }
            }
        }

        private void found(int cell, int other, int line, int columnsEast) {
            if (other == cell) {
                return;
            }
            if (line < 3 && columnsEast <= 1 && columnsEast >= -1) {
                list[near++] = other;
            } else {
                far[others++] = other;
            }
        }

        private void enterLine(int index) {
            lineIndex = index;
            lineEnd = cells.lineStart[index + 1];
            int line = cells.line[cells.lineStart[index]];
            Arrays.fill(from, 0);
            Arrays.fill(to, 0);
            for (int other = Math.max(0, index - 2); other <= Math.min(cells.lines - 1, index + 2); other++) {
                int north = cells.line[cells.lineStart[other]] - line;
                for (int i = 0; i < LINES.length; i++) {
                    if (LINES[i] == north) {
                        from[i] = cells.lineStart[other];
                        to[i] = cells.lineStart[other + 1];
                    }
                }
            }
        }
    }
}

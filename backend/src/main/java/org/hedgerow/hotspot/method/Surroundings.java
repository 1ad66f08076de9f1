package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * Which cells lie around each cell. They are found in one walk over all cells, in which five places move east along the five lines that
 * matter, so that each cell costs a constant.
 */
final class Surroundings {

    private static final int[] LINES = {0, -1, 1, -2, 2};
    private static final int[] WIDTH = {2, 2, 2, 1, 1};

    /** The cells around cell c are {@code list[start[c]] .. list[start[c + 1] - 1]}, those that touch it first. */
    final int[] start;

    int[] list;

    private final SortedCells cells;
    private final int[] far = new int[Reach.AROUND];
    private final int[] from = new int[LINES.length];
    private final int[] to = new int[LINES.length];
    private int lineIndex = -1;
    private int lineEnd;

    Surroundings(SortedCells cells) {
        this.cells = cells;
        start = new int[cells.cells + 1];
        list = new int[Math.max(Reach.AROUND, cells.cells * 10)];
        for (int cell = 0; cell < cells.cells; cell++) {
            if (list.length < start[cell] + Reach.AROUND) {
                list = Arrays.copyOf(list, list.length + (list.length >> 1) + Reach.AROUND);
            }
            start[cell + 1] = start[cell] + look(cell, start[cell]);
        }
    }

    /** Writes the cells around one from a place of the list on and says how many there are. */
    private int look(int cell, int begin) {
        while (cell >= lineEnd) {
            enterLine(lineIndex + 1);
        }
        int near = 0;
        int others = 0;
        int column = cells.column[cell];
        for (int i = 0; i < LINES.length; i++) {
            int width = WIDTH[i];
            int end = to[i];
            int at = from[i];
            while (at < end && column - cells.column[at] > width) {
                at++;
            }
            from[i] = at;
            for (; at < end; at++) {
                int east = cells.column[at] - column;
                if (east > width) {
                    break;
                }
                if (at == cell) {
                    continue;
                }
                if (i < 3 && east <= 1 && east >= -1) {
                    list[begin + near++] = at;
                } else {
                    far[others++] = at;
                }
            }
        }
        System.arraycopy(far, 0, list, begin + near, others);
        return near + others;
    }

    private void enterLine(int index) {
        lineIndex = index;
        lineEnd = cells.lineStart[index + 1];
        int line = cells.line[cells.lineStart[index]];
        for (int i = 0; i < LINES.length; i++) {
            from[i] = 0;
            to[i] = 0;
        }
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

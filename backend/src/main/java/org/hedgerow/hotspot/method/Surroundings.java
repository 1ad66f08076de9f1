package org.hedgerow.hotspot.method;

/**
 * Which cells lie around a cell, for cells that are asked about in rising order: five places move east along the five lines that matter, so
 * a walk over all cells costs a constant for each.
 */
final class Surroundings {

    private static final int[] LINES = {0, -1, 1, -2, 2};
    private static final int[] WIDTH = {2, 2, 2, 1, 1};

    /** The cells found, those that touch the cell itself first. */
    final int[] found = new int[Reach.AROUND];

    private final SortedCells cells;
    private final int[] far = new int[Reach.AROUND];
    private final int[] from = new int[LINES.length];
    private final int[] to = new int[LINES.length];
    private int lineIndex = -1;
    private int lineEnd;

    Surroundings(SortedCells cells) {
        this.cells = cells;
    }

    /** Fills {@link #found} with the cells around one and says how many there are. */
    int around(int cell) {
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
                    found[near++] = at;
                } else {
                    far[others++] = at;
                }
            }
        }
        System.arraycopy(far, 0, found, near, others);
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

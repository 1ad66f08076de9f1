package org.hedgerow.evidence.copy;

/** Means of rectangles of pixels, row after row from the top. */
final class Shrinking {

    private final int sourceWidth;
    private final int sourceHeight;
    private final int width;
    private final int height;
    private final int[] columnOf;
    private final int[] columns;
    private final int[] sums;
    private final int[] made;
    private int row;
    private int rows;

    Shrinking(int sourceWidth, int sourceHeight, int width, int height) {
        this.sourceWidth = sourceWidth;
        this.sourceHeight = sourceHeight;
        this.width = width;
        this.height = height;
        this.columnOf = new int[sourceWidth];
        this.columns = new int[width];
        this.sums = new int[width * 4];
        this.made = new int[Math.multiplyExact(width, height)];
        for (int x = 0; x < sourceWidth; x++) {
            columnOf[x] = (int) ((long) x * width / sourceWidth);
            columns[columnOf[x]]++;
        }
    }

    /** @param y of the source, one after another */
    void add(int[] pixels, int from, int y) {
        int to = (int) ((long) y * height / sourceHeight);
        if (to != row) {
            end();
            row = to;
        }
        rows++;
        for (int x = 0; x < sourceWidth; x++) {
            int pixel = pixels[from + x];
            int at = columnOf[x] * 4;
            sums[at] += pixel >>> 24;
            sums[at + 1] += pixel >> 16 & 0xFF;
            sums[at + 2] += pixel >> 8 & 0xFF;
            sums[at + 3] += pixel & 0xFF;
        }
    }

    int[] finish() {
        end();
        return made;
    }

    private void end() {
        for (int x = 0; x < width; x++) {
            int count = rows * columns[x];
            int at = x * 4;
            made[row * width + x] = mean(sums[at], count) << 24
                    | mean(sums[at + 1], count) << 16
                    | mean(sums[at + 2], count) << 8
                    | mean(sums[at + 3], count);
            sums[at] = 0;
            sums[at + 1] = 0;
            sums[at + 2] = 0;
            sums[at + 3] = 0;
        }
        rows = 0;
    }

    private static int mean(int sum, int count) {
        return (sum + count / 2) / count;
    }
}

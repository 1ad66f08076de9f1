package org.hedgerow.operation.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page as Poppler reads it, and as it would come out of a printer. */
final class PrintedPage {

    static final int DOTS_PER_INCH = 300;

    static final int DARK = 110;

    final String text;
    final String about;
    final int width;
    final int height;
    private final byte[] grey;
    private final int first;

    PrintedPage(byte[] pdf) {
        this(pdf, true);
    }

    /** @param drawn whether it is looked at, too */
    PrintedPage(byte[] pdf, boolean drawn) {
        try {
            var folder = Files.createTempDirectory("page");
            var file = Files.write(folder.resolve("page.pdf"), pdf);
            text = Machine.run(folder, "pdftotext", "-raw", "-enc", "UTF-8", "page.pdf", "-");
            about = Machine.run(folder, "pdfinfo", "page.pdf");
            if (drawn) {
                Machine.run(folder, "pdftoppm", "-r", "" + DOTS_PER_INCH, "-gray", "-singlefile", "page.pdf", "page");
                var picture = folder.resolve("page.pgm");
                grey = Files.readAllBytes(picture);
                Files.delete(picture);
                var head = new String(grey, 0, 40, StandardCharsets.ISO_8859_1).split("\\s+", 5);
                width = Integer.parseInt(head[1]);
                height = Integer.parseInt(head[2]);
                first = grey.length - width * height;
            } else {
                grey = new byte[0];
                width = 0;
                height = 0;
                first = 0;
            }
            Files.delete(file);
            Files.delete(Path.of(folder.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is written, with single spaces, whatever the lines. */
    String words() {
        return text.replaceAll("\\s+", " ");
    }

    /** The line that begins so. */
    String line(String beginning) {
        return text.lines()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line begins with " + beginning + " in\n" + text));
    }

    boolean isDark(int x, int y) {
        return grey(x, y) < DARK;
    }

    /** From 0, black, to 255, white. */
    int grey(int x, int y) {
        return grey[first + y * width + x] & 0xFF;
    }

    /** The darkest that there is anywhere in a row or column, for "is anything there". */
    long darkDots() {
        long dark = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                dark += isDark(x, y) ? 1 : 0;
            }
        }
        return dark;
    }

    /**
     * The frame of the map: the lowest and highest lines of its length.
     *
     * @return left, top, right, bottom in dots
     */
    int[] frame() {
        int[] frame = null;
        for (int y = 0; y < height; y++) {
            int start = -1;
            for (int x = 0; x <= width; x++) {
                boolean dark = x < width && isDark(x, y);
                if (dark && start < 0) {
                    start = x;
                } else if (!dark && start >= 0) {
                    double millimetres = (x - start) * 25.4 / DOTS_PER_INCH;
                    if (millimetres > 95 && millimetres < 105) {
                        frame = frame == null ? new int[] {start, y, x - 1, y} : frame;
                        frame[3] = y;
                    }
                    start = -1;
                }
            }
        }
        if (frame == null) {
            throw new AssertionError("There is no frame of a map");
        }
        return frame;
    }

    /** The middles of the dark stretches along a line of dots, horizontal or vertical, in dots. */
    List<Double> marks(int fromX, int fromY, int toX, int toY) {
        var marks = new ArrayList<Double>();
        boolean across = fromY == toY;
        int start = -1;
        int end = across ? toX : toY;
        for (int at = across ? fromX : fromY; at <= end + 1; at++) {
            boolean dark = at <= end && (across ? isDark(at, fromY) : isDark(fromX, at));
            if (dark && start < 0) {
                start = at;
            } else if (!dark && start >= 0) {
                marks.add((start + at - 1) / 2.0);
                start = -1;
            }
        }
        return marks;
    }
}

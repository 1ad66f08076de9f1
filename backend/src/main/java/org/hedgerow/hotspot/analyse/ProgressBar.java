package org.hedgerow.hotspot.analyse;

import java.io.PrintStream;
import org.hedgerow.hotspot.method.Progress;

/** A bar that is redrawn in place, no more often than an eye follows; the terminal decides whether it is wanted at all. */
final class ProgressBar implements Progress {

    private static final int WIDTH = 40;
    private static final long BETWEEN_NANOS = 100_000_000;

    private final PrintStream errors;
    private long drawn = System.nanoTime();
    private boolean isShown;

    ProgressBar(PrintStream errors) {
        this.errors = errors;
    }

    @Override
    public boolean goesOn(long done, long all) {
        if (all > 0 && System.nanoTime() - drawn >= BETWEEN_NANOS) {
            drawn = System.nanoTime();
            isShown = true;
            int full = (int) (WIDTH * done / all);
            errors.print("\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + 100 * done / all + " %");
            errors.flush();
        }
        return true;
    }

    /** Takes the bar away, so that what is printed next begins on a clean line. */
    void clear() {
        if (isShown) {
            errors.print("\r" + " ".repeat(WIDTH + 10) + "\r");
            errors.flush();
        }
    }
}

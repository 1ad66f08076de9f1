package org.hedgerow.interchange;

import java.io.PrintStream;
import java.util.Locale;

/** Shows how far an import is: one line that is drawn over on a terminal, now and then a new line anywhere else. */
final class ProgressLine implements AutoCloseable {

    private static final int BAR = 24;
    private static final long TERMINAL_NANOS = 100_000_000L;
    private static final long PLAIN_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final String name;
    private final boolean terminal = System.console() != null && System.getenv("TERM") != null;
    private final ImportProgress progress = new ImportProgress(this::draw);
    private long drawn = System.nanoTime();
    private boolean dirty;

    ProgressLine(PrintStream out, String name) {
        this.out = out;
        this.name = name;
    }

    ImportProgress progress() {
        return progress;
    }

    private void draw() {
        long now = System.nanoTime();
        if (now - drawn < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
            return;
        }
        drawn = now;
        int full = (int) (progress.share() * BAR);
        var publishing = progress.state() == ImportProgress.State.PUBLISHING;
        var line = String.format(
                Locale.ROOT,
                "%s [%s%s] %3.0f %%  %,d rows  %,.0f rows/s  %s",
                name,
                "#".repeat(full),
                ".".repeat(BAR - full),
                progress.share() * 100,
                progress.rows(),
                progress.rowsPerSecond(),
                publishing ? "publishing" : String.format(Locale.ROOT, "%.0f s left", progress.secondsLeft()));
        if (terminal) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
            dirty = true;
        } else {
            out.println(line);
        }
    }

    @Override
    public void close() {
        if (dirty) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}

package org.hedgerow.hotspot.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.hedgerow.hotspot.method.Progress;

/**
 * An answer that says how far its computation is: lines of JSON, {@code {"done":0.12}} a few times a second and last the answer itself. The first
 * line is written when the first quarter of a second is over, so what is refused at once is refused like everything else. A line that can no longer be
 * sent says that the caller has gone, and stops the computation. Written by the thread that computes, which is the thread of the request.
 */
final class ProgressLines implements Progress {

    static final String TYPE = "application/x-ndjson";

    private static final long EVERY_NANOS = Duration.ofMillis(250).toNanos();

    private final HttpServletResponse response;
    private final BooleanSupplier closing;
    private final long end;
    private long told = System.nanoTime();
    private boolean gone;

    /**
     * Begins to measure the time.
     *
     * @param longest after which the computation is stopped, whether anybody waits or not
     * @param closing whether the server is being stopped, which would wait for the answer
     */
    ProgressLines(HttpServletResponse response, Duration longest, BooleanSupplier closing) {
        this.response = response;
        this.closing = closing;
        this.end = told + longest.toNanos();
    }

    @Override
    public boolean goesOn(long done, long all) {
        long now = System.nanoTime();
        if (now - told >= EVERY_NANOS) {
            told = now;
            say(String.format(Locale.ROOT, "{\"done\":%.3f}", all == 0 ? 0 : (double) done / all)
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return !gone && now - end < 0 && !closing.getAsBoolean();
    }

    /** Writes one line of JSON, the last of which is the answer; to somebody who has gone, nothing. */
    void say(byte[] line) {
        if (gone) {
            return;
        }
        try {
            if (!response.isCommitted()) {
                response.setContentType(TYPE);
            }
            var out = response.getOutputStream();
            out.write(line);
            out.write('\n');
            // Sent at once: neither the buffer nor compression, which leaves this type alone, may hold it back.
            response.flushBuffer();
        } catch (IOException e) {
            gone = true;
        }
    }
}

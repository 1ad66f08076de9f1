package org.hedgerow.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser to which its person wants messages, as the person is shown it.
 *
 * @param id made of the endpoint, which itself is never shown
 * @param label in the person's words
 * @param lastAt when a message was last handed over, or was to be; null before the first
 */
public record PushDevice(
        UUID id,
        String label,
        Instant madeAt,
        @Nullable Instant lastAt,
        @Nullable LastResult lastResult) {

    /** Compared with the database's check by a test. */
    public enum LastResult {
        SENT,
        FAILED
    }
}

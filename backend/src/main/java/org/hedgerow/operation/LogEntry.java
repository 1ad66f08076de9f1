package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the log of an operation; it never changes.
 *
 * @param number counts the entries of the operation, from 1, in the order in which they became visible
 * @param what what became of what the entry is about, such as {@code RUNNING} or {@code UNDER_WAY}; {@code SAID} for words of people
 * @param text the words, or the title of what it is about
 * @param task that it is about; null for none, as {@code item} of the board
 */
public record LogEntry(
        UUID id,
        int number,
        Kind kind,
        String what,
        String text,
        @Nullable UUID task,
        @Nullable UUID item,
        UUID person,
        UUID organisation,
        Instant at) {

    /** What an entry is about. */
    public enum Kind {
        /** Somebody wrote it. */
        SAID,
        STATE,
        PLAN,
        TASK,
        BOARD
    }
}

package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a task or patrol.
 *
 * @param force whose officers do it; null while nobody does
 * @param unit the call sign of who does it; null while that is open
 * @param sector of the board, where it is done; null for none
 * @param wantedFrom null for at once, as {@code wantedUntil} for no end
 */
public record TaskContent(
        String title,
        String note,
        @Nullable UUID force,
        @Nullable String unit,
        @Nullable UUID sector,
        @Nullable Instant wantedFrom,
        @Nullable Instant wantedUntil) {

    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_NOTE = 2_000;
    public static final int LONGEST_UNIT = 60;
}

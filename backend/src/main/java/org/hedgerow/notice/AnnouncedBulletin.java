package org.hedgerow.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin as one person may read it now.
 *
 * @param state ISSUED, EXPIRED, UPDATED or CANCELLED
 * @param toEverybody whether these are the words that everybody reads; others never leave Hedgerow in a letter or a message
 * @param text null of one whose words were taken back
 */
public record AnnouncedBulletin(
        UUID id,
        String message,
        String state,
        boolean toEverybody,
        int priority,
        String provider,
        Instant issuedAt,
        @Nullable Text text) {

    /** @param welsh null where there is no Welsh wording */
    public record Text(Said english, @Nullable Said welsh) {
        Said in(String language) {
            return welsh != null && language.equals("cy") ? welsh : english;
        }
    }

    public record Said(String title, String summary) {}

    /** Whether it still says something that holds. */
    boolean isCurrent() {
        return state.equals("ISSUED") && text != null;
    }
}

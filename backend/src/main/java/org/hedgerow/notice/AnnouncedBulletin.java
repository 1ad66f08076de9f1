package org.hedgerow.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bulletin as one person may read it now.
 *
 * @param state ISSUED, EXPIRED, UPDATED or CANCELLED
 * @param audience whose words these are: POLICE, WATCH or PUBLIC; none but the last ever leave Hedgerow in a letter or a message
 * @param text null of one whose words were taken back
 */
public record AnnouncedBulletin(
        UUID id,
        String message,
        String state,
        String audience,
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

    /** Whether these are the words that everybody reads. */
    boolean toEverybody() {
        return audience.equals("PUBLIC");
    }

    /** Whether it still says something that holds. */
    boolean isCurrent() {
        return state.equals("ISSUED") && text != null;
    }
}

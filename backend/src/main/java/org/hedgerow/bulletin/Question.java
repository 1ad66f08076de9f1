package org.hedgerow.bulletin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked about a bulletin, for the police of its organisation.
 *
 * @param person who asked; null for whoever has no account
 * @param text as it was typed, which is never published
 * @param version of the answer that was written last; 0 while there is none
 * @param written that answer
 * @param author who wrote that answer
 */
public record Question(
        UUID id,
        UUID bulletin,
        @Nullable UUID person,
        String text,
        Instant askedAt,
        QuestionState state,
        @Nullable QuestionRefusal refusal,
        int version,
        @Nullable Answer written,
        @Nullable UUID author) {

    @Override
    public String toString() {
        return "Question[hidden]";
    }
}

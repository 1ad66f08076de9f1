package org.hedgerow.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was asked to join.
 *
 * @param madeBy the name of who asked
 * @param usedBy the name of who came, while that person is still there
 * @param guestDays for a guest: on how many days the account ends, counted from when the invitation is taken
 * @param guestFrom for a guest: where the person comes from
 */
public record Invitation(
        UUID id,
        Role role,
        State state,
        String madeBy,
        Instant madeAt,
        Instant expiresAt,
        @Nullable String usedBy,
        @Nullable Integer guestDays,
        @Nullable String guestFrom) {

    public enum State {
        OPEN,
        USED,
        WITHDRAWN,
        EXPIRED
    }
}

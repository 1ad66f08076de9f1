package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of the board as it is, or was at a moment. One that expired or was removed is kept and listed; it is only on the map no longer.
 *
 * @param owner the organisation that drew it
 * @param removedReason null while it is not removed
 * @param version counts changes, from 1
 */
public record BoardItem(
        UUID id,
        UUID operation,
        UUID owner,
        BoardContent content,
        Instant expiresAt,
        @Nullable Instant removedAt,
        @Nullable String removedReason,
        Instant madeAt,
        Instant changedAt,
        int version) {

    /** Whether it is on the map, and why not. */
    public enum State {
        CURRENT,
        EXPIRED,
        REMOVED
    }

    public State state(Instant at) {
        if (removedAt != null) {
            return State.REMOVED;
        }
        return at.isBefore(expiresAt) ? State.CURRENT : State.EXPIRED;
    }
}

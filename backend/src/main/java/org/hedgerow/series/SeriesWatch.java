package org.hedgerow.series;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.identity.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A series that somebody watches. Nobody else reads it: it says what they are after.
 *
 * @param link the oldest one of the series when the watch began
 * @param endedAt when its keeper ended it; null while they have not
 * @param lookedAt up to which link its keeper has looked
 */
public record SeriesWatch(
        UUID id,
        UUID link,
        Purpose purpose,
        String reason,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        Instant lookedAt) {

    /** How a watch stands. */
    public enum State {
        OPEN,
        EXPIRED,
        ENDED
    }

    State state(Instant now) {
        if (endedAt != null) {
            return State.ENDED;
        }
        return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
    }
}

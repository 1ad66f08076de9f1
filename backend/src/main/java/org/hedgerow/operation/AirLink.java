package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link by which a crew without accounts reads the newest briefing of one request. Its code is told once, to who makes it, and kept nowhere. */
public record AirLink(
        UUID id,
        UUID request,
        Instant madeAt,
        Instant endsAt,
        @Nullable Instant withdrawnAt) {

    /** Whether it may be read by at that time. */
    boolean isOpenAt(Instant now) {
        return withdrawnAt == null && now.isBefore(endsAt);
    }
}

package org.hedgerow.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An area that a person cares about. */
public record OwnArea(UUID id, UUID person, AreaContent content, Instant changedAt, int version) {

    /** How large what counts as in it is for readers outside the police, when that is more than was drawn; otherwise null. */
    public @Nullable Double grownToSquareKilometres() {
        return new AreaReach(content.outline()).reachMetres() > 0 ? AreaReach.LEAST_SQUARE_METRES / 1e6 : null;
    }
}

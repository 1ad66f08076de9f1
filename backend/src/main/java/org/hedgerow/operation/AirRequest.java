package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.operation.AirBriefing.State;
import org.jspecify.annotations.Nullable;

/**
 * A request for air support as it is now.
 *
 * @param owner the force that asks
 * @param reference such as {@code CAMBS-AIR-2026-000012}
 * @param incident that it is about; null for none, and once it was taken back
 * @param takenBack whether its incident was taken back, and the force has not yet gone on without it: nothing that came of the incident is here then
 * @param sender who sent it; null until then, and to a crew with a link
 * @param airSupport whom it was sent to; null until then
 * @param since when it came to its state
 * @param endsAt when it may be read no longer by anybody but the force; null until it is sent
 * @param version counts what the force changes and every step, from 1
 * @param briefingVersion the newest briefing, 0 for none
 * @param acknowledgedVersion the newest briefing that somebody has acknowledged, 0 for none
 */
public record AirRequest(
        UUID id,
        int labelId,
        UUID owner,
        UUID author,
        String reference,
        @Nullable UUID incident,
        @Nullable String incidentReference,
        boolean takenBack,
        AirRequestContent content,
        @Nullable UUID sender,
        @Nullable UUID airSupport,
        State state,
        @Nullable String reason,
        Instant since,
        @Nullable Instant sentAt,
        @Nullable Instant endsAt,
        Instant madeAt,
        Instant changedAt,
        int version,
        int briefingVersion,
        int acknowledgedVersion) {

    /** Whether it was ever sent. */
    public boolean isSent() {
        return sentAt != null;
    }

    /** Whether nothing more comes of it. */
    public boolean isOver() {
        return AirSteps.isOver(state);
    }
}

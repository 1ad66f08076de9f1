package org.hedgerow.ladder;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step that was taken.
 *
 * @param force that took it
 * @param agreement under which other forces read it; null for none
 * @param withdrawnAt null, as is the reason, while it stands
 * @param safeguardedAt when somebody said what was done for a child; null, as is what was said, until then
 */
public record LadderStep(
        UUID id,
        UUID subject,
        UUID force,
        @Nullable UUID agreement,
        StepContent content,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason,
        @Nullable Instant safeguardedAt,
        @Nullable String safeguarding) {

    public StepKind kind() {
        return content.kind();
    }

    public StepState stateAt(Instant moment) {
        if (withdrawnAt != null) {
            return StepState.WITHDRAWN;
        }
        if (moment.isBefore(content.issuedAt())) {
            return StepState.NOT_BEGUN;
        }
        var expires = content.expiresAt();
        return expires != null && !moment.isBefore(expires) ? StepState.EXPIRED : StepState.IN_FORCE;
    }
}

package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operation as it is kept.
 *
 * @param lead the organisation that plans it
 * @param workLabel the label of its log, tasks and board
 * @param reason why it was abandoned; null otherwise
 * @param version counts changes, from 1
 */
public record Operation(
        UUID id,
        UUID lead,
        UUID author,
        int workLabel,
        OperationContent content,
        OperationState state,
        @Nullable String reason,
        Instant madeAt,
        Instant changedAt,
        int version) {

    public boolean isLedBy(UUID organisation) {
        return lead.equals(organisation);
    }

    /** Whether an organisation leads it, or is a member whose last day is not over. */
    public boolean isWorkedInBy(UUID organisation, Instant now) {
        return isLedBy(organisation)
                || content.members().stream()
                        .anyMatch(member -> member.organisation().equals(organisation) && !member.isOver(now));
    }
}

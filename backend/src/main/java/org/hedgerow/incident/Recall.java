package org.hedgerow.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;

/**
 * One recall of an incident, for its owner.
 *
 * @param version of the incident after it
 * @param by the name of whoever took it back
 * @param withdrawn whether it was withdrawn; otherwise it is shared with fewer than before
 * @param tiers the tiers of which somebody lost the sight
 * @param purged what was made of it and is gone
 * @param organisations who had seen it before, and what their clients answered
 */
public record Recall(
        int version,
        Instant at,
        String by,
        boolean withdrawn,
        @Nullable String reason,
        List<Tier> tiers,
        List<Purged> purged,
        List<Organisation> organisations) {

    /** Things of one kind that were removed with the incident in them. */
    public record Purged(String what, int count) {}

    /**
     * What one organisation had of the incident, and what its clients answered.
     *
     * @param firstSeen when somebody of it first saw the incident, from the audit; null when nobody is known to have
     * @param lastSeen likewise, the last time before the recall
     * @param told how many clients, which are open pages, were told to forget it
     * @param acknowledged how many of them said that they have
     */
    public record Organisation(
            UUID id,
            String name,
            String shortName,
            @Nullable Instant firstSeen,
            @Nullable Instant lastSeen,
            int told,
            int acknowledged,
            @Nullable Instant lastAcknowledged) {}
}

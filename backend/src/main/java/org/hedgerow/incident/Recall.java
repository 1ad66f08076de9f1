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
 * @param receipts what the clients of each organisation answered
 */
public record Recall(
        int version,
        Instant at,
        String by,
        boolean withdrawn,
        @Nullable String reason,
        List<Tier> tiers,
        List<Purged> purged,
        List<Receipts> receipts) {

    /** Things of one kind that were removed with the incident in them. */
    public record Purged(String what, int count) {}

    /**
     * The clients of one organisation.
     *
     * @param told how many were told to forget it
     * @param acknowledged how many of them said that they have
     */
    public record Receipts(
            UUID organisation,
            String name,
            String shortName,
            int told,
            int acknowledged,
            @Nullable Instant lastAcknowledged) {}
}

package org.hedgerow.incident;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;

/**
 * A proposal to share an incident with more than it is shared with.
 *
 * @param incidentVersion the version that it is about; it lapses with the next
 * @param owner whose decision it is
 * @param fromOwner whether one of the owner's own people proposed it: the terms are whole. From outside they say scope and organisations
 * @param supporter one of the owner's people who has agreed, where two must
 */
public record SharingProposal(
        UUID id,
        UUID incident,
        int incidentVersion,
        UUID owner,
        UUID proposer,
        boolean fromOwner,
        SharingTerms terms,
        String reason,
        Instant madeAt,
        State state,
        @Nullable UUID supporter) {

    /** What became of it. Compared with the database's check by a test. */
    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        /** The incident changed before anybody decided. */
        LAPSED
    }
}

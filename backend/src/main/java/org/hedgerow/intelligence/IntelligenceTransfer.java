package org.hedgerow.intelligence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a force offered another a report that belongs there: a copy of what an assessor wrote for others, never of the original.
 *
 * @param giver whose report it is until the other accepts
 * @param urn of the giver's report
 * @param reason why it belongs there
 * @param intelligenceDay on which the source knew it, in London
 * @param answer null while the receiver has not said
 */
public record IntelligenceTransfer(
        UUID id,
        UUID giver,
        UUID receiver,
        UUID report,
        String urn,
        String reason,
        SanitisedContent content,
        @Nullable LocalDate intelligenceDay,
        Instant offeredAt,
        @Nullable Answer answer) {

    /**
     * What the receiver said.
     *
     * @param reason why it was refused; null when it was accepted
     * @param urn of the report that the receiver made of it; null when it was refused
     */
    public record Answer(
            boolean accepted,
            @Nullable String reason,
            @Nullable String urn,
            Instant at) {}
}

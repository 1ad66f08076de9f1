package org.hedgerow.intelligence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as its author and the unit know it.
 *
 * @param owner the force
 * @param urn its name for people: force, number and year
 * @param legacy whether it came in the older form, with {@link LegacyGrade}s
 * @param receivedFrom the force that gave it and holds its source; null for one that the force's own people wrote
 * @param wayReason why the last way was taken
 * @param madeAt when it was submitted first
 * @param version counts changes, from 1
 */
public record IntelligenceReport(
        UUID id,
        UUID owner,
        UUID author,
        String urn,
        boolean legacy,
        IntelligenceState state,
        ReportContent content,
        @Nullable UUID receivedFrom,
        @Nullable String wayReason,
        Instant madeAt,
        Instant changedAt,
        int version) {

    public boolean isBy(UUID person) {
        return author.equals(person);
    }
}

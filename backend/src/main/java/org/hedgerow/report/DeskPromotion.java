package org.hedgerow.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the desk made of a report.
 *
 * @param crimeReference of a crime, as the force's own system gave it
 * @param crimeRecordedAt when the force recorded it there
 * @param reason why no crime is recorded, or why it is put forward
 * @param grade that it was put forward as intelligence with
 */
public record DeskPromotion(
        UUID id,
        Kind kind,
        @Nullable String crimeReference,
        @Nullable Instant crimeRecordedAt,
        @Nullable String reason,
        @Nullable String grade,
        UUID person,
        Instant at) {

    /** Compared with the database's check by a test. */
    public enum Kind {
        CRIME,
        NO_CRIME,
        INTELLIGENCE
    }
}

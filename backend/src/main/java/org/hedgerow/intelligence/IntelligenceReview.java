package org.hedgerow.intelligence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a unit decided about keeping a report.
 *
 * @param reviewDay when it is due next, in London; null once it is disposed of
 */
public record IntelligenceReview(
        UUID person,
        Act act,
        RetentionGroup group,
        @Nullable LocalDate reviewDay,
        String reason,
        Instant at) {

    /** What was decided. Compared with the database's check by a test. */
    public enum Act {
        /** Another group. */
        AMENDED,
        KEPT,
        DISPOSED
    }
}

package org.hedgerow.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry that says that a record was seen.
 *
 * @param number of the entry
 * @param personId null when it was erased by law
 * @param tier how much of the record was given, where that is known
 * @param purpose the code of the purpose, where one was stated
 */
public record Consultation(
        long number,
        Instant at,
        @Nullable UUID personId,
        @Nullable UUID organisationId,
        AuditOperation operation,
        String action,
        @Nullable String tier,
        @Nullable String purpose) {}

package org.hedgerow.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor is given of an entry: never what a record says, nor the words of a reason or a search.
 *
 * @param personErased somebody acted, whose name was erased by law
 * @param accountId whose account the act concerned
 * @param subjects the first of the records
 * @param subjectCount how many there are
 * @param reasonGiven whether a reason is kept
 * @param queryGiven whether a search or filter is kept
 */
public record AuditMetadata(
        long number,
        Instant at,
        AuditOperation operation,
        String action,
        @Nullable UUID personId,
        boolean personErased,
        @Nullable UUID organisationId,
        @Nullable UUID accountId,
        @Nullable String subjectKind,
        List<UUID> subjects,
        int subjectCount,
        @Nullable String tier,
        @Nullable String purpose,
        boolean reasonGiven,
        boolean queryGiven) {}

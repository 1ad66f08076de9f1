package org.hedgerow.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entries somebody wants to read; null leaves a question open. From a time until before another. */
public record AuditFilter(
        @Nullable UUID subject,
        @Nullable UUID person,
        @Nullable UUID organisation,
        @Nullable AuditOperation operation,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null, null, null);

    public static AuditFilter ofPerson(UUID person) {
        return new AuditFilter(null, person, null, null, null, null);
    }

    /** In one line, for the audit of the reading itself. */
    String words() {
        return "subject=%s person=%s organisation=%s operation=%s from=%s until=%s"
                .formatted(subject, person, organisation, operation, from, until);
    }
}

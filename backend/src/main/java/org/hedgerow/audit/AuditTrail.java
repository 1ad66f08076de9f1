package org.hedgerow.audit;

import java.util.UUID;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down who did what to which record and why, in the caller's transaction: it stands or falls with the act. */
@Component
public class AuditTrail {

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds one entry.
     *
     * @param action a fixed word or two of the calling module, never anything that somebody typed
     * @param reason what the person gave as reason, where one was asked
     */
    public void record(
            Person person,
            AuditOperation operation,
            String action,
            String subjectKind,
            UUID subjectId,
            @Nullable String reason) {
        jdbc.sql("""
                        insert into audit_entry (person_id, organisation_id, operation, action, subject_kind, subject_id, reason)
                        values (:person, :organisation, :operation, :action, :kind, :subject, :reason)""")
                .param("person", person.id())
                .param("organisation", person.organisation().id())
                .param("operation", operation.name())
                .param("action", action)
                .param("kind", subjectKind)
                .param("subject", subjectId)
                .param("reason", reason)
                .update();
    }
}

package org.hedgerow.audit;

import java.util.Collection;
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

    /** Adds one entry, for the purpose that the person has stated unless the act says another, in the caller's transaction or, where there is none, in one of its own. */
    public void record(Person person, Act act) {
        var purpose = person.purpose();
        EntryWriting.write(
                jdbc,
                person.id(),
                person.organisation().id(),
                act.purpose() == null && purpose != null ? act.forPurpose(purpose.name()) : act,
                null);
    }

    /**
     * Adds one entry about one record.
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
        record(person, Act.of(operation, action, subjectKind, subjectId).because(reason));
    }

    /** Adds one entry about what somebody did who has no account here: it names nobody, and no organisation. */
    public void recordWithoutAccount(Act act) {
        EntryWriting.write(jdbc, null, null, act, null);
    }

    /**
     * Adds one entry for records that a search, an export or another list revealed to the person; call it before they are sent. Nothing is
     * written when nothing was revealed and nothing was searched for.
     *
     * @param query what the person searched for or filtered by, or a digest of it
     * @param tier how much of the records was given; null when it differs from record to record
     */
    public void recordConsultation(
            Person person,
            String action,
            Collection<UUID> subjectIds,
            String subjectKind,
            @Nullable String query,
            @Nullable String tier,
            @Nullable String purpose) {
        if (!subjectIds.isEmpty() || query != null) {
            record(
                    person,
                    Act.of(AuditOperation.CONSULTATION, action, subjectKind, subjectIds)
                            .searchingFor(query)
                            .atTier(tier)
                            .forPurpose(purpose));
        }
    }
}

package org.hedgerow.incident;

import java.util.Collection;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down that somebody was shown records that they did not open one by one: the one place through which searches, suggestions and
 * exports are logged.
 */
@Component
public class Consulted {

    private final Access access;
    private final AuditTrail audit;

    Consulted(Access access, AuditTrail audit) {
        this.access = access;
        this.audit = audit;
    }

    /**
     * Logs the reading of each record, before it is shown.
     *
     * @param action fixed words
     * @param reason what was asked for, or why
     */
    public void record(Person person, String action, Collection<UUID> incidents, @Nullable String reason) {
        if (!incidents.isEmpty()) {
            access.writing(person, () -> {
                recordInTransaction(person, AuditOperation.CONSULTATION, action, incidents, reason);
                return incidents.size();
            });
        }
    }

    /** The same in a transaction that {@link Access} has opened. */
    public void recordInTransaction(
            Person person,
            AuditOperation operation,
            String action,
            Collection<UUID> incidents,
            @Nullable String reason) {
        incidents.forEach(id -> audit.record(person, operation, action, "incident", id, reason));
    }
}

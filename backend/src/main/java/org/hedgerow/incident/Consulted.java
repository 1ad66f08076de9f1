package org.hedgerow.incident;

import java.util.Collection;
import java.util.UUID;
import org.hedgerow.audit.Act;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down that somebody was shown records that they did not open one by one: the one place through which searches, suggestions and
 * exports are logged.
 */
@Component
public class Consulted {

    private static final String KIND = "incident";

    private final Access access;
    private final AuditTrail audit;

    Consulted(Access access, AuditTrail audit) {
        this.access = access;
        this.audit = audit;
    }

    /**
     * Logs what a search is about to show, and the search itself when it finds nothing.
     *
     * @param action fixed words
     * @param query what was typed
     */
    public void searched(Person person, String action, Collection<VisibleIncident> shown, String query) {
        var ids = shown.stream().map(VisibleIncident::id).toList();
        var tiers = shown.stream().map(row -> row.tier().name()).distinct().toList();
        access.consulting(person, () -> {
            audit.recordConsultation(
                    person, action, ids, KIND, query, tiers.size() == 1 ? tiers.get(0) : null, purpose(person));
            return ids.size();
        });
    }

    /**
     * Logs that records were taken out, in the caller's transaction.
     *
     * @param operation what making the file or fetching it is
     * @param reason as the person gave it
     */
    public void takenOut(
            Person person, AuditOperation operation, String action, Collection<UUID> incidents, String reason) {
        audit.record(
                person,
                Act.of(operation, action, KIND, incidents).because(reason).forPurpose(purpose(person)));
    }

    private static @Nullable String purpose(Person person) {
        Purpose stated = person.purpose();
        return stated == null ? null : stated.name();
    }
}

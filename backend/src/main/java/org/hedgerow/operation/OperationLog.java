package org.hedgerow.operation;

import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/** The log of an operation: everybody who works in it adds to it, and nobody takes anything out of it. */
@Component
public class OperationLog {

    public static final int LONGEST_TEXT = 1_000;
    private static final int MOST_AT_ONCE = 200;

    private final Access access;
    private final AtWork atWork;
    private final OperationLogRows rows;
    private final AuditTrail audit;

    OperationLog(Access access, AtWork atWork, OperationLogRows rows, AuditTrail audit) {
        this.access = access;
        this.atWork = atWork;
        this.rows = rows;
        this.audit = audit;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(LogEntry entry, boolean repeated) {}

    /** The entries after a number, oldest first, at most 200: who asks again after the last of them has missed none. */
    public List<LogEntry> after(Person person, UUID id, int number) {
        AtWork.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var operation = atWork.of(person, id);
            var found = rows.after(operation.id(), number, MOST_AT_ONCE);
            // Somebody who waits asks every few seconds; only what was shown is written down.
            if (!found.isEmpty()) {
                audit.record(person, AuditOperation.CONSULTATION, "read operation log", AtWork.KIND, id, null);
            }
            return found;
        });
    }

    /** Adds what somebody says, under an id that its client made: sent twice it stands there once. */
    public Receipt say(Person person, UUID id, UUID entry, String text) {
        AtWork.refuseUnlessPolice(person);
        return access.writing(person, () -> {
            var operation = atWork.of(person, id);
            var known = rows.find(entry);
            if (known.isEmpty()) {
                atWork.open(person, id);
                var said = LogEntry.Kind.SAID;
                if (rows.add(entry, operation, person, said, said.name(), text, null, null, atWork.now())) {
                    audit.record(person, AuditOperation.COLLECTION, "add to operation log", AtWork.KIND, id, null);
                    return new Receipt(rows.find(entry).orElseThrow().entry(), false);
                }
                known = rows.find(entry);
            }
            return new Receipt(
                    known.filter(kept -> kept.operation().equals(id)
                                    && kept.entry().person().equals(person.id())
                                    && kept.entry().kind() == LogEntry.Kind.SAID
                                    && kept.entry().text().equals(text))
                            .orElseThrow(ClientSent::idUnusable)
                            .entry(),
                    true);
        });
    }
}

package org.hedgerow.operation;

import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plans of operations. Its lead changes one; members read it until their last day is over. To work in an operation gives nobody a right to a record of an
 * incident: nothing of an incident is copied here, and a link is shown to whoever may read the incident anyhow (ADR 53).
 */
@Component
public class Operations {

    static final int MOST_OF_AN_ORGANISATION = 2_000;
    private static final int MOST_LISTED = 300;
    private static final int MOST_INCIDENTS = 500;

    private final Access access;
    private final OperationRows rows;
    private final AtWork atWork;
    private final OperationLogRows log;
    private final AuditTrail audit;

    Operations(Access access, OperationRows rows, AtWork atWork, OperationLogRows log, AuditTrail audit) {
        this.access = access;
        this.rows = rows;
        this.atWork = atWork;
        this.log = log;
        this.audit = audit;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(Operation operation, boolean repeated) {}

    /**
     * An operation with what goes with it.
     *
     * @param parentName null where there is no parent that the reader may read
     * @param works whether the reader's organisation works in it now
     * @param incidents that are linked, those that the reader may read
     */
    public record Whole(Operation operation, @Nullable String parentName, boolean works, List<UUID> incidents) {}

    /** Those that the person may know of: running ones first, then planned ones, then the latest. */
    public List<Operation> list(Person person) {
        AtWork.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = rows.list(MOST_LISTED);
            audit.recordConsultation(
                    person,
                    "list operations",
                    found.stream()
                            .filter(each -> !each.isLedBy(person.organisation().id()))
                            .map(Operation::id)
                            .toList(),
                    AtWork.KIND,
                    null,
                    null,
                    null);
            return found;
        });
    }

    public Whole get(Person person, UUID id) {
        AtWork.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var whole = whole(person, rows.find(id).orElseThrow(() -> AtWork.NOT_FOUND));
            audit.record(person, AuditOperation.CONSULTATION, "read operation", AtWork.KIND, id, null);
            return whole;
        });
    }

    /**
     * Keeps a plan under the id that its client made. The same id with the same content is answered again.
     *
     * @param sha256 of the content as it was sent
     */
    public Receipt save(Person person, UUID id, OperationContent content, byte[] sha256) {
        AtWork.refuseUnlessPolice(person);
        var lead = person.organisation().id();
        var now = atWork.now();
        var known = content.knownTerms(lead, now);
        var work = content.workTerms(lead, now);
        var labels = access.labelsOf(List.of(known, work));
        return access.writing(person, () -> {
            var held = rows.holdLed(id, lead);
            if (held.isPresent()) {
                if (!rows.wasMadeWith(id, sha256)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(held.get(), true);
            }
            if (rows.countLed(lead) >= MOST_OF_AN_ORGANISATION) {
                throw new ProblemException(OperationProblem.LIMIT);
            }
            refuseUnlessParent(content.parent(), id);
            if (!rows.add(id, person, labels.get(known), labels.get(work), content, sha256, now)) {
                throw ClientSent.idUnusable();
            }
            var made = rows.find(id).orElseThrow();
            log.add(made, person, LogEntry.Kind.STATE, OperationState.PLANNED.name(), "", null, null, now);
            audit.record(person, AuditOperation.COLLECTION, "plan operation", AtWork.KIND, id, null);
            return new Receipt(made, false);
        });
    }

    /** Replaces the plan: for the lead, while the operation is not over. */
    public Operation change(Person person, UUID id, int expectedVersion, OperationContent content) {
        AtWork.refuseUnlessPolice(person);
        var lead = person.organisation().id();
        var now = atWork.now();
        var known = content.knownTerms(lead, now);
        var work = content.workTerms(lead, now);
        var labels = access.labelsOf(List.of(known, work));
        return access.writing(person, () -> {
            var held = hold(person, id, expectedVersion);
            if (held.state().isOver()) {
                throw new ProblemException(OperationProblem.NOT_NOW);
            }
            refuseUnlessParent(content.parent(), id);
            rows.change(held, labels.get(known), labels.get(work), content, now);
            var changed = rows.find(id).orElseThrow();
            log.add(changed, person, LogEntry.Kind.PLAN, "CHANGED", "", null, null, now);
            audit.record(person, AuditOperation.ALTERATION, "change operation", AtWork.KIND, id, null);
            return changed;
        });
    }

    /** Takes an operation one state further: for the lead. */
    public Operation step(Person person, UUID id, int expectedVersion, OperationState state, @Nullable String reason) {
        AtWork.refuseUnlessPolice(person);
        return access.writing(person, () -> {
            var held = hold(person, id, expectedVersion);
            if (!held.state().next().contains(state)) {
                throw new ProblemException(OperationProblem.NOT_NOW);
            }
            var now = atWork.now();
            rows.step(id, state, reason, now);
            log.add(held, person, LogEntry.Kind.STATE, state.name(), reason == null ? "" : reason, null, null, now);
            audit.record(person, AuditOperation.ALTERATION, "step operation", AtWork.KIND, id, null);
            return rows.find(id).orElseThrow();
        });
    }

    /** Links an incident that the person may read. One that is not there, and one that may not be read, are refused alike. */
    public void link(Person person, UUID id, UUID incident) {
        AtWork.refuseUnlessPolice(person);
        access.writing(person, () -> {
            var operation = atWork.open(person, id);
            if (!rows.isReadable(incident)) {
                throw AtWork.NOT_FOUND;
            }
            if (rows.incidents(id).size() >= MOST_INCIDENTS) {
                throw new ProblemException(OperationProblem.LIMIT);
            }
            rows.link(operation, incident, person, atWork.now());
            audit.record(person, AuditOperation.COMBINATION, "link incident to operation", "incident", incident, null);
            return id;
        });
    }

    /** Takes back a link that the person's own organisation made, or any that its lead may see. */
    public void unlink(Person person, UUID id, UUID incident) {
        AtWork.refuseUnlessPolice(person);
        access.writing(person, () -> {
            atWork.open(person, id);
            if (!rows.unlink(id, incident)) {
                throw AtWork.NOT_FOUND;
            }
            audit.record(
                    person, AuditOperation.ALTERATION, "unlink incident from operation", "incident", incident, null);
            return id;
        });
    }

    private Whole whole(Person person, Operation operation) {
        var parent = operation.content().parent();
        var works = operation.isWorkedInBy(person.organisation().id(), atWork.now());
        return new Whole(
                operation,
                parent == null
                        ? null
                        : rows.find(parent).map(found -> found.content().name()).orElse(null),
                works,
                works ? rows.incidents(operation.id()) : List.of());
    }

    private Operation hold(Person person, UUID id, int expectedVersion) {
        var lead = person.organisation().id();
        rows.find(id).filter(found -> found.isLedBy(lead)).orElseThrow(() -> AtWork.NOT_FOUND);
        rows.lock(id);
        var held = rows.holdLed(id, lead).orElseThrow(() -> AtWork.NOT_FOUND);
        if (held.version() != expectedVersion) {
            throw new ProblemException(OperationProblem.STALE);
        }
        return held;
    }

    /** A parent is one that the author may read, and has none itself: two levels are what there is in practice, and there is no circle. */
    private void refuseUnlessParent(@Nullable UUID parent, UUID id) {
        if (parent != null
                && (parent.equals(id)
                        || rows.find(parent)
                                .filter(found -> found.content().parent() == null)
                                .isEmpty())) {
            throw PlatformProblem.invalid(
                    "/parent", "Choose an operation that you can see and that is not itself under another.");
        }
    }
}

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
 * Tasks and patrols. The lead gives them to any force of the operation; a member makes and takes its own. A force that a task is given to takes it further,
 * and so do its maker and the lead.
 */
@Component
public class Tasks {

    public static final int MOST_OF_AN_OPERATION = 500;
    static final String KIND = "operation task";

    private final Access access;
    private final AtWork atWork;
    private final TaskRows rows;
    private final BoardRows board;
    private final OperationLogRows log;
    private final AuditTrail audit;

    Tasks(Access access, AtWork atWork, TaskRows rows, BoardRows board, OperationLogRows log, AuditTrail audit) {
        this.access = access;
        this.atWork = atWork;
        this.rows = rows;
        this.board = board;
        this.log = log;
        this.audit = audit;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(Task task, boolean repeated) {}

    /** The tasks of an operation, in the order in which they were made. */
    public record Listed(Operation operation, List<Task> tasks) {

        /** Whether the person may change a task of these and take it further. */
        public boolean maySteer(Person person, Task task) {
            return !operation.state().isOver() && Tasks.maySteer(person, operation, task);
        }
    }

    public Listed list(Person person, UUID operation) {
        AtWork.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var found = atWork.of(person, operation);
            audit.record(person, AuditOperation.CONSULTATION, "read tasks", AtWork.KIND, operation, null);
            return new Listed(found, rows.list(operation));
        });
    }

    /** Whether the person may change a task and take it further. */
    static boolean maySteer(Person person, Operation operation, Task task) {
        var own = person.organisation().id();
        return operation.isLedBy(own)
                || own.equals(task.maker())
                || own.equals(task.content().force());
    }

    /** Makes a task under the id that its client made. The same id with the same content is answered again. */
    public Receipt add(Person person, UUID operation, UUID id, TaskContent content, byte[] sha256) {
        AtWork.refuseUnlessPolice(person);
        return access.writing(person, () -> {
            var open = atWork.open(person, operation);
            var known = rows.find(id);
            if (known.isPresent()) {
                return repeated(person, open, known.get(), sha256);
            }
            if (rows.count(operation) >= MOST_OF_AN_OPERATION) {
                throw new ProblemException(OperationProblem.LIMIT);
            }
            refuseUnlessFit(person, open, null, content);
            var now = atWork.now();
            if (!rows.add(id, open, person, content, sha256, now)) {
                throw ClientSent.idUnusable();
            }
            log.add(open, person, LogEntry.Kind.TASK, TaskState.TO_DO.name(), content.title(), id, null, now);
            audit.record(person, AuditOperation.COLLECTION, "add task", KIND, id, null);
            return new Receipt(rows.find(id).orElseThrow(), false);
        });
    }

    /** Replaces what a task says, while it is not over. */
    public Task change(Person person, UUID operation, UUID id, int expectedVersion, TaskContent content) {
        return write(person, operation, id, expectedVersion, null, content);
    }

    /** Takes a task one state further. */
    public Task step(Person person, UUID operation, UUID id, int expectedVersion, TaskState state) {
        return write(person, operation, id, expectedVersion, state, null);
    }

    private Task write(
            Person person,
            UUID operation,
            UUID id,
            int expectedVersion,
            @Nullable TaskState state,
            @Nullable TaskContent content) {
        AtWork.refuseUnlessPolice(person);
        return access.writing(person, () -> {
            var open = atWork.open(person, operation);
            var task = rows.find(id)
                    .filter(found -> found.operation().equals(operation))
                    .filter(found -> maySteer(person, open, found))
                    .orElseThrow(() -> AtWork.NOT_FOUND);
            if (task.version() != expectedVersion) {
                throw new ProblemException(OperationProblem.STALE);
            }
            var said = content == null ? task.content() : content;
            if (task.state().isOver()
                    || (state != null && !task.state().next().contains(state))
                    || (said.force() == null
                            && (state == null ? task.state() : state) != TaskState.TO_DO
                            && state != TaskState.STOOD_DOWN)) {
                throw new ProblemException(OperationProblem.NOT_NOW);
            }
            if (content != null) {
                refuseUnlessFit(person, open, task, content);
            }
            var now = atWork.now();
            if (!rows.change(id, said, state == null ? task.state() : state, now)) {
                throw AtWork.NOT_FOUND;
            }
            log.add(
                    open,
                    person,
                    LogEntry.Kind.TASK,
                    state == null ? "CHANGED" : state.name(),
                    said.title(),
                    id,
                    null,
                    now);
            audit.record(
                    person, AuditOperation.ALTERATION, state == null ? "change task" : "step task", KIND, id, null);
            return rows.find(id).orElseThrow();
        });
    }

    private void refuseUnlessFit(Person person, Operation operation, @Nullable Task before, TaskContent content) {
        var own = person.organisation().id();
        var force = content.force();
        var unchanged =
                before != null && force != null && force.equals(before.content().force());
        if (force != null
                && !unchanged
                && !(operation.isLedBy(own) ? operation.isWorkedInBy(force, atWork.now()) : force.equals(own))) {
            throw PlatformProblem.invalid(
                    "/force", "Choose a force of this operation: the lead any of them, others their own.");
        }
        var sector = content.sector();
        if (sector != null
                && board.find(sector)
                        .filter(item -> item.operation().equals(operation.id())
                                && item.content().kind() == BoardKind.SECTOR
                                && !item.content().ownForceOnly())
                        .isEmpty()) {
            throw PlatformProblem.invalid(
                    "/sector", "Choose a sector of this operation's board that all of it can see.");
        }
    }

    private Receipt repeated(Person person, Operation operation, Task known, byte[] sha256) {
        if (!known.operation().equals(operation.id())
                || !known.maker().equals(person.organisation().id())
                || !rows.wasMadeWith(known.id(), sha256)) {
            throw ClientSent.idUnusable();
        }
        return new Receipt(known, true);
    }
}

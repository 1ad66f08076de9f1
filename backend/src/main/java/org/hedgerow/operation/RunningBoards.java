package org.hedgerow.operation;

import java.util.List;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/** The boards of the operations that run, together on the shared map, for those who work in them. */
@Component
public class RunningBoards {

    /** So many operations are on the shared map at once at most: those that were changed last. */
    public static final int MOST = 20;

    private final Access access;
    private final AtWork atWork;
    private final OperationRows operations;
    private final BoardRows boards;
    private final AuditTrail audit;

    RunningBoards(Access access, AtWork atWork, OperationRows operations, BoardRows boards, AuditTrail audit) {
        this.access = access;
        this.atWork = atWork;
        this.operations = operations;
        this.boards = boards;
        this.audit = audit;
    }

    /** @param items that are on the map now, in the order in which they were drawn */
    public record Running(Operation operation, List<BoardItem> items) {}

    public List<Running> list(Person person) {
        AtWork.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var now = atWork.now();
            var found = operations.running(now, MOST).stream()
                    .map(operation -> new Running(
                            operation,
                            boards.list(operation.id()).stream()
                                    .filter(item -> item.state(now) == BoardItem.State.CURRENT)
                                    .toList()))
                    .toList();
            audit.recordConsultation(
                    person,
                    "read boards on map",
                    found.stream().map(each -> each.operation().id()).toList(),
                    AtWork.KIND,
                    null,
                    null,
                    null);
            return found;
        });
    }

    /** Another text than before when the list is another. Says nothing of what is on it, and is not written down as a reading. */
    public String mark(Person person) {
        AtWork.refuseUnlessPolice(person);
        return access.reading(person, () -> operations.runningMark(atWork.now(), MOST));
    }
}

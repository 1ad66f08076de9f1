package org.hedgerow.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/**
 * What an operation was at a moment, with the rights that the reader holds now: what somebody could read then and may not read any more is not in it. Made
 * from the states that the database keeps, and never written down as anything new.
 */
@Component
public class Replays {

    private static final int MOST_ENTRIES = 500;

    private final Access access;
    private final AtWork atWork;
    private final OperationLogRows log;
    private final TaskRows tasks;
    private final BoardRows board;
    private final AuditTrail audit;

    Replays(Access access, AtWork atWork, OperationLogRows log, TaskRows tasks, BoardRows board, AuditTrail audit) {
        this.access = access;
        this.atWork = atWork;
        this.log = log;
        this.tasks = tasks;
        this.board = board;
        this.audit = audit;
    }

    /** @param log the latest 500 entries until then, oldest first */
    public record Replay(
            Operation operation, Instant at, List<LogEntry> log, List<Task> tasks, List<BoardItem> board) {}

    /** @param at a moment that has been; a later one shows what is now */
    public Replay at(Person person, UUID id, Instant at) {
        AtWork.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var operation = atWork.of(person, id);
            audit.record(person, AuditOperation.CONSULTATION, "replay operation", AtWork.KIND, id, null);
            return new Replay(
                    operation, at, log.until(id, at, MOST_ENTRIES), tasks.listAt(id, at), board.listAt(id, at));
        });
    }
}

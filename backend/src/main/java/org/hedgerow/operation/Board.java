package org.hedgerow.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is on the map of an operation. Each force draws, changes and removes its own. An item for the own force alone stands under a label of that force and
 * leaves no trace in the log that all read.
 */
@Component
public class Board {

    /** So many draws one force in one operation at most. */
    public static final int MOST_OF_A_FORCE = 200;

    static final String KIND = "operation board item";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Access access;
    private final AtWork atWork;
    private final BoardRows rows;
    private final OperationLogRows log;
    private final AuditTrail audit;

    Board(Access access, AtWork atWork, BoardRows rows, OperationLogRows log, AuditTrail audit) {
        this.access = access;
        this.atWork = atWork;
        this.rows = rows;
        this.log = log;
        this.audit = audit;
    }

    /** @param repeated the same had arrived before; nothing was written now */
    public record Receipt(BoardItem item, boolean repeated) {}

    /** Everything that is or was on the board, removed and expired items too, in the order in which it was drawn. */
    public List<BoardItem> list(Person person, UUID operation) {
        AtWork.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            atWork.of(person, operation);
            audit.record(person, AuditOperation.CONSULTATION, "read board", AtWork.KIND, operation, null);
            return rows.list(operation);
        });
    }

    /** Another number than before when there is anything new on the board. */
    public long mark(Person person, UUID operation) {
        AtWork.refuseUnlessPolice(person);
        return access.reading(
                person, () -> rows.mark(atWork.of(person, operation).id()));
    }

    /** Draws an item under the id that its client made. The same id with the same content is answered again. */
    public Receipt add(Person person, UUID operation, UUID id, BoardContent content, byte[] sha256) {
        AtWork.refuseUnlessPolice(person);
        var own = person.organisation().id();
        var ownTerms = ownTerms(own);
        var labels = access.labelsOf(List.of(ownTerms));
        return access.writing(person, () -> {
            var open = atWork.open(person, operation);
            var known = rows.find(id);
            if (known.isPresent()) {
                if (!known.get().operation().equals(operation)
                        || !known.get().owner().equals(own)
                        || !rows.wasMadeWith(id, sha256)) {
                    throw ClientSent.idUnusable();
                }
                return new Receipt(known.get(), true);
            }
            if (rows.countOwn(operation, own) >= MOST_OF_A_FORCE) {
                throw new ProblemException(OperationProblem.LIMIT);
            }
            var now = atWork.now();
            var lasting = lasting(open, content, null, now);
            int label = content.ownForceOnly() ? labels.get(ownTerms) : open.workLabel();
            if (!rows.add(id, open, person, label, lasting, sha256, now)) {
                throw ClientSent.idUnusable();
            }
            tell(open, person, "DRAWN", lasting, id, now);
            audit.record(person, AuditOperation.COLLECTION, "draw on board", KIND, id, null);
            return new Receipt(rows.find(id).orElseThrow(), false);
        });
    }

    /** Replaces what an own item says, its audience too; its kind stays. */
    public BoardItem change(Person person, UUID operation, UUID id, int expectedVersion, BoardContent content) {
        AtWork.refuseUnlessPolice(person);
        var ownTerms = ownTerms(person.organisation().id());
        var labels = access.labelsOf(List.of(ownTerms));
        return access.writing(person, () -> {
            var open = atWork.open(person, operation);
            var held = held(person, open, id, expectedVersion);
            if (content.kind() != held.content().kind()) {
                throw PlatformProblem.invalid("/kind", "What kind it is stays. Remove it and draw another.");
            }
            var now = atWork.now();
            var lasting = lasting(open, content, held.expiresAt(), now);
            int label = content.ownForceOnly() ? labels.get(ownTerms) : open.workLabel();
            if (!rows.change(id, label, lasting, now)) {
                throw AtWork.NOT_FOUND;
            }
            tell(open, person, "CHANGED", lasting, id, now);
            audit.record(person, AuditOperation.ALTERATION, "change on board", KIND, id, null);
            return rows.find(id).orElseThrow();
        });
    }

    /** Takes an own item off the map; it stays in the list, with the reason. */
    public BoardItem remove(Person person, UUID operation, UUID id, int expectedVersion, String reason) {
        AtWork.refuseUnlessPolice(person);
        return access.writing(person, () -> {
            var open = atWork.open(person, operation);
            var held = held(person, open, id, expectedVersion);
            var now = atWork.now();
            if (!rows.remove(id, reason, now)) {
                throw AtWork.NOT_FOUND;
            }
            tell(open, person, "REMOVED", held.content(), id, now);
            audit.record(person, AuditOperation.ALTERATION, "remove from board", KIND, id, null);
            return rows.find(id).orElseThrow();
        });
    }

    private BoardItem held(Person person, Operation operation, UUID id, int expectedVersion) {
        var held = rows.find(id)
                .filter(found -> found.operation().equals(operation.id()))
                .filter(found -> found.owner().equals(person.organisation().id()))
                .orElseThrow(() -> AtWork.NOT_FOUND);
        if (held.version() != expectedVersion) {
            throw new ProblemException(OperationProblem.STALE);
        }
        if (held.removedAt() != null) {
            throw new ProblemException(OperationProblem.NOT_NOW);
        }
        return held;
    }

    /** An item of the own force alone is nobody else's to hear of. */
    private void tell(Operation operation, Person person, String what, BoardContent content, UUID id, Instant now) {
        if (!content.ownForceOnly()) {
            log.add(operation, person, LogEntry.Kind.BOARD, what, content.title(), null, id, now);
        }
    }

    private static BoardContent lasting(
            Operation operation, BoardContent content, @Nullable Instant before, Instant now) {
        var end = operation.content().end();
        if (content.seenAt() != null && content.seenAt().isAfter(now.plus(CLOCKS_DIFFER))) {
            throw PlatformProblem.invalid("/seenAt", "Give a time that has been.");
        }
        if (!end.isAfter(now)) {
            throw new ProblemException(OperationProblem.NOT_NOW);
        }
        var expires = content.expiresAt();
        if (expires == null) {
            return content.expiring(before != null ? before : content.kind().expiry(now, end));
        }
        if (expires.isAfter(end) || (!expires.equals(before) && !expires.isAfter(now))) {
            throw PlatformProblem.invalid(
                    "/expiresAt", "Give a time to come, at most until the operation's last day is over.");
        }
        return content;
    }

    private static LabelTerms ownTerms(UUID own) {
        return LabelTerms.of(own, SharingTerms.of(Scope.OWN_FORCE), Tier.EXACT);
    }
}

package org.hedgerow.operation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Debriefs of operations: everybody who works in one reads it, and its lead writes it, once it has ended too. */
@Component
public class Debriefs {

    private final Access access;
    private final AtWork atWork;
    private final OperationRows operations;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Debriefs(Access access, AtWork atWork, OperationRows operations, JdbcClient jdbc, AuditTrail audit) {
        this.access = access;
        this.atWork = atWork;
        this.operations = operations;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** A debrief, and the operation that it is about. */
    public record Whole(Operation operation, Debrief debrief) {}

    public Whole get(Person person, UUID id) {
        AtWork.refuseUnlessPolice(person);
        return access.consulting(person, () -> {
            var operation = atWork.of(person, id);
            audit.record(person, AuditOperation.CONSULTATION, "read debrief", AtWork.KIND, id, null);
            return new Whole(
                    operation, find(id).orElse(new Debrief(new Debrief.Sections("", "", "", ""), Instant.EPOCH, 0)));
        });
    }

    /** @param expectedVersion that of the debrief that is replaced, 0 for none */
    public Debrief write(Person person, UUID id, int expectedVersion, Debrief.Sections sections) {
        AtWork.refuseUnlessPolice(person);
        return access.writing(person, () -> {
            var operation = atWork.of(person, id);
            if (!operation.isLedBy(person.organisation().id())) {
                throw AtWork.NOT_FOUND;
            }
            operations.lock(id);
            if (find(id).map(Debrief::version).orElse(0) != expectedVersion) {
                throw new ProblemException(OperationProblem.STALE);
            }
            jdbc.sql("""
                            insert into operation_debrief as held (operation_id, label_id, intended, happened, went_well, to_change, changed_by,
                              changed_at, version)
                            values (:id, :label, :intended, :happened, :well, :change, :person, :now, 1)
                            on conflict (operation_id) do update set intended = :intended, happened = :happened, went_well = :well,
                              to_change = :change, changed_by = :person, changed_at = :now, version = held.version + 1""")
                    .param("id", id)
                    .param("label", operation.workLabel())
                    .param("intended", sections.intended())
                    .param("happened", sections.happened())
                    .param("well", sections.wentWell())
                    .param("change", sections.toChange())
                    .param("person", person.id())
                    .param("now", GridShapes.written(atWork.now()))
                    .update();
            audit.record(person, AuditOperation.ALTERATION, "write debrief", AtWork.KIND, id, null);
            return find(id).orElseThrow();
        });
    }

    private Optional<Debrief> find(UUID id) {
        return jdbc.sql("select intended, happened, went_well, to_change, changed_at, version from operation_debrief"
                        + " where operation_id = :id")
                .param("id", id)
                .query((row, number) -> new Debrief(
                        new Debrief.Sections(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getInt(6)))
                .optional();
    }
}

package org.hedgerow.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Logs of operations in the database, inside a transaction that {@link Access} has opened. */
@Component
class OperationLogRows {

    static final int MOST_ENTRIES = 50_000;
    private static final String READ =
            "select id, operation_id, number, kind, what, text, task_id, item_id, person_id, organisation_id, at from operation_log";

    private final JdbcClient jdbc;

    OperationLogRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry, and the operation that it belongs to. */
    record Kept(UUID operation, LogEntry entry) {}

    Optional<Kept> find(UUID id) {
        return jdbc.sql(READ + " where id = :id")
                .param("id", id)
                .query((row, number) -> new Kept(row.getObject("operation_id", UUID.class), read(row)))
                .optional();
    }

    List<LogEntry> after(UUID operation, int number, int limit) {
        return jdbc.sql(READ + " where operation_id = :operation and number > :number order by number limit :limit")
                .param("operation", operation)
                .param("number", number)
                .param("limit", limit)
                .query((row, at) -> read(row))
                .list();
    }

    /** The latest that were there at a moment, oldest first. */
    List<LogEntry> until(UUID operation, Instant at, int limit) {
        return jdbc.sql(
                        "select * from (" + READ
                                + " where operation_id = :operation and at <= :at order by number desc limit :limit) latest order by number")
                .param("operation", operation)
                .param("at", GridShapes.written(at))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Writes down what the person did, as part of doing it. */
    void add(
            Operation operation,
            Person person,
            LogEntry.Kind kind,
            String what,
            String text,
            @Nullable UUID task,
            @Nullable UUID item,
            Instant now) {
        add(UUID.randomUUID(), operation, person, kind, what, text, task, item, now);
    }

    /** Whether the id was free. Whoever else adds to the same log waits for this transaction, so that numbers become visible in their order. */
    boolean add(
            UUID id,
            Operation operation,
            Person person,
            LogEntry.Kind kind,
            String what,
            String text,
            @Nullable UUID task,
            @Nullable UUID item,
            Instant now) {
        return jdbc.sql("""
                        insert into operation_log (id, operation_id, number, label_id, kind, what, text, task_id, item_id, person_id,
                          organisation_id, at)
                        values (:id, :operation, :number, :label, :kind, :what, :text, :task, :item, :person, :organisation, :now)
                        on conflict (id) do nothing""")
                        .param("id", id)
                        .param("operation", operation.id())
                        .param("number", next(operation.id()))
                        .param("label", label(operation.id()))
                        .param("kind", kind.name())
                        .param("what", what)
                        .param("text", text)
                        .param("task", task)
                        .param("item", item)
                        .param("person", person.id())
                        .param("organisation", person.organisation().id())
                        .param("now", GridShapes.written(now))
                        .update()
                > 0;
    }

    private int next(UUID operation) {
        int number = jdbc.sql("""
                        insert into operation_log_counter as counter (operation_id, last_number) values (:operation, 1)
                        on conflict (operation_id) do update set last_number = least(counter.last_number + 1, :most) returning last_number""")
                .param("operation", operation)
                .param("most", MOST_ENTRIES)
                .query(Integer.class)
                .single();
        if (number >= MOST_ENTRIES) {
            throw new ProblemException(OperationProblem.LIMIT);
        }
        return number;
    }

    /** As it is now that the counter is held: the lead may have changed it since the operation was read. */
    private int label(UUID operation) {
        return jdbc.sql("select work_label_id from operation where id = :operation")
                .param("operation", operation)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> AtWork.NOT_FOUND);
    }

    private static LogEntry read(ResultSet row) throws SQLException {
        return new LogEntry(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                LogEntry.Kind.valueOf(row.getString("kind")),
                row.getString("what"),
                row.getString("text"),
                row.getObject("task_id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("organisation_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}

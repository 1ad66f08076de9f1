package org.hedgerow.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks in the database, inside a transaction that {@link Access} has opened. The database itself keeps every state of each. */
@Component
class TaskRows {

    private static final String COLUMNS =
            "id, operation_id, owner_organisation, title, note, force, unit, sector, wanted_from, wanted_until, state, made_at,"
                    + " changed_at, version";
    private static final String READ = "select " + COLUMNS + " from operation_task";

    private final JdbcClient jdbc;

    TaskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Task> list(UUID operation) {
        return jdbc.sql(READ + " where operation_id = :operation order by made_at, id")
                .param("operation", operation)
                .query((row, number) -> read(row))
                .list();
    }

    /** As they were at a moment. */
    List<Task> listAt(UUID operation, Instant at) {
        return jdbc.sql("select distinct on (id) " + COLUMNS + " from operation_task_step"
                        + " where operation_id = :operation and changed_at <= :at order by id, version desc")
                .param("operation", operation)
                .param("at", GridShapes.written(at))
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Task> find(UUID id) {
        return jdbc.sql(READ + " where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    boolean wasMadeWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from operation_task where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    int count(UUID operation) {
        return jdbc.sql("select count(*) from operation_task where operation_id = :operation")
                .param("operation", operation)
                .query(Integer.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(UUID id, Operation operation, Person person, TaskContent content, byte[] sha256, Instant now) {
        return said(jdbc.sql("""
                        insert into operation_task (id, operation_id, label_id, owner_organisation, author, title, note, force, unit, sector,
                          wanted_from, wanted_until, state, content_sha256, made_at, changed_at, version)
                        values (:id, :operation, :label, :owner, :person, :title, :note, :force, :unit, :sector, :from, :until, 'TO_DO', :sha,
                          :now, :now, 1)
                        on conflict (id) do nothing"""), content)
                        .param("id", id)
                        .param("operation", operation.id())
                        .param("label", operation.workLabel())
                        .param("owner", person.organisation().id())
                        .param("person", person.id())
                        .param("sha", sha256)
                        .param("now", GridShapes.written(now))
                        .update()
                > 0;
    }

    /** @return whether the database let the person change it */
    boolean change(UUID id, TaskContent content, TaskState state, Instant now) {
        return said(jdbc.sql("""
                        update operation_task set title = :title, note = :note, force = :force, unit = :unit, sector = :sector,
                          wanted_from = :from, wanted_until = :until, state = :state, changed_at = :now, version = version + 1
                        where id = :id"""), content)
                        .param("id", id)
                        .param("state", state.name())
                        .param("now", GridShapes.written(now))
                        .update()
                > 0;
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, TaskContent content) {
        return statement
                .param("title", content.title())
                .param("note", content.note())
                .param("force", content.force())
                .param("unit", content.unit())
                .param("sector", content.sector())
                .param("from", GridShapes.written(content.wantedFrom()))
                .param("until", GridShapes.written(content.wantedUntil()));
    }

    private static Task read(ResultSet row) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                row.getObject("operation_id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                new TaskContent(
                        row.getString("title"),
                        row.getString("note"),
                        row.getObject("force", UUID.class),
                        row.getString("unit"),
                        row.getObject("sector", UUID.class),
                        GridShapes.instant(row, "wanted_from"),
                        GridShapes.instant(row, "wanted_until")),
                TaskState.valueOf(row.getString("state")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}

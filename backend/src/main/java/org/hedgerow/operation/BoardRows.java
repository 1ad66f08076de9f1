package org.hedgerow.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Boards in the database, inside a transaction that {@link Access} has opened. The database itself keeps every state of each item. */
@Component
class BoardRows {

    private static final String COLUMNS =
            "id, operation_id, owner_organisation, own_force_only, kind, title, note, ST_AsBinary(shape) as shape, direction, seen_at,"
                    + " expires_at, removed_at, removed_reason, made_at, changed_at, version";
    private static final String READ = "select " + COLUMNS + " from operation_board_item";

    private final JdbcClient jdbc;

    BoardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BoardItem> list(UUID operation) {
        return jdbc.sql(READ + " where operation_id = :operation order by made_at, id")
                .param("operation", operation)
                .query((row, number) -> read(row))
                .list();
    }

    /** As they were at a moment. */
    List<BoardItem> listAt(UUID operation, Instant at) {
        return jdbc.sql("select distinct on (id) " + COLUMNS + " from operation_board_step"
                        + " where operation_id = :operation and changed_at <= :at order by id, version desc")
                .param("operation", operation)
                .param("at", GridShapes.written(at))
                .query((row, number) -> read(row))
                .list();
    }

    /** A number that is another one when the board is. */
    long mark(UUID operation) {
        return jdbc.sql("select coalesce(sum(version), 0) from operation_board_item where operation_id = :operation")
                .param("operation", operation)
                .query(Long.class)
                .single();
    }

    Optional<BoardItem> find(UUID id) {
        return jdbc.sql(READ + " where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    boolean wasMadeWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from operation_board_item where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    int countOwn(UUID operation, UUID owner) {
        return jdbc.sql(
                        "select count(*) from operation_board_item where operation_id = :operation and owner_organisation = :owner")
                .param("operation", operation)
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(
            UUID id, Operation operation, Person person, int label, BoardContent content, byte[] sha256, Instant now) {
        return said(jdbc.sql("""
                        insert into operation_board_item (id, operation_id, label_id, owner_organisation, author, own_force_only, kind, title, note,
                          shape, direction, seen_at, expires_at, content_sha256, made_at, changed_at, version)
                        values (:id, :operation, :label, :owner, :person, :own, :kind, :title, :note, ST_GeomFromWKB(:shape, 27700), :direction,
                          :seen, :expires, :sha, :now, :now, 1)
                        on conflict (id) do nothing"""), label, content)
                        .param("id", id)
                        .param("operation", operation.id())
                        .param("owner", person.organisation().id())
                        .param("person", person.id())
                        .param("kind", content.kind().name())
                        .param("sha", sha256)
                        .param("now", GridShapes.written(now))
                        .update()
                > 0;
    }

    /** Whether the database let the person change it. */
    boolean change(UUID id, int label, BoardContent content, Instant now) {
        return said(jdbc.sql("""
                        update operation_board_item set label_id = :label, own_force_only = :own, title = :title, note = :note,
                          shape = ST_GeomFromWKB(:shape, 27700), direction = :direction, seen_at = :seen, expires_at = :expires,
                          changed_at = :now, version = version + 1
                        where id = :id"""), label, content)
                        .param("id", id)
                        .param("now", GridShapes.written(now))
                        .update()
                > 0;
    }

    boolean remove(UUID id, String reason, Instant now) {
        return jdbc.sql(
                                "update operation_board_item set removed_at = :now, removed_reason = :reason, changed_at = :now,"
                                        + " version = version + 1 where id = :id")
                        .param("id", id)
                        .param("reason", reason)
                        .param("now", GridShapes.written(now))
                        .update()
                > 0;
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, int label, BoardContent content) {
        var direction = content.direction();
        return statement
                .param("label", label)
                .param("own", content.ownForceOnly())
                .param("title", content.title())
                .param("note", content.note())
                .param("shape", GridShapes.written(content.shape()))
                .param("direction", direction == null ? null : direction.name())
                .param("seen", GridShapes.written(content.seenAt()))
                .param("expires", GridShapes.written(content.expiresAt()));
    }

    private static BoardItem read(ResultSet row) throws SQLException {
        var direction = row.getString("direction");
        var expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        return new BoardItem(
                row.getObject("id", UUID.class),
                row.getObject("operation_id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                new BoardContent(
                        BoardKind.valueOf(row.getString("kind")),
                        row.getBoolean("own_force_only"),
                        row.getString("title"),
                        row.getString("note"),
                        GridShapes.read(row.getBytes("shape")),
                        direction == null ? null : CompassPoint.valueOf(direction),
                        GridShapes.instant(row, "seen_at"),
                        expires),
                expires,
                GridShapes.instant(row, "removed_at"),
                row.getString("removed_reason"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}

package org.hedgerow.operation;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Marking;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Operations in the database, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class OperationRows {

    private static final String READ =
            "select id, owner_organisation, author, work_label_id, name, parent, known_to_all_forces, members, first_days, last_days,"
                    + " ST_AsBinary(area) as area, objectives, first_day, last_day, marking, state, reason, made_at, changed_at, version"
                    + " from operation";
    private static final String RUNNING =
            " where state = 'RUNNING' and last_day >= london_day(:now) and works_in(id, (select acting_person()))"
                    + " order by changed_at desc, id limit :limit";
    private static final List<String> OF_AN_OPERATION = List.of(
            "operation_incident",
            "operation_board_item",
            "operation_board_step",
            "operation_task",
            "operation_task_step",
            "operation_log",
            "operation_debrief");

    private final JdbcClient jdbc;

    OperationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Operation> list(int limit) {
        return jdbc.sql(
                        READ
                                + " order by state in ('ENDED', 'ABANDONED'), state <> 'RUNNING', last_day desc, id limit :limit")
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Those that run and whose last day is not over, for whoever works in them; the latest changed first. */
    List<Operation> running(Instant now, int limit) {
        return jdbc.sql(READ + RUNNING)
                .param("now", GridShapes.written(now))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Another text when any of them is another, or anything that is on their boards: versions only grow, and what leaves the map lowers the count. */
    String runningMark(Instant now, int limit) {
        return jdbc.sql("""
                        select md5(coalesce(string_agg(concat_ws(' ', o.id, o.version, b.changes, b.shown), ',' order by o.id), ''))
                        from (%s) o, lateral (select coalesce(sum(i.version), 0) as changes,
                            count(*) filter (where i.removed_at is null and i.expires_at > :now) as shown
                          from operation_board_item i where i.operation_id = o.id) b""".formatted("select id, version from operation" + RUNNING))
                .param("now", GridShapes.written(now))
                .param("limit", limit)
                .query(String.class)
                .single();
    }

    Optional<Operation> find(UUID id) {
        return jdbc.sql(READ + " where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** One that the organisation leads, which nobody changes before this transaction ends. */
    Optional<Operation> holdLed(UUID id, UUID lead) {
        return jdbc.sql(READ + " where id = :id and owner_organisation = :lead for update")
                .param("id", id)
                .param("lead", lead)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Nobody else writes in this operation before this transaction ends: what is added meanwhile would keep the label of before. */
    void lock(UUID id) {
        jdbc.sql("select last_number from operation_log_counter where operation_id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    int countLed(UUID lead) {
        return jdbc.sql("select count(*) from operation where owner_organisation = :lead")
                .param("lead", lead)
                .query(Integer.class)
                .single();
    }

    boolean wasMadeWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from operation where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(
            UUID id, Person person, int label, int workLabel, OperationContent content, byte[] sha256, Instant now) {
        return said(jdbc.sql("""
                        insert into operation (id, label_id, work_label_id, owner_organisation, author, name, parent, known_to_all_forces, members,
                          first_days, last_days, area, objectives, first_day, last_day, marking, content_sha256, made_at, changed_at)
                        values (:id, :label, :work, :owner, :person, :name, :parent, :known, :members, :firsts, :lasts,
                          ST_GeomFromWKB(:area, 27700), :objectives, :first, :last, :marking, :sha, :now, :now)
                        on conflict (id) do nothing"""), content)
                        .param("id", id)
                        .param("label", label)
                        .param("work", workLabel)
                        .param("owner", person.organisation().id())
                        .param("person", person.id())
                        .param("sha", sha256)
                        .param("now", GridShapes.written(now))
                        .update()
                > 0;
    }

    /** Replaces what an operation says, and passes all that belongs to it to the label of who works in it now. */
    void change(Operation before, int label, int workLabel, OperationContent content, Instant now) {
        said(jdbc.sql("""
                        update operation set label_id = :label, work_label_id = :work, name = :name, parent = :parent, known_to_all_forces = :known,
                          members = :members, first_days = :firsts, last_days = :lasts, area = ST_GeomFromWKB(:area, 27700),
                          objectives = :objectives, first_day = :first, last_day = :last, marking = :marking, changed_at = :now,
                          version = version + 1
                        where id = :id"""), content)
                .param("id", before.id())
                .param("label", label)
                .param("work", workLabel)
                .param("now", GridShapes.written(now))
                .update();
        if (workLabel != before.workLabel()) {
            for (var table : OF_AN_OPERATION) {
                jdbc.sql("update " + table + " set label_id = :work where operation_id = :id and label_id = :before")
                        .param("work", workLabel)
                        .param("id", before.id())
                        .param("before", before.workLabel())
                        .update();
            }
        }
    }

    void step(UUID id, OperationState state, @Nullable String reason, Instant now) {
        jdbc.sql(
                        "update operation set state = :state, reason = :reason, changed_at = :now, version = version + 1 where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason)
                .param("now", GridShapes.written(now))
                .update();
    }

    /** The incidents that are linked and that whoever reads may read themselves. */
    List<UUID> incidents(UUID id) {
        return jdbc.sql(
                        "select incident_id from operation_incident where operation_id = :id order by linked_at, incident_id limit 500")
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    /** Whether whoever acts may read an incident that is not withdrawn. */
    boolean isReadable(UUID incident) {
        return jdbc.sql(
                        "select exists (select from released_incident where incident_id = :incident and status <> 'WITHDRAWN')")
                .param("incident", incident)
                .query(Boolean.class)
                .single();
    }

    void link(Operation operation, UUID incident, Person person, Instant now) {
        jdbc.sql("""
                        insert into operation_incident (operation_id, incident_id, label_id, owner_organisation, author, linked_at)
                        values (:id, :incident, :label, :owner, :person, :now) on conflict do nothing""")
                .param("id", operation.id())
                .param("incident", incident)
                .param("label", operation.workLabel())
                .param("owner", person.organisation().id())
                .param("person", person.id())
                .param("now", GridShapes.written(now))
                .update();
    }

    boolean unlink(UUID id, UUID incident) {
        return jdbc.sql("delete from operation_incident where operation_id = :id and incident_id = :incident")
                        .param("id", id)
                        .param("incident", incident)
                        .update()
                > 0;
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, OperationContent content) {
        var members = content.members();
        return statement
                .param("name", content.name())
                .param("parent", content.parent())
                .param("known", content.knownToAllForces())
                .param("members", members.stream().map(Membership::organisation).toArray(UUID[]::new))
                .param(
                        "firsts",
                        members.stream()
                                .map(each -> Date.valueOf(each.firstDay()))
                                .toArray(Date[]::new))
                .param(
                        "lasts",
                        members.stream()
                                .map(each -> Date.valueOf(each.lastDay()))
                                .toArray(Date[]::new))
                .param("area", GridShapes.written(content.area()))
                .param("objectives", content.objectives())
                .param("first", content.firstDay())
                .param("last", content.lastDay())
                .param("marking", content.marking().text());
    }

    private static Operation read(ResultSet row) throws SQLException {
        var area = row.getBytes("area");
        return new Operation(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getObject("author", UUID.class),
                row.getInt("work_label_id"),
                new OperationContent(
                        row.getString("name"),
                        row.getObject("parent", UUID.class),
                        row.getBoolean("known_to_all_forces"),
                        members(row),
                        area == null ? null : (MultiPolygon) GridShapes.read(area),
                        row.getString("objectives"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        marking(row.getString("marking"))),
                OperationState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private static List<Membership> members(ResultSet row) throws SQLException {
        var members = (UUID[]) row.getArray("members").getArray();
        var firsts = (Date[]) row.getArray("first_days").getArray();
        var lasts = (Date[]) row.getArray("last_days").getArray();
        var found = new ArrayList<Membership>();
        for (int at = 0; at < members.length; at++) {
            found.add(new Membership(members[at], firsts[at].toLocalDate(), lasts[at].toLocalDate()));
        }
        return found;
    }

    private static Marking marking(String text) {
        return Marking.OFFICIAL.text().equals(text) ? Marking.OFFICIAL : Marking.OFFICIAL_SENSITIVE;
    }
}

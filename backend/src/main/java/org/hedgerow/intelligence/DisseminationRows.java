package org.hedgerow.intelligence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent within a force. Row security shows it to the unit and, once it is sent, to those who are meant and may read the report. */
@Component
class DisseminationRows {

    private static final String SELECT = """
            select d.*, array(select r.person_id from intelligence_dissemination_reading r where r.dissemination_id = d.id order by r.at, r.person_id) as readers,
              array(select r.at from intelligence_dissemination_reading r where r.dissemination_id = d.id order by r.at, r.person_id) as read_at
            from intelligence_dissemination d""";

    private static final String RECEIVED = """
            select d.id, d.report_id, s.urn, s.title, d.author, d.message, d.sent_at, r.at as read_at
            from intelligence_dissemination d join intelligence_sanitised s on s.report_id = d.report_id
              left join intelligence_dissemination_reading r on r.dissemination_id = d.id and r.person_id = :person
            where d.sent_at is not null and s.live and is_sent_to(d.to_people, d.to_role, d.to_team, :person)""";

    private final JdbcClient jdbc;

    DisseminationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Dissemination> find(UUID id) {
        return jdbc.sql(SELECT + " where d.id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Of one report, latest first. */
    List<Dissemination> ofReport(UUID report, int most) {
        return jdbc.sql(SELECT + " where d.report_id = :report order by d.made_at desc, d.id limit :most")
                .param("report", report)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** What was sent to a person, latest first. */
    List<Dissemination.Received> received(UUID person, int most) {
        return jdbc.sql(RECEIVED + " order by d.sent_at desc, d.id limit :most")
                .param("person", person)
                .param("most", most)
                .query((row, number) -> readReceived(row))
                .list();
    }

    Optional<Dissemination.Received> received(UUID person, UUID id) {
        return jdbc.sql(RECEIVED + " and d.id = :id")
                .param("person", person)
                .param("id", id)
                .query((row, number) -> readReceived(row))
                .optional();
    }

    boolean wasSentWith(UUID id, byte[] sha256) {
        return jdbc.sql("select content_sha256 = :sha from intelligence_dissemination where id = :id")
                .param("id", id)
                .param("sha", sha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(Dissemination made, UUID owner, int label, byte[] sha256) {
        var to = made.to();
        var role = to.role();
        var sent = made.sentAt();
        return jdbc.sql("""
                        insert into intelligence_dissemination (id, report_id, label_id, owner_organisation, to_people, to_role, to_team, message,
                          content_sha256, made_at, sent_at)
                        values (:id, :report, :label, :owner, :people, :role, :team, :message, :sha, :madeAt, :sentAt)
                        on conflict (id) do nothing""")
                        .param("id", made.id())
                        .param("report", made.report())
                        .param("label", label)
                        .param("owner", owner)
                        .param(
                                "people",
                                to.people().isEmpty() ? null : to.people().toArray(UUID[]::new))
                        .param("role", role == null ? null : role.name())
                        .param("team", to.team())
                        .param("message", made.message())
                        .param("sha", sha256)
                        .param("madeAt", RowValues.written(made.madeAt()))
                        .param("sentAt", sent == null ? null : RowValues.written(sent))
                        .update()
                > 0;
    }

    void send(UUID id, Instant now) {
        jdbc.sql("update intelligence_dissemination set sent_at = :now where id = :id and sent_at is null")
                .param("id", id)
                .param("now", RowValues.written(now))
                .update();
    }

    /** Whether the person had not read it before. */
    boolean addReading(UUID id, Instant now) {
        return jdbc.sql(
                                "insert into intelligence_dissemination_reading (dissemination_id, label_id, at)"
                                        + " select d.id, d.label_id, :now from intelligence_dissemination d where d.id = :id on conflict do nothing")
                        .param("id", id)
                        .param("now", RowValues.written(now))
                        .update()
                > 0;
    }

    private static Dissemination read(ResultSet row) throws SQLException {
        var people = row.getArray("to_people");
        return new Dissemination(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getObject("author", UUID.class),
                new Recipients(
                        people == null ? List.of() : Arrays.asList((UUID[]) people.getArray()),
                        RowValues.code(Role.class, row.getString("to_role")),
                        row.getObject("to_team", UUID.class)),
                row.getString("message"),
                RowValues.instant(row, "made_at"),
                moment(row, "sent_at"),
                readings(row));
    }

    private static List<Dissemination.Reading> readings(ResultSet row) throws SQLException {
        var readers = (UUID[]) row.getArray("readers").getArray();
        var times = (java.sql.Timestamp[]) row.getArray("read_at").getArray();
        var readings = new ArrayList<Dissemination.Reading>();
        for (int at = 0; at < readers.length; at++) {
            readings.add(new Dissemination.Reading(readers[at], times[at].toInstant()));
        }
        return readings;
    }

    private static Dissemination.Received readReceived(ResultSet row) throws SQLException {
        return new Dissemination.Received(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getString("urn"),
                row.getString("title"),
                row.getObject("author", UUID.class),
                row.getString("message"),
                RowValues.instant(row, "sent_at"),
                moment(row, "read_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

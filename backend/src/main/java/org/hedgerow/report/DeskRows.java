package org.hedgerow.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.IncidentReference;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reports in the database, inside a transaction that {@link org.hedgerow.sharing.Access} has opened: row security says which there are. */
@Component
class DeskRows {

    /** What is told as happening stands before everything else for so long. */
    static final Duration HAPPENING = Duration.ofHours(6);

    private static final String IS_HAPPENING =
            "(r.happening_now and r.state <> 'CLOSED' and r.received_at > :happeningSince)";

    /** What was told is the first version of the incident that the report began; there is one by itself once the incident was changed. */
    private static final String SELECT = """
            select r.*, r.answers::text as answers_text, %s as is_happening, extract(epoch from r.received_at) * 1000000 as received_micros,
              coalesce(v.category_code, o.category_code) as told_category, coalesce(v.narrative, o.narrative) as told_narrative,
              coalesce(v.earliest, o.earliest) as told_earliest, coalesce(v.latest, o.latest) as told_latest,
              coalesce(v.exact_time_known, o.exact_time_known) as told_exactly,
              ST_X(coalesce(v.place, p.grid)) as told_easting, ST_Y(coalesce(v.place, p.grid)) as told_northing,
              coalesce(v.precision_metres, p.precision_metres) as told_precision, coalesce(v.as_given, p.as_given) as told_place,
              i.version as incident_version, i.status as incident_status, i.force_code, i.reference_year, i.reference_number,
              i.category_code as incident_category, i.earliest as incident_earliest, i.latest as incident_latest,
              i.exact_time_known as incident_exactly,
              (select count(*) from report other where other.incident_id = r.incident_id) as incident_reports,
              (select count(*) from evidence_file f where f.report_id = r.id) as files,
              (select count(*) from report_message m where m.report_id = r.id) as messages,
              (select m.sender from report_message m where m.report_id = r.id order by m.at desc, m.id desc limit 1) as last_sender
            from report r join incident o on o.id = r.id join incident_place p on p.incident_id = r.id
              join incident i on i.id = r.incident_id
              left join incident_version v on v.incident_id = r.id and v.version = 1
            """.formatted(IS_HAPPENING);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DeskRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Which reports to list.
     *
     * @param state null for every one that is not closed
     * @param assigned null for any
     * @param unassigned only those that are nobody's
     * @param untold only those whose incident was closed without a word to whoever reported it
     */
    record Wanted(@Nullable DeskState state, @Nullable UUID assigned, boolean unassigned, boolean untold) {}

    /** What a change needs to know of a report besides what the desk reads. */
    record Held(
            UUID id,
            int version,
            int labelId,
            UUID holder,
            UUID incident,
            DeskState state,
            @Nullable UUID assignedTo,
            @Nullable String grade,
            String language) {}

    /** Of one force: what is happening now first, then the newest. */
    List<DeskReport> list(UUID owner, Wanted wanted, @Nullable DeskCursor before, Instant now, int limit) {
        return jdbc.sql(SELECT + """
                        where r.owner_organisation = :owner
                          and case when :state::text is null then r.state <> 'CLOSED' else r.state = :state end
                          and (:assigned::uuid is null or r.assigned_to = :assigned)
                          and (not :unassigned or r.assigned_to is null)
                          and (not :untold or i.status = 'CLOSED')
                          and (:beforeAt::timestamptz is null
                            or (%s, r.received_at, r.id) < (:beforeHappening::boolean, :beforeAt, :beforeId::uuid))
                        order by is_happening desc, r.received_at desc, r.id desc limit :limit""".formatted(IS_HAPPENING))
                .param("owner", owner)
                .param("happeningSince", utc(now.minus(HAPPENING)))
                .param("state", wanted.state() == null ? null : wanted.state().name())
                .param("assigned", wanted.assigned())
                .param("unassigned", wanted.unassigned())
                .param("untold", wanted.untold())
                .param("beforeHappening", before == null ? null : before.happening())
                .param("beforeAt", before == null ? null : utc(before.receivedAt()))
                .param("beforeId", before == null ? null : before.id())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** Of one force, by id. */
    Optional<DeskReport> find(UUID owner, UUID id, Instant now) {
        return jdbc.sql(SELECT + "where r.owner_organisation = :owner and r.id = :id")
                .param("owner", owner)
                .param("id", id)
                .param("happeningSince", utc(now.minus(HAPPENING)))
                .query((row, number) -> read(row))
                .optional();
    }

    /** Those that count for an incident, in the order in which they came. */
    List<DeskReport> countingFor(UUID owner, UUID incident, Instant now, int limit) {
        return jdbc.sql(SELECT + "where r.owner_organisation = :owner and r.incident_id = :incident"
                        + " order by r.received_at, r.id limit :limit")
                .param("owner", owner)
                .param("incident", incident)
                .param("happeningSince", utc(now.minus(HAPPENING)))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** How many of one force answer a bulletin, as their senders' pages said. */
    int countAnswering(UUID owner, UUID bulletin) {
        return jdbc.sql("select count(*) from report where owner_organisation = :owner and bulletin_id = :bulletin")
                .param("owner", owner)
                .param("bulletin", bulletin)
                .query(Integer.class)
                .single();
    }

    /**
     * The report, which nobody else changes before this transaction ends.
     *
     * @throws ProblemException not found; 412 when it has another version
     */
    Held hold(UUID owner, UUID id, int expectedVersion) {
        var held = hold(owner, List.of(id));
        if (held.isEmpty()) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        if (held.get(0).version() != expectedVersion) {
            throw new ProblemException(DeskProblem.STALE);
        }
        return held.get(0);
    }

    /** Those of the reports that there are, in the order of their ids, so that two who hold the same ones wait for each other and not both. */
    List<Held> hold(UUID owner, Collection<UUID> ids) {
        return jdbc.sql(
                        "select * from report where owner_organisation = :owner and id = any (:ids) order by id for update")
                .param("owner", owner)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> held(row))
                .list();
    }

    /** Those that count for one of these incidents, held likewise. */
    List<Held> holdCountingFor(UUID owner, Collection<UUID> incidents) {
        return jdbc.sql("select * from report where owner_organisation = :owner and incident_id = any (:incidents)"
                        + " order by id for update")
                .param("owner", owner)
                .param("incidents", incidents.toArray(UUID[]::new))
                .query((row, number) -> held(row))
                .list();
    }

    /** These, and whatever counts for one of these incidents, held likewise. */
    List<Held> holdForJoining(UUID owner, Collection<UUID> ids, Collection<UUID> incidents) {
        return jdbc.sql(
                        "select * from report where owner_organisation = :owner and (id = any (:ids) or incident_id = any (:incidents))"
                                + " order by id for update")
                .param("owner", owner)
                .param("ids", ids.toArray(UUID[]::new))
                .param("incidents", incidents.toArray(UUID[]::new))
                .query((row, number) -> held(row))
                .list();
    }

    void assign(UUID id, DeskState state, @Nullable UUID person) {
        jdbc.sql("update report set state = :state, assigned_to = :person, version = version + 1 where id = :id")
                .param("state", state.name())
                .param("person", person)
                .param("id", id)
                .update();
    }

    void state(UUID id, DeskState state) {
        jdbc.sql("update report set state = :state, version = version + 1 where id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    /** What the reporter is told of how far the force is. */
    void progress(UUID id, String state) {
        jdbc.sql("update report_progress set state = :state, changed_at = now() where report_id = :id")
                .param("state", state)
                .param("id", id)
                .update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable String grade(ResultSet row) throws SQLException {
        var information = row.getString("information_assessment");
        return information == null
                ? null
                : row.getInt("source_evaluation") + information + row.getString("handling_code");
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getInt("label_id"),
                row.getObject("holder", UUID.class),
                row.getObject("incident_id", UUID.class),
                DeskState.valueOf(row.getString("state")),
                row.getObject("assigned_to", UUID.class),
                grade(row),
                row.getString("language"));
    }

    private DeskReport read(ResultSet row) throws SQLException {
        var offset = row.getLong("clock_offset_ms");
        var knownOffset = row.wasNull() ? null : offset;
        return new DeskReport(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("way"),
                row.getBoolean("is_happening"),
                row.getString("template"),
                json.readTree(Objects.requireNonNull(row.getString("answers_text"))),
                row.getString("landowner_permission"),
                row.getBoolean("may_contact"),
                row.getString("language"),
                instant(row, "made_at"),
                knownOffset,
                instant(row, "received_at"),
                DeskState.valueOf(row.getString("state")),
                row.getObject("assigned_to", UUID.class),
                grade(row),
                new DeskReport.Told(
                        row.getString("told_category"),
                        row.getString("told_narrative"),
                        new OccurredBetween(
                                instant(row, "told_earliest"),
                                instant(row, "told_latest"),
                                row.getBoolean("told_exactly")),
                        GridPoint.ofMetres(row.getDouble("told_easting"), row.getDouble("told_northing")),
                        row.getInt("told_precision"),
                        row.getString("told_place")),
                new DeskReport.CountsFor(
                        row.getObject("incident_id", UUID.class),
                        row.getInt("incident_version"),
                        IncidentStatus.valueOf(row.getString("incident_status")),
                        new IncidentReference(
                                row.getString("force_code"),
                                row.getInt("reference_year"),
                                row.getInt("reference_number")),
                        row.getString("incident_category"),
                        new OccurredBetween(
                                instant(row, "incident_earliest"),
                                instant(row, "incident_latest"),
                                row.getBoolean("incident_exactly")),
                        row.getInt("incident_reports")),
                row.getObject("bulletin_id", UUID.class),
                row.getInt("files"),
                row.getInt("messages"),
                "REPORTER".equals(row.getString("last_sender")));
    }
}

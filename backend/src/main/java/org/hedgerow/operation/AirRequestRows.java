package org.hedgerow.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.geo.Place;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.AirBriefing.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests for air support in the database, inside a transaction that {@link org.hedgerow.sharing.Access} has opened: row security says which there are. */
@Component
class AirRequestRows {

    private static final String REQUEST = """
            select r.id, r.owner_organisation, r.author, r.reference, r.incident_id, r.incident_reference, r.content::text as content,
              r.made_at, r.changed_at, s.label_id, s.air_support, s.state, s.reason, s.since, s.sent_at, s.ends_at, s.version,
              (select t.person_id from air_request_step t where t.request_id = r.id and t.state = 'REQUESTED' order by t.id limit 1) as sender,
              r.briefing_version, r.let_go_at is not null as let_go,
              air_incident_taken_back(r.incident_id, r.owner_organisation, r.made_at) as taken_back,
              coalesce((select max(a.version) from air_acknowledgement a where a.request_id = r.id), 0) as acknowledged_version
            from air_request r join air_request_state s on s.request_id = r.id
            """;

    private final JdbcClient jdbc;

    AirRequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AirRequest> find(UUID id) {
        return jdbc.sql(REQUEST + " where r.id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The request, whose state nobody changes before this transaction ends. */
    Optional<AirRequest> hold(UUID id) {
        return jdbc.sql(REQUEST + " where r.id = :id for update of s")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Those that are not over, and of the others the latest; open ones first, then the latest first. */
    List<AirRequest> list(int most) {
        return jdbc.sql(
                        REQUEST
                                + " order by s.state in ('RELEASED', 'DECLINED', 'CANCELLED'), r.made_at desc, r.id limit :most")
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** Another text than before when there is anything new in {@link #list}. */
    String mark() {
        return jdbc.sql("""
                        select coalesce(md5(string_agg(concat_ws(' ', s.request_id, s.version, s.label_id,
                          air_incident_taken_back(r.incident_id, r.owner_organisation, r.made_at),
                          (select count(*) from air_acknowledgement a where a.request_id = s.request_id)), ',' order by s.request_id)), '')
                        from air_request_state s join air_request r on r.id = s.request_id""").query(String.class).single();
    }

    /** Whether the id was free. */
    boolean add(
            UUID id,
            Person person,
            int label,
            String reference,
            @Nullable UUID incident,
            @Nullable String incidentReference,
            AirRequestContent content,
            byte[] contentSha256,
            Instant now) {
        var added = jdbc.sql("""
                        insert into air_request (id, label_id, owner_organisation, author, reference, incident_id, incident_reference, content, grid,
                          content_sha256, made_at, changed_at)
                        values (:id, :label, :owner, :person, :reference, :incident, :incidentReference, :content::jsonb,
                          ST_SetSRID(ST_MakePoint(:easting, :northing), 27700), :sha, :now, :now)
                        on conflict (id) do nothing""")
                .param("id", id)
                .param("label", label)
                .param("owner", person.organisation().id())
                .param("person", person.id())
                .param("reference", reference)
                .param("incident", incident)
                .param("incidentReference", incidentReference)
                .param("content", AirJson.write(content))
                .param("easting", easting(content.place()))
                .param("northing", northing(content.place()))
                .param("sha", contentSha256)
                .param("now", utc(now))
                .update();
        if (added == 0) {
            return false;
        }
        jdbc.sql(
                        "insert into air_request_state (request_id, label_id, state, since, version) values (:id, :label, 'DRAFT', :now, 1)")
                .param("id", id)
                .param("label", label)
                .param("now", utc(now))
                .update();
        return true;
    }

    /** Whether the request was first sent with just this. */
    boolean wasMadeWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from air_request where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    /** Another content; the version counts on. */
    void change(AirRequest request, AirRequestContent content, Instant now) {
        jdbc.sql("""
                        update air_request set content = :content::jsonb, changed_at = :now,
                          grid = ST_SetSRID(ST_MakePoint(:easting, :northing), 27700) where id = :id""")
                .param("id", request.id())
                .param("content", AirJson.write(content))
                .param("easting", easting(content.place()))
                .param("northing", northing(content.place()))
                .param("now", utc(now))
                .update();
        jdbc.sql("update air_request_state set version = version + 1 where request_id = :id")
                .param("id", request.id())
                .update();
    }

    /** Removes what came of an incident from the requests of the force whose incident it was; how many there were. Those of other forces are not its to write. */
    int forget(UUID incident, UUID owner) {
        var held = jdbc.sql(
                        REQUEST
                                + " where r.incident_id = :incident and r.owner_organisation = :owner and r.let_go_at is null for update of r")
                .param("incident", incident)
                .param("owner", owner)
                .query((row, number) -> read(row))
                .list();
        for (var request : held) {
            jdbc.sql("update air_request set content = :content::jsonb where id = :id")
                    .param("id", request.id())
                    .param("content", AirJson.write(request.content().withoutIncident()))
                    .update();
        }
        return held.size();
    }

    /** From now on the request stands without its incident, for good. */
    void letGo(UUID id, Instant now) {
        jdbc.sql("update air_request set let_go_at = coalesce(let_go_at, :now) where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    /** Sends a draft: both rows pass under the label of the task. */
    void send(AirRequest request, int taskLabel, UUID airSupport, Instant now, Instant endsAt) {
        jdbc.sql("update air_request set label_id = :label where id = :id")
                .param("id", request.id())
                .param("label", taskLabel)
                .update();
        jdbc.sql("""
                        update air_request_state set label_id = :label, air_support = :airSupport, state = 'REQUESTED', since = :now,
                          sent_at = :now, ends_at = :ends, version = version + 1 where request_id = :id""")
                .param("id", request.id())
                .param("label", taskLabel)
                .param("airSupport", airSupport)
                .param("now", utc(now))
                .param("ends", utc(endsAt))
                .update();
    }

    void move(AirRequest request, State to, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update air_request_state set state = :state, reason = :reason, since = :now, version = version + 1
                        where request_id = :id""")
                .param("id", request.id())
                .param("state", to.name())
                .param("reason", reason)
                .param("now", utc(now))
                .update();
    }

    /** The steps that it took, in their order. */
    List<AirStep> steps(UUID id) {
        return jdbc.sql("select state, reason, person_id, at from air_request_step where request_id = :id order by id")
                .param("id", id)
                .query((row, number) -> new AirStep(
                        State.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getObject("person_id", UUID.class),
                        instant(row, "at")))
                .list();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A point without coordinates is no point: the row has none then. */
    private static @Nullable Double easting(@Nullable Place place) {
        return place == null ? null : Double.valueOf(place.point().eastingMetres());
    }

    private static @Nullable Double northing(@Nullable Place place) {
        return place == null ? null : Double.valueOf(place.point().northingMetres());
    }

    /** Nothing that came of an incident which was taken back leaves this class. */
    private static AirRequest read(ResultSet row) throws SQLException {
        var isLetGo = row.getBoolean("let_go");
        var isTakenBack = row.getBoolean("taken_back") && !isLetGo;
        var content = AirJson.read(row.getString("content"), AirRequestContent.class);
        return new AirRequest(
                row.getObject("id", UUID.class),
                row.getInt("label_id"),
                row.getObject("owner_organisation", UUID.class),
                row.getObject("author", UUID.class),
                row.getString("reference"),
                isTakenBack || isLetGo ? null : row.getObject("incident_id", UUID.class),
                isTakenBack || isLetGo ? null : row.getString("incident_reference"),
                isTakenBack,
                isTakenBack ? content.withoutIncident() : content,
                row.getObject("sender", UUID.class),
                row.getObject("air_support", UUID.class),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                instant(row, "since"),
                instantIfAny(row, "sent_at"),
                instantIfAny(row, "ends_at"),
                instant(row, "made_at"),
                instant(row, "changed_at"),
                row.getInt("version"),
                row.getInt("briefing_version"),
                row.getInt("acknowledged_version"));
    }
}

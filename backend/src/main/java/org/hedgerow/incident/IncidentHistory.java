package org.hedgerow.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.LabelTerms;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an incident said after each of its changes, who made them and why: for the police of its owner, who alone may know what it said
 * before. Kept in the transaction of the change.
 */
@Component
public class IncidentHistory {

    /** An incident as it stands, with its place; what it was done by comes from the parameters. */
    private static final String AS_IT_STANDS = """
             i.id, i.version, :label, %s, i.status, i.category_code, i.narrative, i.earliest, i.latest, i.exact_time_known,
              p.grid, p.precision_metres, p.as_given, i.label_id,
              coalesce((select string_agg(r.measure || ' ' || r.count || ' ' || r.day, '; ' order by r.day, r.measure)
                from incident_result r where r.incident_id = i.id), '')
            from incident i join incident_place p on p.incident_id = i.id
              left join incident_reporter r on r.incident_id = i.id
            where i.id = :id""";

    private static final String INSERT = """
            insert into incident_version (incident_id, version, label_id, action, at, person_id, reason, status, category_code,
              narrative, earliest, latest, exact_time_known, place, precision_metres, as_given, terms_label_id, results)
            select""";

    /** How it came: reported by somebody of the owner, who is named; from outside, who is not; or from a file. */
    private static final String AS_IT_CAME =
            "case when r.incident_id is null then 'import incident' else 'report incident' end, i.recorded_at,"
                    + " case when r.organisation_id = i.owner_organisation then r.person_id end, null::text";

    private final Access access;
    private final IncidentQueries queries;
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    IncidentHistory(Access access, IncidentQueries queries, JdbcClient jdbc, AuditTrail audit) {
        this.access = access;
        this.queries = queries;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Every version, newest first.
     *
     * @throws ProblemException not found, for everybody but the police of the owner
     */
    public List<IncidentVersion> list(Person person, UUID id) {
        return access.consulting(person, () -> {
            var whole = queries.view(person, id).map(IncidentView::whole).orElse(null);
            if (whole == null || whole.sharing() == null) {
                throw new ProblemException(PlatformProblem.NOT_FOUND);
            }
            var kept = jdbc.sql("select *, ST_X(place) as easting, ST_Y(place) as northing from incident_version"
                            + " where incident_id = :id order by version desc")
                    .param("id", id)
                    .query((row, number) -> read(row))
                    .list();
            audit.record(person, AuditOperation.CONSULTATION, "read history", "incident", id, null);
            return kept.isEmpty() ? List.of(first(id)) : kept;
        });
    }

    /** The label under which an incident's history stands: the same conditions for the owner's people alone. */
    static LabelTerms termsFor(LabelTerms exact) {
        return LabelTerms.of(exact.ownerOrganisation(), exact.sharing().withdrawn(), Tier.EXACT);
    }

    /** Before a change, within its transaction: an incident that was never changed has no history yet. */
    void keepFirst(UUID id, int label) {
        jdbc.sql(INSERT + String.format(AS_IT_STANDS, AS_IT_CAME)
                        + " and not exists (select from incident_version v where v.incident_id = i.id)")
                .param("id", id)
                .param("label", label)
                .update();
    }

    /** After a change, within its transaction, when the new version stands in its tables. */
    void keep(UUID id, int label, String action, Instant at, Person by, @Nullable String reason) {
        jdbc.sql(INSERT + String.format(AS_IT_STANDS, ":action, :at, :by, :reason"))
                .param("id", id)
                .param("label", label)
                .param("action", action)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.id())
                .param("reason", reason)
                .update();
        // Who may read the past is who may read the present: earlier versions come along.
        jdbc.sql("update incident_version set label_id = :label where incident_id = :id and label_id <> :label")
                .param("id", id)
                .param("label", label)
                .update();
    }

    /** The only version of an incident that was never changed. */
    private IncidentVersion first(UUID id) {
        return jdbc.sql(
                        "select v.*, ST_X(v.place) as easting, ST_Y(v.place) as northing from (select"
                                + String.format(AS_IT_STANDS, AS_IT_CAME)
                                + ") v (incident_id, version, label_id, action, at, person_id, reason, status, category_code, narrative,"
                                + " earliest, latest, exact_time_known, place, precision_metres, as_given, terms_label_id, results)")
                .param("id", id)
                .param("label", 0)
                .query((row, number) -> read(row))
                .single();
    }

    private IncidentVersion read(ResultSet row) throws SQLException {
        return new IncidentVersion(
                row.getInt("version"),
                row.getString("action"),
                instant(row, "at"),
                row.getObject("person_id", UUID.class),
                row.getString("reason"),
                IncidentStatus.valueOf(row.getString("status")),
                row.getString("category_code"),
                row.getString("narrative"),
                new OccurredBetween(
                        instant(row, "earliest"), instant(row, "latest"), row.getBoolean("exact_time_known")),
                GridPoint.ofMetres(row.getDouble("easting"), row.getDouble("northing")),
                row.getInt("precision_metres"),
                row.getString("as_given"),
                access.termsOf(row.getInt("terms_label_id")),
                IncidentResultRows.read(row.getString("results")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

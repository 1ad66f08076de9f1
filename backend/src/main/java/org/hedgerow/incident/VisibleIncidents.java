package org.hedgerow.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Tier;
import org.hedgerow.sharing.VisibleLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads released rows, and only those: one for each incident, of the best tier that the labels allow. Every map, list, count and
 * cluster comes from here; row security decides what there is to read.
 */
@Component
public class VisibleIncidents {

    /** Times come as seconds, which is what is kept: to read very many time stamps as text is slow. */
    private static final String ROW = """
             incident_id, version, tier, centre_easting_mm, centre_northing_mm, size_metres, category_code, force_code,
              status, extract(epoch from earliest)::bigint as earliest, extract(epoch from latest)::bigint as latest,
              exact_time_known, reference_year, reference_number, extract(epoch from recorded_at)::bigint as recorded_at
            from released_incident
            """;

    /** Best tier first, one row an incident. */
    private static final String BEST = "select distinct on (incident_id)" + ROW;

    private static final String IN_ORDER =
            " order by incident_id, array_position(array['EXACT', 'ORIGINATOR', 'WATCH', 'PUBLIC'], tier)";

    private final Access access;
    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;

    VisibleIncidents(Access access, JdbcClient jdbc, JdbcTemplate template) {
        this.access = access;
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(template.getDataSource());
        streaming.setFetchSize(5_000);
    }

    /**
     * Everything on the map that these labels show, row by row, on one snapshot of the database: every tier of an incident by itself and in no
     * order, because to sort so many rows is slow.
     */
    public void readAll(VisibleLabels labels, Consumer<VisibleIncident> each) {
        access.readingMuchAs(labels, () -> {
            streaming.query("select" + ROW + " where status <> 'WITHDRAWN'", row -> {
                each.accept(read(row));
            });
            return labels;
        });
    }

    /** What these labels show of the given incidents; those that are not in the answer are not on this audience's map. */
    public List<VisibleIncident> readSome(VisibleLabels labels, Collection<UUID> ids) {
        return access.readingAs(
                labels,
                () -> jdbc.sql(BEST + " where incident_id = any (:ids) and status <> 'WITHDRAWN'" + IN_ORDER)
                        .param("ids", ids.toArray(UUID[]::new))
                        .query((row, number) -> read(row))
                        .list());
    }

    /**
     * How many incidents.
     *
     * @param area the code of the boundary that they count for; null where they count for none
     * @param group of their kind, such as {@code HARE}
     */
    public record PublicCount(String forceCode, @Nullable String area, String group, int count) {}

    /** A released square of a larger side, in metres, counts for no boundary: its middle says little of where something happened. */
    public static final int LARGEST_SQUARE_OF_AN_AREA_METRES = 10_000;

    /**
     * Of what is released to the public under these labels and was over from an instant until before another, by force, area and group of kinds. The area is that of the
     * middle of the released square: it follows from what everybody may know, and from nothing else.
     *
     * @param boundarySet whose areas, as they are drawn on the map; null for none
     */
    public List<PublicCount> countPublic(
            VisibleLabels labels, Instant from, Instant until, @Nullable Integer boundarySet) {
        return access.readingMuchAs(
                labels,
                () -> jdbc.sql("""
                                select force_code, area, kinds, sum(incidents)::int from (
                                  select force_code, kinds, incidents, (select b.code from boundary b where b.set_id = :set::int
                                    and size_metres <= :largest and st_covers(b.drawn, middle) order by b.code limit 1) as area
                                  from (
                                    select force_code, split_part(category_code, '.', 1) as kinds, size_metres,
                                      st_setsrid(st_makepoint(centre_easting_mm / 1000.0, centre_northing_mm / 1000.0), 27700) as middle,
                                      count(*) as incidents
                                    from released_incident
                                    where tier = 'PUBLIC' and status <> 'WITHDRAWN' and latest >= :from and latest < :until
                                    group by 1, 2, 3, 4) squares) placed
                                group by 1, 2, 3""")
                        .param("set", boundarySet)
                        .param("largest", LARGEST_SQUARE_OF_AN_AREA_METRES)
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .query((row, number) ->
                                new PublicCount(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
                        .list());
    }

    /**
     * How many incidents of a force this person may read whole happened on each day, by the middle of the time at which they may have happened; those of which that
     * is known to no closer than a week are left out.
     *
     * @param group of kinds, such as {@code HARE}; null for all
     * @param from the first day, of London
     * @param until the day after the last
     * @return the days on which there were any
     */
    public Map<LocalDate, Integer> countWholeByDay(
            Person person, String forceCode, @Nullable String group, LocalDate from, LocalDate until) {
        return access.readingMuch(person, () -> {
            var days = new HashMap<LocalDate, Integer>();
            jdbc.sql("""
                            select day, count(*)::int from (
                              select ((earliest + (latest - earliest) / 2) at time zone 'Europe/London')::date as day
                              from released_incident
                              where tier = 'EXACT' and status <> 'WITHDRAWN' and force_code = :force
                                and (:group::text is null or split_part(category_code, '.', 1) = :group)
                                and latest - earliest <= interval '7 days') dated
                            where day >= :from and day < :until group by day""")
                    .param("force", forceCode)
                    .param("group", group)
                    .param("from", from)
                    .param("until", until)
                    .query(row -> {
                        days.put(row.getObject(1, LocalDate.class), row.getInt(2));
                    });
            return days;
        });
    }

    /** Which incidents have a row on the map under these labels: so that they can be forgotten when the labels are lost. */
    public Set<UUID> idsUnder(VisibleLabels labels) {
        return access.readingAs(
                labels,
                () -> jdbc.sql("select distinct incident_id from released_incident where status <> 'WITHDRAWN'")
                        .query(UUID.class)
                        .set());
    }

    /** The newest reports that this person made. */
    public List<VisibleIncident> listOwnReports(Person person, int limit) {
        return access.readingAs(
                access.ownLabels(person),
                () -> jdbc.sql("select * from (" + BEST + IN_ORDER + ") mine order by recorded_at desc limit :limit")
                        .param("limit", limit)
                        .query((row, number) -> read(row))
                        .list());
    }

    /** Incidents that a person may see within a square around a point that were going on in the last hours. */
    public List<VisibleIncident> listNear(Person person, GridPoint point, int withinMetres, int hours) {
        return access.readingMuch(
                person,
                () -> jdbc.sql(BEST
                                // The box operator is written out: it alone may use the index under row security.
                                + " where square && ST_MakeEnvelope(:west, :south, :east, :north, 27700)"
                                + " and latest >= now() - make_interval(hours => :hours) and status <> 'WITHDRAWN'"
                                + IN_ORDER + " limit 20")
                        .param("west", point.eastingMetres() - withinMetres)
                        .param("south", point.northingMetres() - withinMetres)
                        .param("east", point.eastingMetres() + withinMetres)
                        .param("north", point.northingMetres() + withinMetres)
                        .param("hours", hours)
                        .query((row, number) -> read(row))
                        .list());
    }

    /**
     * Incidents that the current transaction may see within a square around a point that were going on at some time between two.
     *
     * @param limit more than these are left out, in no order that says anything
     */
    public List<VisibleIncident> listAroundInTransaction(
            GridPoint point, int withinMetres, Instant from, Instant until, int limit) {
        return jdbc.sql(BEST
                        // The box operator is written out: it alone may use the index under row security.
                        + " where square && ST_MakeEnvelope(:west, :south, :east, :north, 27700)"
                        + " and latest >= :from and earliest <= :until and status <> 'WITHDRAWN'"
                        + IN_ORDER + " limit :limit")
                .param("west", point.eastingMetres() - withinMetres)
                .param("south", point.northingMetres() - withinMetres)
                .param("east", point.eastingMetres() + withinMetres)
                .param("north", point.northingMetres() + withinMetres)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** What the current transaction may see of one incident, withdrawn or not. */
    Optional<VisibleIncident> findInTransaction(UUID id) {
        return jdbc.sql(BEST + " where incident_id = :id" + IN_ORDER)
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** What the current transaction may see of these incidents on the map, by id. */
    public List<VisibleIncident> listInTransaction(UUID[] ids) {
        return jdbc.sql(BEST + " where incident_id = any (:ids) and status <> 'WITHDRAWN'" + IN_ORDER)
                .param("ids", ids)
                .query((row, number) -> read(row))
                .list();
    }

    private static VisibleIncident read(ResultSet row) throws SQLException {
        var forceCode = row.getString("force_code");
        var year = row.getInt("reference_year");
        var reference = row.wasNull() ? null : new IncidentReference(forceCode, year, row.getInt("reference_number"));
        var recordedAt = row.getLong("recorded_at");
        var recorded = row.wasNull() ? null : Instant.ofEpochSecond(recordedAt);
        return new VisibleIncident(
                row.getObject("incident_id", UUID.class),
                row.getInt("version"),
                Tier.valueOf(row.getString("tier")),
                row.getInt("centre_easting_mm"),
                row.getInt("centre_northing_mm"),
                row.getInt("size_metres"),
                row.getString("category_code"),
                forceCode,
                IncidentStatus.valueOf(row.getString("status")),
                Instant.ofEpochSecond(row.getLong("earliest")),
                Instant.ofEpochSecond(row.getLong("latest")),
                row.getBoolean("exact_time_known"),
                reference,
                recorded);
    }
}

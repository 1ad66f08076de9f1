package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.PostgisDatabase;
import org.hedgerow.support.SignedContext;
import org.junit.jupiter.api.Test;

/** Every number that the map answers against a count by PostGIS, in the context of the same audience, after every tick. */
class MapAgainstPostgisTests {

    private static final int TICKS = 150;
    /** The labels 1, 2, 5 and 7; others exist. */
    private static final String LABELS = "01100101";

    private static final int MOST_LABELS = 10;

    /** One row an incident, of the best tier that row security lets through. */
    private static final String SEEN =
            "(select distinct on (incident_id) * from released_incident where status <> 'WITHDRAWN'"
                    + " order by incident_id, array_position(array['EXACT', 'ORIGINATOR', 'WATCH', 'PUBLIC'], tier)) seen";

    private static final String SHOWN = " category_code like ? and status = any (?) and earliest < ? and latest >= ?"
            + " and centre_easting_mm between ? and ? and centre_northing_mm between ? and ? ";

    private final PostgisDatabase database = PostgisDatabase.fresh();
    private final SignedContext context = new SignedContext(database);
    private final Random random = new Random(20261122);
    private final List<UUID> incidents = new ArrayList<>();
    private int versions;

    @Test
    void everyCellHoldsWhatTheDatabaseCountsInIt() throws SQLException {
        int cells = 0;
        int single = 0;
        int fromPyramids = 0;
        try (var writer = database.asSuperuser();
                var audience = database.asApp()) {
            try (var statement = writer.createStatement()) {
                statement.execute("set session_replication_role = replica");
            }
            audience.setAutoCommit(false);
            var engine = new AudienceEngine(new StraightGrid(), "0");
            absorb(engine, audience, write(writer, 2_500));
            var now = InventedIncidents.NOW;
            for (int tick = 0; tick < TICKS; tick++) {
                absorb(engine, audience, write(writer, 1 + random.nextInt(30)));
                now = now.plusSeconds(random.nextInt(20_000));
                for (int look = 0; look < 3; look++) {
                    var map = engine.snapshot().map(new MapQuery(box(), 4 + random.nextInt(12), filter(now)));
                    cells += map.cells().size();
                    single += map.incidents().size();
                }
                var query = new MapQuery(box(), 4 + random.nextInt(12), filter(now));
                fromPyramids += engine.snapshot().pyramids().containsKey(PyramidChoice.of(query.filter())) ? 1 : 0;
                assertCounted("tick " + tick + " " + query, engine.snapshot(), query, audience);
            }
        }
        assertThat(cells).isPositive();
        assertThat(single).isPositive();
        assertThat(fromPyramids).isGreaterThan(TICKS / 2);
    }

    private void assertCounted(String what, AudienceSnapshot snapshot, MapQuery query, Connection audience)
            throws SQLException {
        var map = snapshot.map(query);
        assertThat(map.total()).as(what).isEqualTo(total(audience, query));
        assertThat(map.incidents().stream().map(VisibleIncident::id).toList())
                .as(what)
                .hasSize(map.cells().isEmpty() ? map.total() : 0)
                .doesNotHaveDuplicates();
        assertThat(map.cells().stream().mapToInt(MapCell::count).sum())
                .as(what)
                .isEqualTo(map.cells().isEmpty() ? 0 : map.total());
        assertThat(map.cells().stream().map(MapCell::count).toList())
                .as(what)
                .isEqualTo(counts(audience, query, map.cells()));
    }

    private int total(Connection audience, MapQuery query) throws SQLException {
        context.tell(audience, LABELS, "x");
        try (var statement = audience.prepareStatement("select count(*) from " + SEEN + " where" + SHOWN)) {
            bind(statement, query, 1);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } finally {
            audience.rollback();
        }
    }

    private List<Integer> counts(Connection audience, MapQuery query, List<MapCell> cells) throws SQLException {
        context.tell(audience, LABELS, "x");
        var counts = new ArrayList<Integer>();
        try (var statement = audience.prepareStatement(
                "with shown as materialized (select * from " + SEEN + " where" + SHOWN + ")"
                        + " select (select count(*) from shown where centre_easting_mm >= east * 1000::bigint and centre_easting_mm < (east + side) * 1000::bigint"
                        + " and centre_northing_mm >= north * 1000::bigint and centre_northing_mm < (north + side) * 1000::bigint)"
                        + " from unnest(?::int[], ?::int[], ?::int[]) with ordinality cell(east, north, side, place) order by place")) {
            bind(statement, query, 1);
            statement.setArray(
                    9, ints(audience, cells.stream().map(cell -> cell.square().easting())));
            statement.setArray(
                    10, ints(audience, cells.stream().map(cell -> cell.square().northing())));
            statement.setArray(
                    11, ints(audience, cells.stream().map(cell -> cell.square().sizeMetres())));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    counts.add(row.getInt(1));
                }
            }
        } finally {
            audience.rollback();
        }
        return counts;
    }

    private static Array ints(Connection connection, Stream<Integer> values) throws SQLException {
        return connection.createArrayOf("int4", values.toArray());
    }

    private static void bind(PreparedStatement statement, MapQuery query, int first) throws SQLException {
        var filter = query.filter();
        var from = filter.period().from();
        var to = filter.period().to();
        int[] edges = query.box().inTenMillionths();
        var category = filter.categories().stream().findFirst().map(code -> code + ".%");
        statement.setString(first, category.orElse("%"));
        statement.setArray(
                first + 1,
                statement
                        .getConnection()
                        .createArrayOf("text", filter.statuses().toArray()));
        statement.setObject(first + 2, time(to == null ? Instant.parse("2100-01-01T00:00:00Z") : to));
        statement.setObject(first + 3, time(from == null ? Instant.EPOCH : from));
        statement.setLong(first + 4, millimetres(edges[0], -2));
        statement.setLong(first + 5, millimetres(edges[2], -2));
        statement.setLong(first + 6, millimetres(edges[1], 50));
        statement.setLong(first + 7, millimetres(edges[3], 50));
    }

    /** As {@link StraightGrid} has it; places lie on whole metres, so nothing is rounded. */
    private static long millimetres(int tenMillionths, int origin) {
        return (tenMillionths - origin * 10_000_000L) * 10;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Reads what has changed as the audience may see it, and takes it in. */
    private void absorb(AudienceEngine engine, Connection audience, Set<UUID> touched) throws SQLException {
        context.tell(audience, LABELS, "x");
        var upserts = new ArrayList<VisibleIncident>();
        var forgets = new HashSet<>(touched);
        try (var statement = audience.prepareStatement("select * from " + SEEN + " where incident_id = any (?)")) {
            statement.setArray(1, audience.createArrayOf("uuid", touched.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var incident = read(row);
                    upserts.add(incident);
                    forgets.remove(incident.id());
                }
            }
        } finally {
            audience.rollback();
        }
        engine.absorb(upserts, forgets, "");
    }

    private static VisibleIncident read(ResultSet row) throws SQLException {
        return new VisibleIncident(
                row.getObject("incident_id", UUID.class),
                row.getInt("version"),
                Tier.valueOf(row.getString("tier")),
                row.getInt("centre_easting_mm"),
                row.getInt("centre_northing_mm"),
                row.getInt("size_metres"),
                row.getString("category_code"),
                row.getString("force_code"),
                IncidentStatus.valueOf(row.getString("status")),
                row.getTimestamp("earliest").toInstant(),
                row.getTimestamp("latest").toInstant(),
                row.getBoolean("exact_time_known"),
                null,
                null);
    }

    /** Writes new incidents, and others anew: elsewhere, under other labels, in fewer tiers, withdrawn, or gone. */
    private Set<UUID> write(Connection writer, int count) throws SQLException {
        var touched = new HashSet<UUID>();
        for (int i = 0; i < count; i++) {
            boolean isNew = incidents.size() < count || random.nextInt(3) == 0;
            var id = isNew
                    ? new UUID(random.nextLong(), random.nextLong())
                    : incidents.get(random.nextInt(incidents.size()));
            if (isNew) {
                incidents.add(id);
            }
            touched.add(id);
        }
        try (var delete = writer.prepareStatement("delete from released_incident where incident_id = any (?)")) {
            delete.setArray(1, writer.createArrayOf("uuid", touched.toArray()));
            delete.execute();
        }
        try (var insert = writer.prepareStatement(
                "insert into released_incident (incident_id, tier, label_id, version, category_code, force_code, status,"
                        + " earliest, latest, exact_time_known, square, centre_easting_mm, centre_northing_mm, size_metres)"
                        + " select ?, ?, ?, ?, ?, 'CAMBS', ?, ?, ?, false,"
                        + " ST_MakeEnvelope(e - s / 2.0, n - s / 2.0, e + s / 2.0, n + s / 2.0, 27700), e * 1000, n * 1000, s"
                        + " from (values (?::int, ?::int, ?::int)) place(e, n, s)")) {
            for (var id : touched) {
                insert(insert, id);
            }
            insert.executeBatch();
        }
        return touched;
    }

    private void insert(PreparedStatement insert, UUID id) throws SQLException {
        boolean crowded = random.nextBoolean();
        int easting = 540_000 + random.nextInt(crowded ? 12_000 : 120_000);
        int northing = 240_000 + random.nextInt(crowded ? 12_000 : 90_000);
        var category = InventedIncidents.CATEGORIES.get(random.nextInt(5));
        var status = IncidentStatus.values()[random.nextInt(3)];
        var latest = InventedIncidents.NOW.minusSeconds(random.nextInt(200 * 86_400));
        int version = ++versions;
        for (var tier : List.of(Tier.EXACT, Tier.WATCH, Tier.PUBLIC)) {
            int size = tier == Tier.EXACT ? 100 : tier == Tier.WATCH ? 1_000 : 10_000;
            if (random.nextInt(3) > 0) {
                insert.setObject(1, id);
                insert.setString(2, tier.name());
                insert.setInt(3, 1 + random.nextInt(MOST_LABELS));
                insert.setInt(4, version);
                insert.setString(5, category);
                insert.setString(6, status.name());
                insert.setObject(7, time(latest.minusSeconds(random.nextInt(90_000))));
                insert.setObject(8, time(latest));
                insert.setInt(9, easting / size * size + size / 2);
                insert.setInt(10, northing / size * size + size / 2);
                insert.setInt(11, size);
                insert.addBatch();
            }
        }
    }

    private IncidentFilter filter(Instant now) {
        return switch (random.nextInt(4)) {
            case 0 -> InventedIncidents.everything();
            case 1 -> InventedIncidents.everything().during(new Period(now.minus(Duration.ofDays(90)), null, now));
            case 2 ->
                new IncidentFilter(
                        Set.of("HARE"),
                        Set.of(),
                        new Period(now.minus(Duration.ofDays(365)), null, now),
                        null,
                        IncidentFilter.SHOWN);
            default ->
                new IncidentFilter(
                        Set.of(),
                        Set.of(),
                        new Period(Instant.parse("2026-08-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"), now),
                        null,
                        Set.of(IncidentStatus.OPEN));
        };
    }

    private BoundingBox box() {
        if (random.nextInt(3) == 0) {
            return new BoundingBox(-10, 49, 10, 61);
        }
        double west = 3.3 + random.nextDouble() * 0.6;
        double south = 52.3 + random.nextDouble() * 0.3;
        return new BoundingBox(west, south, west + random.nextDouble(), south + random.nextDouble() * 0.7);
    }
}

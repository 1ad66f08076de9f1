package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What changes when official force areas come into force, and what stays. */
class OfficialForcesTests {

    private static final int MOVED = 50;
    private static final LocalDate FROM = LocalDate.parse("2026-12-01");

    private final PostgisDatabase database = PostgisDatabase.fresh();
    private final TestDay clock = new TestDay();
    private SingleConnectionDataSource connection;
    private JdbcClient jdbc;
    private Forces forces;
    private ForceAreas areas;

    @TempDir
    private Path directory;

    /** A clock that a test moves on. */
    private static final class TestDay extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = new SingleConnectionDataSource(database.asApp(), true);
        jdbc = JdbcClient.create(connection);
        forces = new Forces(jdbc);
        areas = new ForceAreas(new Boundaries(jdbc, clock));
    }

    @AfterEach
    void disconnect() {
        connection.destroy();
    }

    private OfficialForces.Outcome load(Path file, String... options) throws SQLException {
        var arguments = new ArrayList<>(List.of(options));
        arguments.add(0, file.toString());
        return OfficialForces.load(database, clock, arguments.toArray(String[]::new));
    }

    /** A point that lies in one force by the indicative areas and in another by the moved ones, and so near to both. */
    private static GridPoint betweenOldAndNew() {
        var indicative = new ForceAreas();
        var random = new Random(7);
        while (true) {
            var point = GridPoint.ofMetres(random.nextInt(400_000, 600_000), random.nextInt(150_000, 400_000));
            var moved = GridPoint.ofMetres(point.eastingMetres() - MOVED, point.northingMetres());
            if (!indicative.forceAt(point).equals(indicative.forceAt(moved))
                    && indicative.neighboursWithin(moved, 300).size() == 1) {
                return point;
            }
        }
    }

    @Test
    void takeOverOnTheirDayAndLeaveHistoryAsItWas() throws Exception {
        var point = betweenOldAndNew();
        var before = areas.forceAt(point).orElseThrow();
        var after = new ForceAreas()
                .forceAt(GridPoint.ofMetres(point.eastingMetres() - MOVED, point.northingMetres()))
                .orElseThrow();
        var inland = GridPoint.ofMetres(point.eastingMetres() + 300, point.northingMetres());
        assertThat(before).isNotEqualTo(after);
        assertThat(areas.isNearBorder(inland))
                .as("within a kilometre of an indicative border")
                .isTrue();

        var loaded = load(OfficialForces.write(directory.resolve("pfa.geojson"), forces, MOVED), "--from=" + FROM);

        assertThat(loaded.exit()).as(loaded.said()).isZero();
        assertThat(loaded.said())
                .contains("43 police force areas")
                .contains(
                        "Not in the file, so their areas stay indicative: Police Scotland, Police Service of Northern Ireland.")
                .contains("Borders that differ from the table of neighbours:")
                .contains("AVSOM GWENT are neighbours by the table")
                .contains("in force from 2026-12-01");
        areas.follow();
        assertThat(areas.forceAt(point)).as("its day has not come").contains(before);
        assertThat(areas.isIndicative()).isTrue();
        assertThat(areas.nearBorderMetres()).isEqualTo(1_000);
        assertThat(areas.source()).isEqualTo(ForceAreas.INDICATIVE_SOURCE);

        clock.now = Instant.parse("2026-12-01T00:00:00Z");
        areas.follow();

        assertThat(areas.forceAt(point)).contains(after);
        assertThat(areas.isIndicative()).isFalse();
        assertThat(areas.nearBorderMetres()).isEqualTo(100);
        assertThat(areas.source()).isEqualTo(LoadBoundariesCommand.USUAL_SOURCE);
        assertThat(areas.codes()).hasSize(45).contains("SCOTLAND", "PSNI");
        assertThat(areas.isNearBorder(point)).isTrue();
        assertThat(areas.forceAt(point, FROM.minusDays(1))).contains(before);
        assertThat(areas.forceAt(point, FROM)).contains(after);
        assertThat(areas.forceAt(GridPoint.ofMetres(622_000, 345_500), FROM))
                .as("3 km off Cromer")
                .contains("NORFOLK");
        assertThat(areas.forceAt(GridPoint.ofMetres(447_600, 1_141_400), FROM))
                .as("Lerwick")
                .contains("SCOTLAND");
        assertThat(areas.forceAt(GridPoint.ofMetres(690_000, 400_000), FROM))
                .as("North Sea")
                .isEmpty();
        assertThat(new ForceAreas(new Boundaries(jdbc, clock)).forceAt(point))
                .as("after a new start")
                .contains(after);
    }

    @Test
    void trustOfficialBordersToAHundredMetresAndOthersToAKilometre() throws Exception {
        load(OfficialForces.write(directory.resolve("pfa.geojson"), forces, 0));
        areas.follow();
        var random = new Random(43);
        int near = 0;
        for (int i = 0; i < 20_000; i++) {
            var point = GridPoint.ofMetres(random.nextInt(280_000, 600_000), random.nextInt(100_000, 640_000));
            var own = areas.forceAt(point);
            var beside = areas.neighboursWithin(point, 1_000);
            boolean deserves = own.isPresent()
                    && beside.stream()
                            .anyMatch(other -> other.metres() <= 100
                                    || own.get().equals("SCOTLAND")
                                    || other.code().equals("SCOTLAND"));
            if (beside.stream().noneMatch(other -> other.metres() == 100)) {
                assertThat(areas.isNearBorder(point)).as("%s", point).isEqualTo(deserves);
            }
            near += deserves ? 1 : 0;
        }
        assertThat(near).isGreaterThan(100);
    }

    @Test
    void nameTheNeighboursNearestFirst() {
        var hitchin = GridPoint.ofMetres(518_400, 229_200);
        assertThat(areas.forceAt(hitchin)).contains("HERTS");
        var found = areas.neighboursWithin(hitchin, 20_000);
        assertThat(found)
                .extracting(NearForce::code)
                .startsWith("BEDS")
                .contains("CAMBS")
                .doesNotContain("HERTS", "KENT");
        assertThat(found).isSortedAccordingTo(java.util.Comparator.comparingInt(NearForce::metres));
        assertThat(found).allSatisfy(one -> {
            assertThat(one.metres()).isLessThanOrEqualTo(20_000);
            assertThat(areas.isNearBorder(hitchin, one.metres() + 1)).isTrue();
        });
        assertThat(areas.isNearBorder(hitchin, found.get(0).metres() - 1)).isFalse();
        assertThat(areas.neighboursWithin(hitchin, 0)).isEmpty();
        assertThat(areas.neighboursWithin(hitchin, Integer.MAX_VALUE))
                .isEqualTo(areas.neighboursWithin(hitchin, 50_000));
        assertThat(areas.neighboursWithin(new GridPoint(Integer.MAX_VALUE, Integer.MIN_VALUE), 50_000))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E23000023 | E23000099 | No force has the code E23000099",
                "Norfolk Constabulary | Suffolk Constabulary | is the code of Norfolk Constabulary, but the file calls it Suffolk Constabulary",
                "E23000023 | E07000012 | which is none of police force areas",
                "E23000023 | E23000024 | stands for two names"
            })
    void refuseCodesAndNamesThatAreNotThatForces(String from, String to, String saying) throws Exception {
        var file = OfficialForces.write(directory.resolve("pfa.geojson"), forces, 0);
        Files.writeString(file, Files.readString(file).replace(from, to));

        var outcome = load(file);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.said()).contains(saying);
        assertThat(outcome.said().lines()).hasSize(1);
    }

    @Test
    void needEveryForceOfEnglandAndWales() throws Exception {
        var file = OfficialForces.write(directory.resolve("pfa.geojson"), forces, 0, "CAMBS", "GWENT");
        assertThat(load(file).said()).contains("No area for Cambridgeshire Constabulary, Gwent Police.");
        var allowed = load(file, "--allow-missing");
        assertThat(allowed.exit()).as(allowed.said()).isZero();
        areas.follow();
        assertThat(areas.isIndicative()).isFalse();
        assertThat(areas.forceAt(GridPoint.ofMetres(545_000, 258_400)))
                .as("Cambridge")
                .contains("CAMBS");
    }

    @Test
    void takeNamesAsTheyArePublished() throws Exception {
        var file = OfficialForces.write(directory.resolve("pfa.geojson"), forces, 0);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("City of London Police", "London, City of")
                        .replace("Devon & Cornwall Police", "Devon and Cornwall")
                        .replace("Hampshire and Isle of Wight Constabulary", "Hampshire")
                        .replace("Gwent Police", "Monmouthshire"));
        var outcome = load(file);
        assertThat(outcome.exit()).as(outcome.said()).isZero();
        assertThat(outcome.said()).contains("W15000002 is Monmouthshire in the file and Gwent Police here.");
        assertThat(outcome.said().lines().filter(line -> line.contains(" in the file and ")))
                .hasSize(1);
    }

    /** The grid's own walk against PostGIS: both sets, many of the points within metres of a corner of a border. */
    @Test
    void agreeWithPostgisOnEveryPoint() throws Exception {
        load(OfficialForces.write(directory.resolve("pfa.geojson"), forces, MOVED));
        var set = new Boundaries(jdbc, clock).find(BoundaryKind.FORCE).orElseThrow();
        var official = new Boundaries(jdbc, clock).outlines(set);
        agreeWithPostgis(official, "select force_code as code, outline from boundary where set_id = " + set.id());
        var indicative = ForceOutlines.read();
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute("create table indicative as select f->'properties'->>'code' as code,"
                    + " st_setsrid(st_geomfromgeojson(f->'geometry'), 27700) as outline from json_array_elements('"
                    + Files.readString(directory.resolve("indicative.geojson")) + "'::json->'features') f");
            statement.execute("grant select on indicative to hedgerow_app");
        }
        agreeWithPostgis(indicative, "select code, outline from indicative");
    }

    private void agreeWithPostgis(ForceOutlines outlines, String areasSql) throws SQLException, IOException {
        var grid = new AreaGrid(new AreaCells(outlines), outlines.codes().size());
        var random = new Random(1974);
        var corners = outlines.rings().stream().flatMap(List::stream).toList();
        int points = 100_000;
        var x = new Integer[points];
        var y = new Integer[points];
        for (int i = 0; i < points; i++) {
            var ring = corners.get(random.nextInt(corners.size()));
            int corner = random.nextInt(ring.length / 2);
            int reach = i % 3 == 0 ? 3_000 : 2_000_000;
            x[i] = i % 2 == 0 ? random.nextInt(0, 660_000_000) : ring[2 * corner] + random.nextInt(-reach, reach);
            y[i] = i % 2 == 0 ? random.nextInt(0, 1_220_000_000) : ring[2 * corner + 1] + random.nextInt(-reach, reach);
        }
        var found = new String[points];
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement();
                var fill = superuser.prepareStatement(
                        "insert into asked select n, st_setsrid(st_makepoint(x / 1000.0, y / 1000.0), 27700)"
                                + " from unnest(?::int[], ?::int[]) with ordinality as p(x, y, n)")) {
            statement.execute("create temporary table asked (n int, point geometry(Point, 27700))");
            fill.setArray(1, superuser.createArrayOf("int4", x));
            fill.setArray(2, superuser.createArrayOf("int4", y));
            fill.execute();
            statement.execute("create index on asked using gist (point)");
            statement.execute("analyze asked");
            try (var rows = statement.executeQuery("select n, string_agg(code, ' ') as codes from (" + areasSql
                    + ") area join asked on st_intersects(outline, point) group by n")) {
                while (rows.next()) {
                    found[rows.getInt("n") - 1] = rows.getString("codes");
                }
            }
        }
        int inside = 0;
        for (int i = 0; i < points; i++) {
            int area = grid.areaOf(x[i], y[i]);
            if (found[i] == null) {
                assertThat(area).as("%d %d", x[i], y[i]).isEqualTo(-1);
            } else {
                if (!Extent.contains(new GridPoint(x[i], y[i]))) {
                    continue; // Rockall, where the map does not reach
                }
                inside++;
                // On the border of two both are found, and one of them must be the answer; at the sea's edge none may
                // be.
                assertThat(area).as("%d %d", x[i], y[i]).isNotEqualTo(-1);
                assertThat(List.of(found[i].split(" ")))
                        .contains(outlines.codes().get(area));
            }
        }
        assertThat(inside).isGreaterThan(40_000);
    }

    @Test
    void findTheBordersThatTheTableNames() {
        assertThat(BoundaryNeighbours.differences(ForceOutlines.read(), forces))
                .as("as explained in ReferenceRowsTests")
                .hasSize(3)
                .allMatch(line -> line.startsWith("AVSOM GWENT")
                        || line.startsWith("LINCS NORTHANTS")
                        || line.startsWith("MERSEY NWALES"));
        var shared = BoundaryNeighbours.shared(ForceOutlines.read());
        assertThat(shared.get("CAMBS HERTS")).isBetween(10_000.0, 60_000.0);
        assertThat(shared).doesNotContainKey("CAMBS KENT").doesNotContainKey("CAMBS CAMBS");
    }
}

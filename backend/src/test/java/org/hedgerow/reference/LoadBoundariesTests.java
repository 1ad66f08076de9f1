package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hedgerow.reference.BoundaryFixtures.area;
import static org.hedgerow.reference.BoundaryFixtures.square;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

/** {@code load-boundaries}, from a file to the database, on invented files that are as dirty as published ones. */
class LoadBoundariesTests {

    /** The day is the same in London until midnight, and no test waits for one. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final PostgisDatabase database = PostgisDatabase.fresh();
    private SingleConnectionDataSource connection;
    private Boundaries boundaries;
    private JdbcClient jdbc;
    private String said = "";

    @TempDir
    private Path directory;

    @BeforeEach
    void connect() throws SQLException {
        connection = new SingleConnectionDataSource(database.asApp(), true);
        jdbc = JdbcClient.create(connection);
        boundaries = new Boundaries(jdbc, CLOCK);
    }

    @AfterEach
    void disconnect() {
        connection.destroy();
    }

    /** Runs the command as the launcher would; returns the exit code. */
    private int load(Object... arguments) throws SQLException {
        var all = new ArrayList<String>();
        for (var argument : arguments) {
            all.add(argument.toString());
        }
        var outcome = OfficialForces.load(database, CLOCK, all.toArray(String[]::new));
        said = outcome.said();
        return outcome.exit();
    }

    private Path districts(String name, BoundaryFixtures.Area... areas) throws IOException {
        return BoundaryFixtures.geoJson(directory.resolve(name + ".geojson"), "LAD23", areas);
    }

    private List<String> query(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private void nothingIsStored() {
        assertThat(query("select id::text from boundary_set")).isEmpty();
        assertThat(query("select code from boundary")).isEmpty();
    }

    @Test
    void mendsWhatIsBrokenAndSaysSo() throws Exception {
        var bowTie =
                new double[] {420_000, 300_000, 430_000, 310_000, 430_000, 300_000, 420_000, 310_000, 420_000, 300_000};
        var open = new double[] {440_000, 300_000, 440_000, 310_000, 450_000, 310_000, 450_000, 300_000};
        var spike = new double[] {
            460_000, 300_000, 460_000, 310_000, 470_000, 310_000, 475_000, 310_000, 470_000, 310_000, 470_000, 300_000,
            460_000, 300_000
        };
        var file = districts(
                "dirty",
                area("E07000201", "Whole", square(400_000, 300_000, 10_000)),
                area("E07000202", "Bow Tie", bowTie),
                area("E07000203", "Open", open, square(490_000, 390_000, 0)),
                area("E07000204", "Spiky", spike),
                area("E07000205", "Twice", square(480_000, 300_000, 10_000)),
                area("E07000205", "Twice", square(480_000, 300_000, 10_000)),
                area("E07000205", "Twice", square(495_000, 300_000, 1_000)),
                area("E07000206", "Holed", square(500_000, 300_000, 10_000), square(600_000, 300_000, 1_000)));

        assertThat(load(file)).as(said).isZero();

        assertThat(said)
                .contains("6 districts, ")
                .contains("2 features had the code of one before; their parts were put together.")
                .contains("Mended, 5 of 6:")
                .contains(
                        "E07000202 Bow Tie: the outline crosses itself at SK 2500 0500; mended, 0 m2 before and 50.0000 km2 after")
                .contains("E07000203 Open: a ring was not closed")
                .contains("E07000203 Open: a ring that encloses nothing was left out")
                .contains("E07000204 Spiky: ")
                .contains("E07000205 Twice: ")
                .contains("E07000206 Holed: a hole lies outside its area")
                .doesNotContain("E07000201")
                .contains("in force from 2026-11-22");
        assertThat(
                        query(
                                "select code from boundary where not st_isvalid(outline) or not st_isvalid(drawn) or st_isempty(drawn)"))
                .isEmpty();
        assertThat(query("select code || ' ' || round(st_area(outline) / 1e6) from boundary order by code"))
                .containsExactly(
                        "E07000201 100",
                        "E07000202 50",
                        "E07000203 100",
                        "E07000204 100",
                        "E07000205 101",
                        "E07000206 101");
        assertThat(query("select distinct code from boundary_repair order by code"))
                .hasSize(5);
        assertThat(query("select kind || area_count || repair_count from boundary_set"))
                .containsExactly("DISTRICT66");
        assertThat(boundaries.areasAt(GridPoint.ofMetres(405_000, 305_000)))
                .containsExactly(new NamedArea(BoundaryKind.DISTRICT, "E07000201", "Whole"));
        assertThat(boundaries.areasAt(GridPoint.ofMetres(300_000, 305_000))).isEmpty();
    }

    @Test
    void measuresWhereNeighboursDoNotFit() throws Exception {
        var file = districts(
                "misfits",
                area("E07000201", "West", square(400_000, 300_000, 10_000)),
                area("E07000202", "East, over it", square(409_900, 300_000, 10_000)),
                area("E07000203", "North, off it", square(400_000, 310_005, 10_000)));

        assertThat(load(file)).as(said).isZero();

        assertThat(said)
                .contains(
                        "Overlaps: 1, together 1.0000 km2; the largest is 1.0000 km2, West and East, over it at SK 0995 0500.")
                .contains(
                        "Areas with a gap narrower than 10 m beside them: 1, together 10.0 km long; the longest, 10.0 km, is about North, off it");
        assertThat(boundaries.areasAt(GridPoint.ofMetres(409_950, 305_000)))
                .as("in both: the first by code has it")
                .extracting(NamedArea::name)
                .containsExactly("West");
        assertThat(load(districts(
                        "fits",
                        area("E07000201", "West", square(400_000, 300_000, 10_000)),
                        area("E07000202", "East", square(410_000, 300_000, 10_000)))))
                .isZero();
        assertThat(said).contains("No two areas overlap").contains("No gap narrower");
    }

    @Test
    void takesEveryFormatTheSame() throws Exception {
        BoundaryFixtures.Area[] areas = {
            area("E04000201", "Little Hedge", square(400_000, 300_000, 2_000)),
            area("E04000202", "Much Hedge", square(402_000, 300_000, 2_000))
        };
        var shp = BoundaryFixtures.shapefile(directory.resolve("p.shp"), "PARNCP23", StandardCharsets.UTF_8, areas);
        var files = List.of(
                BoundaryFixtures.geoJson(directory.resolve("p.geojson"), "PARNCP23", areas),
                shp,
                BoundaryFixtures.geoPackage(
                        directory.resolve("p.gpkg"), "p", "PARNCP23", BoundaryFixtures.packaged(areas), areas),
                BoundaryFixtures.zip(
                        directory.resolve("p.zip"), shp, directory.resolve("p.dbf"), directory.resolve("p.prj")));
        for (var file : files) {
            assertThat(load(file)).as(said).isZero();
        }
        assertThat(query(
                        "select count(distinct md5(string)) from (select string_agg(code || name || st_astext(outline), ',' order by code) string"
                                + " from boundary group by set_id) one"))
                .containsExactly("1");
        assertThat(query("select count(*) from boundary_set where replaced_by is null"))
                .containsExactly("1");
        assertThat(query("select count(*) from boundary_set")).containsExactly("4");
    }

    @Test
    void bringsDegreesOntoTheGridByOstn15() throws Exception {
        // Ordnance Survey's own example point, 1 mm each way.
        var file = Files.writeString(
                directory.resolve("d.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"beat\":\"B-1 (north)\",\"called\":\"North beat\"},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1.716073973,52.658007833],[1.6,52.7],[1.6,52.6],[1.716073973,52.658007833]]]}}]}");
        assertThat(load(file)).isEqualTo(1);
        assertThat(said).contains("No pair of columns").contains("beat, called");
        assertThat(load(file, "--kind=beat", "--code-field", "beat", "--name-field=called"))
                .isEqualTo(1);
        assertThat(said).contains("--source");
        assertThat(load(
                        file,
                        "--kind=beat",
                        "--code-field",
                        "beat",
                        "--name-field=called",
                        "--source",
                        "Invented for a test"))
                .as(said)
                .isZero();
        assertThat(
                        query(
                                "select round(st_x(c.geom)::numeric, 2) || ' ' || round(st_y(c.geom)::numeric, 2) from boundary, st_dumppoints(outline) c"))
                .contains("651409.80 313177.45");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "E07000201,One,E07000201,Other | stands for two names",
                "E070002,One,E07000202,Other | which is none of districts",
                "E04000201,One,E07000202,Other | which is none of districts",
                "'; drop table boundary --,One,E07000202,Other | which is none of districts",
                "E07000201,,E07000202,Other | has no name",
                ",One,E07000202,Other | has no code"
            })
    void refusesCodesThatCannotBeRight(String codes, String saying) throws Exception {
        var given = codes.split(",", -1);
        var file = districts(
                "wrong",
                area(given[0], given[1], square(400_000, 300_000, 10_000)),
                area(given[2], given[3], square(410_000, 300_000, 10_000)));

        assertThat(load(file)).isEqualTo(1);

        assertThat(said).startsWith("hedgerow: ").contains(saying);
        assertThat(said.lines()).hasSize(1);
        nothingIsStored();
    }

    @Test
    void refusesWhatLiesElsewhere() throws Exception {
        assertThat(load(districts("far", area("E07000201", "Far", square(1_400_000, 300_000, 10_000)))))
                .isEqualTo(1);
        assertThat(said).contains("leaves the United Kingdom");
        var metres = Files.writeString(
                directory.resolve("metres.geojson"),
                Files.readString(districts("near", area("E07000201", "Near", square(400_000, 300_000, 10_000))))
                        .replace("\"crs\"", "\"was\""));
        assertThat(load(metres)).isEqualTo(1);
        assertThat(said).contains("look like metres");
        var turned = Files.writeString(
                directory.resolve("turned.geojson"),
                "{\"features\":[{\"properties\":{\"LAD23CD\":\"E07000201\",\"LAD23NM\":\"Turned\"},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[52,0],[52,1],[53,1],[52,0]]]}}]}");
        assertThat(load(turned)).isEqualTo(1);
        assertThat(said).contains("the order of the two numbers");
        assertThat(load(districts("long", area("E07000201", "Long", square(10_000, 10_000, 400_000)))))
                .isEqualTo(1);
        assertThat(said).contains("runs straight for more than 300 km");
        nothingIsStored();
    }

    @Test
    void leavesOutWhatHasNoOutlineOnlyWhenTold() throws Exception {
        var file = districts(
                "empty",
                area("E07000201", "One", square(400_000, 300_000, 10_000)),
                area("E07000202", "Nothing"),
                area("E07000203", "Flat", new double[] {1_000, 1_000, 2_000, 2_000, 1_000, 1_000}));
        assertThat(load(file)).isEqualTo(1);
        assertThat(said).contains("2 without an outline: E07000202 Nothing, E07000203 Flat");
        nothingIsStored();
        assertThat(load(file, "--allow-missing")).as(said).isZero();
        assertThat(said).contains("Left out, having no outline");
        assertThat(query("select code from boundary")).containsExactly("E07000201");
    }

    @Test
    void aDryRunStoresNothing() throws Exception {
        var file = districts("dry", area("E07000201", "One", square(400_000, 300_000, 10_000)));
        assertThat(load(file, "--dry-run")).as(said).isZero();
        assertThat(said).contains("Dry run: nothing was loaded.");
        nothingIsStored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from=yesterday | such as 2027-04-01",
                "--from=0000-01-01 | such as 2027-04-01",
                "--kind=REGION | --kind is one of",
                "--code-field=LAD23CD | go together",
                "--colour=red | There is no option --colour",
                "--source | needs a value",
                "--source= | at most 400 characters",
                "second.geojson | One file at a time"
            })
    void refusesOptionsThatMeanNothing(String option, String saying) throws Exception {
        var file = districts("one", area("E07000201", "One", square(400_000, 300_000, 10_000)));
        assertThat(load(file, option.strip())).isEqualTo(1);
        assertThat(said).startsWith("hedgerow: ").contains(saying);
        assertThat(said.lines()).hasSize(1);
        nothingIsStored();
    }

    @Test
    void keepsWhatWasInForceOnEveryDay() throws Exception {
        var first = districts("first", area("E07000201", "First", square(400_000, 300_000, 10_000)));
        var second = districts("second", area("E07000201", "Second", square(400_000, 300_000, 10_000)));
        var between = districts("between", area("E07000201", "Between", square(400_000, 300_000, 10_000)));
        var instead = districts("instead", area("E07000201", "Instead", square(400_000, 300_000, 10_000)));
        load(first, "--from", "2020-04-01");
        load(second, "--from", "2027-04-01");
        load(between, "--from", "2023-04-01");
        load(instead, "--from", "2023-04-01");

        assertThat(query(
                        "select id || ' ' || valid_from || ' ' || coalesce(valid_to::text, '-') || ' ' || coalesce(replaced_by::text, '-')"
                                + " from boundary_set order by id"))
                .containsExactly(
                        "1 2020-04-01 2023-04-01 -",
                        "2 2027-04-01 - -",
                        "3 2023-04-01 - 4",
                        "4 2023-04-01 2027-04-01 -");
        var point = GridPoint.ofMetres(405_000, 305_000);
        assertThat(boundaries.areasAt(point, LocalDate.parse("2020-03-31"))).isEmpty();
        assertThat(boundaries.areasAt(point, LocalDate.parse("2020-04-01")))
                .extracting(NamedArea::name)
                .containsExactly("First");
        assertThat(boundaries.areasAt(point, LocalDate.parse("2023-03-31")))
                .extracting(NamedArea::name)
                .containsExactly("First");
        assertThat(boundaries.areasAt(point)).extracting(NamedArea::name).containsExactly("Instead");
        assertThat(boundaries.areasAt(point, LocalDate.parse("2027-04-01")))
                .extracting(NamedArea::name)
                .containsExactly("Second");
        assertThat(boundaries.find(BoundaryKind.DISTRICT))
                .map(BoundarySet::validFrom)
                .contains(LocalDate.parse("2023-04-01"));
        assertThat(boundaries.find(BoundaryKind.PARISH)).isEmpty();
    }

    @Test
    void letsTheApplicationReadAndNotWrite() throws SQLException {
        try (var app = database.asApp();
                var statement = app.createStatement()) {
            for (var table : List.of("boundary_set", "boundary", "boundary_repair")) {
                statement.executeQuery("select 1 from " + table);
                for (var write : List.of("delete from " + table, "truncate " + table)) {
                    assertThatExceptionOfType(SQLException.class)
                            .isThrownBy(() -> statement.execute(write))
                            .withMessageContaining("permission denied");
                }
            }
        }
    }
}

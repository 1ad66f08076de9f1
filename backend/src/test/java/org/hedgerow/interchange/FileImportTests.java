package org.hedgerow.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridReference;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.platform.CsvFile;
import org.hedgerow.sharing.Tier;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@HedgerowTest
class FileImportTests {

    private static final List<String> TABLES = List.of(
            "incident",
            "incident_place",
            "released_incident",
            "incident_reporter",
            "audit_entry",
            "change_log",
            "imported_row",
            "import_run",
            "reference_counter",
            "label",
            "organisation");

    private static final String CAMBRIDGESHIRE = "Cambridgeshire Constabulary";
    private static final String GENERIC_HEADER = "Ref,Type,Date,Time,Grid ref,Notes,Sharing\n";
    private static final int HOURS_OF_TEN_YEARS = 87_600;

    private final FileImport imports;
    private final Cast cast;
    private final VisibleIncidents visible;
    private final PostgisDatabase database;

    @TempDir
    private Path directory;

    @Autowired
    FileImportTests(FileImport imports, Cast cast, VisibleIncidents visible, PostgisDatabase database) {
        this.imports = imports;
        this.cast = cast;
        this.visible = visible;
        this.database = database;
    }

    @Test
    void everyRowOfAStreetFileIsTakenInOrListedWithItsReason() throws IOException {
        var file = Samples.write(
                directory,
                Samples.POLICE_UK_HEADER
                        + Samples.policeUk("a1", CAMBRIDGESHIRE, "0.05", "52.05", "Other theft")
                        + Samples.policeUk("", CAMBRIDGESHIRE, "0.05", "52.05", "Anti-social behaviour")
                        + Samples.policeUk("", CAMBRIDGESHIRE, "0.05", "52.05", "Anti-social behaviour")
                        + Samples.policeUk("a2", CAMBRIDGESHIRE, "", "", "Other theft")
                        + Samples.policeUk("a3", CAMBRIDGESHIRE, "0.05", "52.05", "Sheep rustling")
                        + Samples.policeUk("a4", "Borsetshire Police", "0.05", "52.05", "Drugs")
                        + Samples.policeUk("a5", CAMBRIDGESHIRE, "2.35", "48.85", "Drugs")
                        + Samples.policeUk("a6", CAMBRIDGESHIRE, "NaN", "1e3", "Drugs")
                        + Samples.policeUk("a7", CAMBRIDGESHIRE, "0.05", "52.05", "Drugs")
                                .replace("2025-10", "2025-13")
                        + Samples.policeUk("a8", CAMBRIDGESHIRE, "0.05", "52.05", "Drugs")
                                .replace("2025-10", "2999-01")
                        + Samples.policeUk("a9", CAMBRIDGESHIRE, "0.05", "52.05", "Drugs")
                                .replace("Long", "L\u0007ng")
                        + "=1+1,short\n"
                        + Samples.policeUk("b1", CAMBRIDGESHIRE, "0.7", "51.75", "Drugs"));
        var rejects = directory.resolve("rejects.csv");
        var summary = imports.run(Samples.byOperator(file, null, rejects), new ImportProgress());
        assertThat(summary.format()).isEqualTo(ImportFormat.POLICE_UK);
        assertThat(summary.rows()).isEqualTo(13);
        assertThat(summary.accepted()).isEqualTo(4);
        assertThat(summary.rejected()).isEqualTo(9);
        assertThat(summary.elsewhere())
                .as("a point in Essex stays Cambridgeshire's record")
                .isEqualTo(1);
        assertThat(summary.reasons())
                .containsEntry("no coordinate", 1)
                .containsEntry("unknown category or crime type", 1)
                .containsEntry("unknown force", 1)
                .containsEntry("outside the country", 1)
                .containsEntry("place unreadable", 1)
                .containsEntry("month unreadable", 1)
                .containsEntry("lies in the future", 1)
                .containsEntry("a character that cannot be kept", 1)
                .containsEntry("wrong number of columns", 1);
        var lines = Files.readAllLines(rejects);
        assertThat(lines).hasSize(10);
        assertThat(lines.get(1)).startsWith("5,\"no coordinate\",");
        assertThat(lines.get(9)).isEqualTo("13,\"wrong number of columns\",\"'=1+1,short\"");
        assertThat(Files.getPosixFilePermissions(rejects)).hasSize(2);
    }

    @Test
    void takingAFileInAgainChangesNothing() throws SQLException {
        var text = new StringBuilder(Samples.POLICE_UK_HEADER);
        for (int i = 0; i < 60; i++) {
            text.append(Samples.policeUk("again" + i, CAMBRIDGESHIRE, "0.1" + i, "52.1", "Drugs"));
            text.append(Samples.policeUk("", CAMBRIDGESHIRE, "0.11", "52.11", "Anti-social behaviour"));
        }
        var file = Samples.write(directory, text.toString());
        var first = imports.run(Samples.byOperator(file, null, null), new ImportProgress());
        assertThat(first.accepted()).isEqualTo(120);
        var before = checksums();
        var second = imports.run(Samples.byOperator(file, null, null), new ImportProgress());
        assertThat(second.already()).isEqualTo(120);
        assertThat(second.accepted()).isZero();
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void oneFileTakenInTwiceAtTheSameMomentIsThereOnce() throws Exception {
        var text = new StringBuilder(Samples.POLICE_UK_HEADER);
        for (int i = 0; i < 400; i++) {
            text.append(Samples.policeUk("twice" + i, CAMBRIDGESHIRE, "0.1" + i, "52.2", "Drugs"));
        }
        var file = Samples.write(directory, text.toString());
        var workers = Executors.newFixedThreadPool(2);
        try {
            Callable<ImportSummary> run = () -> imports.run(Samples.byOperator(file, null, null), new ImportProgress());
            int accepted = 0;
            int already = 0;
            for (var result : workers.invokeAll(List.of(run, run))) {
                accepted += result.get().accepted();
                already += result.get().already();
            }
            assertThat(accepted).isEqualTo(400);
            assertThat(already).isEqualTo(400);
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void aRowWithAnIdOfItsOwnIsKnownAgainWhateverElseItSays() {
        var analyst = cast.person(cast.force("CAMBS"), Role.ANALYST);
        var first = generic("X-77,Hare coursing,05/11/2025,07:10,TL 420 440,Two dogs,all forces\n");
        var later = generic("X-77,Hare coursing,06/11/2025,08:10,TL 420 450,Three dogs,public\n");
        assertThat(run(first, analyst).accepted()).isOne();
        assertThat(run(later, analyst).already()).isOne();
    }

    @Test
    void whatComesInTogetherIsSharedJustAsWhatIsReportedAlone() {
        var analyst = cast.person(cast.force("CAMBS"), Role.ANALYST);
        var square = "TF 411 041";
        var summary = run(
                generic(row("own-1", square, "own force")
                        + row("all-1", square, "all forces")
                        + row("watch-1", square, "watch area")
                        + row("public-1", square, "public")
                        + row("default-1", square, "")),
                analyst);
        assertThat(summary.accepted()).isEqualTo(5);
        var point = GridReference.parse(square).square().centre();
        assertThat(tiers(analyst, point)).containsOnly(Tier.EXACT).hasSize(5);
        assertThat(tiers(cast.officer("ESSEX"), point)).containsOnly(Tier.EXACT).hasSize(3);
        assertThat(tiers(cast.coordinator("TF40"), point))
                .containsOnly(Tier.WATCH)
                .hasSize(2);
        assertThat(tiers(cast.coordinator("TL99"), point))
                .containsOnly(Tier.PUBLIC)
                .hasSize(1);
        assertThat(tiers(cast.person(cast.partner(), Role.REPORTER), point))
                .containsOnly(Tier.PUBLIC)
                .hasSize(1);
        assertThat(tiers(cast.person(cast.force("CAMBS"), Role.AUDITOR), point)).isEmpty();
    }

    @Test
    void whatComesInTogetherIsWrittenDownLikeEverythingElse() throws SQLException {
        var analyst = cast.person(cast.force("CAMBS"), Role.ANALYST);
        var before = counts();
        run(generic(row("written-1", "TL 511 511", "public") + row("written-2", "TL 511 511", "own force")), analyst);
        var after = counts();
        assertThat(added(before, after, "incident")).isEqualTo(2);
        assertThat(added(before, after, "incident_place")).isEqualTo(2);
        assertThat(added(before, after, "released_incident")).isEqualTo(4);
        assertThat(added(before, after, "change_log")).isEqualTo(4);
        assertThat(added(before, after, "audit_entry")).isEqualTo(2);
        assertThat(
                        rows(
                                "select count(distinct (force_code, reference_year, reference_number)) = count(*) from incident"))
                .isEqualTo("t");
        assertThat(rows(
                        "select count(*) from audit_entry join audit_personal using (number) where action = 'import incident' and person_id = '"
                                + analyst.id() + "' and operation = 'COLLECTION'"))
                .isEqualTo("2");
        assertThat(rows("select count(*) from incident i join released_incident r on r.incident_id = i.id"
                        + " where r.tier = 'EXACT' and r.reference_number is distinct from i.reference_number"))
                .isEqualTo("0");
    }

    @Test
    void aPersonTakesInTheOwnForcesRowsOfAStreetFileAlone() {
        var analyst = cast.person(cast.force("ESSEX"), Role.ANALYST);
        var file = Samples.write(
                directory,
                Samples.POLICE_UK_HEADER
                        + Samples.policeUk("mine-1", "Essex Police", "0.7", "51.75", "Drugs")
                        + Samples.policeUk("theirs-1", CAMBRIDGESHIRE, "0.05", "52.05", "Drugs"));
        var summary = run(file, analyst);
        assertThat(summary.accepted()).isOne();
        assertThat(summary.reasons().keySet()).singleElement().asString().contains("another force");
    }

    @Test
    void aDryRunWritesNothing() throws SQLException {
        var before = checksums();
        var file = Samples.write(
                directory,
                Samples.POLICE_UK_HEADER + Samples.policeUk("dry-1", "Wiltshire Police", "-1.9", "51.3", "Drugs"));
        var request = Samples.byOperator(file, null, null);
        var summary = imports.run(
                new ImportRequest(request.id(), file, "dry.csv", null, Map.of(), null, null, true, null, false),
                new ImportProgress());
        assertThat(summary.accepted()).isOne();
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void aMappingThatCannotWorkIsRefusedBeforeAnythingIsRead() {
        var owner = cast.force("CAMBS").id();
        assertThatThrownBy(() -> imports.run(
                        Samples.byOperator(Samples.write(directory, "a,b\n1,2\n"), owner, null), new ImportProgress()))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("category");
        var file = generic(row("m-1", "TL 42 40", ""));
        var request = new ImportRequest(
                java.util.UUID.randomUUID(),
                file,
                "m.csv",
                null,
                Map.of("place", "Nowhere"),
                null,
                owner,
                true,
                null,
                false);
        assertThatThrownBy(() -> imports.run(request, new ImportProgress()))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("no such column");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void howeverAFileIsMutilatedEveryRowIsCountedOnce(long seed) throws IOException {
        var random = new Random(seed);
        var text = new StringBuilder(GENERIC_HEADER);
        for (int i = 0; i < 200; i++) {
            text.append(mutilated(row("p" + seed + "-" + i, "TL " + (400 + i) + " 440", "public"), random));
        }
        var file = Samples.write(directory, text.toString());
        var rejects = directory.resolve("rejects-" + seed + ".csv");
        var owner = cast.force("CAMBS").id();
        var summary = imports.run(Samples.byOperator(file, owner, rejects), new ImportProgress());
        assertThat(summary.accepted() + summary.already() + summary.rejected())
                .as("seed " + seed)
                .isEqualTo(summary.rows());
        assertThat(summary.rejected()).as("seed " + seed).isPositive();
        int listed = 0;
        try (var list = new CsvFile(rejects)) {
            for (var row = list.next(); row != null; row = list.next()) {
                assertThat(row.problem()).isNull();
                listed++;
            }
        }
        assertThat(listed).as("seed " + seed).isEqualTo(summary.rejected());
        var again = imports.run(Samples.byOperator(file, owner, null), new ImportProgress());
        assertThat(again.already()).as("seed " + seed).isEqualTo(summary.accepted() + summary.already());
    }

    private static String mutilated(String row, Random random) {
        if (random.nextInt(4) > 0) {
            return row;
        }
        int at = random.nextInt(row.length() - 1);
        return switch (random.nextInt(6)) {
            case 0 -> row.substring(0, at) + "\"" + row.substring(at);
            case 1 -> row.substring(0, at) + "\n";
            case 2 -> row.substring(0, at) + "," + row.substring(at);
            case 3 -> row.substring(0, at) + (char) random.nextInt(32) + row.substring(at);
            case 4 -> row.substring(0, at) + row.substring(at + 1);
            default -> row.substring(0, at) + "\ud800\u202e" + row.substring(at);
        };
    }

    private static String row(String id, String place, String scope) {
        return id + ",HARE.COURSING,2025-11-05,07:10," + place + ",Two dogs," + scope + "\n";
    }

    private Path generic(String rows) {
        return Samples.write(directory, GENERIC_HEADER + rows);
    }

    private ImportSummary run(Path file, Person person) {
        return imports.run(Samples.byPerson(file, person, null), new ImportProgress());
    }

    private List<Tier> tiers(Person person, GridPoint point) {
        return visible.listNear(person, point, 50, HOURS_OF_TEN_YEARS).stream()
                .map(incident -> incident.tier())
                .toList();
    }

    private Map<String, String> checksums() throws SQLException {
        var sums = new LinkedHashMap<String, String>();
        for (var table : TABLES) {
            sums.put(
                    table,
                    rows("select count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) from hedgerow." + table
                            + " t"));
        }
        return sums;
    }

    private Map<String, String> counts() throws SQLException {
        var counts = new LinkedHashMap<String, String>();
        for (var table : TABLES) {
            counts.put(table, rows("select count(*) from hedgerow." + table));
        }
        return counts;
    }

    private static long added(Map<String, String> before, Map<String, String> after, String table) {
        return Long.parseLong(after.get(table)) - Long.parseLong(before.get(table));
    }

    private String rows(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
            try (var result = statement.executeQuery(query)) {
                result.next();
                return result.getString(1);
            }
        }
    }
}

package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.identity.Role;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.reference.Forces;
import org.hedgerow.reference.RecordingForces;
import org.hedgerow.support.PostgisDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** An administrator keeps the dated tables, over HTTP; everybody else reads what is in force. In an application of its own: it changes what all share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=4")
@DirtiesContext
class ReferenceDataTests extends OverHttp {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));
    private static final String BASES = "/api/reference-data/air-bases";
    private static final String FORCES = "/api/reference-data/forces";
    private static final String KINDS = "/api/reference-data/categories";
    private static final String BORDERS = "/api/reference-data/force-adjacency";

    @Autowired
    private Forces forces;

    @Autowired
    private RecordingForces recordingForces;

    @Autowired
    private Categories categories;

    @Autowired
    private PostgisDatabase database;

    @SuppressWarnings("NullAway.Init")
    private Visitor administrator;

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    @BeforeAll
    void signIn() {
        administrator = visitor(partner(), Role.SYSTEM_ADMINISTRATOR);
        officer = visitor(force("CAMBS"), Role.OFFICER);
    }

    @Test
    void theTablesSayWhatTheyHold() {
        var tables = administrator.get("/api/reference-data").json().get("tables");
        assertThat(tables.valueStream().map(table -> table.get("name").asString()))
                .containsExactly(
                        "forces",
                        "force-adjacency",
                        "categories",
                        "offences",
                        "air-bases",
                        "air-speeds",
                        "ladder-rules");
        for (var table : tables) {
            var name = table.get("name").asString();
            var rows = administrator.get("/api/reference-data/" + name).json().get("rows");
            assertThat(rows.size()).as(name).isGreaterThan(name.equals("air-speeds") ? 1 : 10);
            for (var column : table.get("columns")) {
                assertThat(rows.get(0).get("values").has(column.get("name").asString()))
                        .isTrue();
            }
        }
    }

    @Test
    void anotherNameHoldsFromItsDayAndTheOldOneBefore() {
        var before = administrator.get(FORCES + "/DORSET");
        assertThat(before.status()).isEqualTo(200);
        var values = valuesOf(before.json().get("rows").get(0));
        values.put("name", "Dorset and Invented Police");
        var changed = administrator.post(FORCES + "/DORSET/changes", 0, change(values, TODAY, "A new name"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        var rows = changed.json().get("rows");
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.get(0).get("until").asString()).isEqualTo(TODAY.toString());
        assertThat(rows.get(0).get("state").asString()).isEqualTo("ENDED");
        assertThat(rows.get(1).get("from").asString()).isEqualTo(TODAY.toString());
        assertThat(rows.get(1).get("state").asString()).isEqualTo("IN_FORCE");
        assertThat(changed.headers().get("etag"))
                .containsExactly("\"" + changed.json().get("version").asLong() + "\"");

        assertThat(forces.find("DORSET").orElseThrow().name())
                .as("this node knows at once")
                .isEqualTo("Dorset and Invented Police");
        assertThat(forces.withPublishedName("Dorset Police").orElseThrow().code())
                .isEqualTo("DORSET");
        assertThat(officer.get("/api/reference").body()).contains("Dorset and Invented Police");

        var history = changed.json().get("history");
        assertThat(history.size()).isEqualTo(2);
        for (var line : history) {
            assertThat(line.get("by").asString()).isEqualTo("Invented Person");
            assertThat(line.get("reason").asString()).isEqualTo("A new name");
        }
        assertThat(history.get(0).get("before").isNull()).isTrue();
        assertThat(history.get(0).get("after").get("name").asString()).isEqualTo("Dorset and Invented Police");
        assertThat(history.get(1).get("before").get("valid_to").isNull()).isTrue();
        assertThat(history.get(1).get("after").get("valid_to").asString()).isEqualTo(TODAY.toString());
    }

    /** Nobody tells this node; it asks. */
    @Test
    void anEditOfAnotherNodeArrivesByItself() throws SQLException {
        try (var otherNode = database.asApp();
                var statement = otherNode.createStatement()) {
            otherNode.setAutoCommit(false);
            statement.execute(
                    "select set_config('hedgerow.reference_editor', (select id::text from person limit 1), true),"
                            + " set_config('hedgerow.reference_reason', 'elsewhere', true)");
            statement.execute("update force set name = 'Gwent and Invented Police' where code = 'GWENT'");
            otherNode.commit();
        }
        Eventually.equal(
                "the new name",
                "Gwent and Invented Police",
                () -> forces.find("GWENT").orElseThrow().name());
    }

    @Test
    void aClosedBaseVanishesForLaterDaysAndStaysForEarlierOnes() {
        var day = TODAY.plusDays(40);
        var ended = administrator.post(
                BASES + "/BOURNEMOUTH/end", 0, Map.of("from", day.toString(), "reason", "The lease ends"));
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(officer.get("/api/air-bases?on=" + day).body()).doesNotContain("BOURNEMOUTH");
        assertThat(officer.get("/api/air-bases?on=" + day.minusDays(1)).body()).contains("BOURNEMOUTH");
        assertThat(officer.get("/api/air-bases").body()).contains("BOURNEMOUTH");

        var values = valuesOf(ended.json().get("rows").get(0));
        var again = administrator.post(
                BASES + "/BOURNEMOUTH/changes", version(ended), change(values, day.plusDays(30), "It opens again"));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(officer.get("/api/air-bases?on=" + day.plusDays(29)).body()).doesNotContain("BOURNEMOUTH");
        assertThat(officer.get("/api/air-bases?on=" + day.plusDays(30)).body()).contains("BOURNEMOUTH");
    }

    @Test
    void aDayThatIsPastMustBeMeant() {
        var values = base("YORKWOLDS", "Yorkshire Wolds");
        var form = change(values, TODAY.minusDays(10), "Opened last week");
        assertThat(administrator.send("POST", BASES, form).pointers()).containsExactly("/from");
        form.put("pastDated", true);
        assertThat(administrator.send("POST", BASES, form).status()).isEqualTo(201);
        assertThat(officer.get("/api/air-bases?on=" + TODAY.minusDays(10)).body())
                .contains("YORKWOLDS");
        assertThat(officer.get("/api/air-bases?on=" + TODAY.minusDays(11)).body())
                .doesNotContain("YORKWOLDS");
        assertThat(administrator.send("POST", BASES, form).pointers())
                .as("it is there already")
                .containsExactly("/values/code");
    }

    @Test
    void aTypingErrorIsPutRightInPlaceAndStaysInTheHistory() {
        var form = change(base("CROMER", "Crommer"), TODAY, "Opens today");
        var made = administrator.send("POST", BASES, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var correction = new HashMap<String, Object>();
        correction.put("row", TODAY.toString());
        correction.put("values", base("CROMER", "Cromer"));
        correction.put("from", TODAY.minusDays(5).toString());
        correction.put("until", null);
        correction.put("reason", "One m, and it was last week");
        var corrected = administrator.post(BASES + "/CROMER/corrections", version(made), correction);
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        assertThat(corrected.json().get("rows").size()).isEqualTo(1);
        assertThat(corrected.json().at("/rows/0/from").asString())
                .isEqualTo(TODAY.minusDays(5).toString());
        assertThat(corrected.json().at("/history/0/before/name").asString()).isEqualTo("Crommer");
        assertThat(corrected.json().at("/history/0/after/name").asString()).isEqualTo("Cromer");
    }

    @Test
    void aFirstDayThatMovesTakesTheLastDayBeforeItAlong() {
        var rows = administrator.get(FORCES + "/HANTS").json().get("rows");
        var correction = new HashMap<String, Object>();
        correction.put("row", rows.get(1).get("from").asString());
        correction.put("values", valuesOf(rows.get(1)));
        correction.put("from", "2022-11-07");
        correction.put("until", null);
        correction.put("reason", "The day is verified");
        var corrected = administrator.post(FORCES + "/HANTS/corrections", 0, correction);
        assertThat(corrected.status()).as(corrected.body()).isEqualTo(200);
        assertThat(corrected.json().at("/rows/0/until").asString()).isEqualTo("2022-11-07");
        assertThat(corrected.json().at("/rows/1/from").asString()).isEqualTo("2022-11-07");
        correction.put("row", "2022-11-07");
        correction.put("from", "2000-01-01");
        var impossible = administrator.post(FORCES + "/HANTS/corrections", version(corrected), correction);
        assertThat(impossible.status()).isEqualTo(422);
    }

    @Test
    void whatIsPlannedIsTakenBackAndWhatHasBegunIsNot() {
        var rows = administrator.get(FORCES + "/SURREY").json().get("rows");
        var values = valuesOf(rows.get(0));
        values.put("name", "Surrey Planned Police");
        var day = TODAY.plusDays(90);
        var planned = administrator.post(FORCES + "/SURREY/changes", 0, change(values, day, "Planned"));
        assertThat(planned.status()).as(planned.body()).isEqualTo(200);
        assertThat(forces.find("SURREY").orElseThrow().name()).isEqualTo("Surrey Police");
        var back = administrator.post(
                FORCES + "/SURREY/taken-back", version(planned), Map.of("row", day.toString(), "reason", "Not to be"));
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json().get("rows").size()).isEqualTo(1);
        assertThat(back.json().at("/rows/0/until").isNull()).isTrue();
        assertThat(back.json().get("history").size()).isEqualTo(4);
        var begun = administrator.post(
                FORCES + "/SURREY/taken-back", version(back), Map.of("row", "2000-01-01", "reason", "Never was"));
        assertThat(begun.pointers()).containsExactly("/row");
    }

    @Test
    void aMergedForceKeepsItsRecordsAndItsSuccessorTakesItsBorders() {
        var day = TODAY;
        var ended = administrator.post(
                FORCES + "/CLEVE/end",
                0,
                Map.of("from", day.toString(), "successor", "DURHAM", "reason", "Merged by order"));
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(forces.contains("CLEVE")).isFalse();
        assertThat(forces.wasEver("CLEVE")).isTrue();
        assertThat(forces.successorOf("CLEVE").orElseThrow().code()).isEqualTo("DURHAM");
        var middlesbrough = GridPoint.ofMetres(449_500, 520_500);
        assertThat(new ForceAreas().forceAt(middlesbrough)).contains("CLEVE");
        assertThat(recordingForces.at(middlesbrough).orElseThrow().code()).isEqualTo("DURHAM");
        assertThat(forces.withPublishedName("Cleveland Police").orElseThrow().code())
                .isEqualTo("DURHAM");
        assertThat(forces.neighboursOf("DURHAM"))
                .containsExactlyInAnyOrder("CUMBRIA", "NORTHUM", "NYORKS")
                .doesNotContain("CLEVE");
        assertThat(forces.neighboursOf("NYORKS")).doesNotContain("CLEVE").contains("DURHAM");
        assertThat(officer.get("/api/map?bbox=0,52,1,53&zoom=9&force=CLEVE").status())
                .as("its incidents are still found")
                .isEqualTo(200);
        var unknown = administrator.post(
                FORCES + "/GWENT/end", 0, Map.of("from", day.toString(), "successor", "NOWHERE", "reason", "x"));
        assertThat(unknown.pointers()).contains("/values/successor_code");
    }

    @Test
    void aBorderIsMadeAndEndedFromBothSides() {
        var values = Map.of(
                "force_code", "KENT",
                "neighbour_code", "SUFFOLK",
                "kind", "AGREEMENT",
                "verified", "true",
                "source", "Letter of agreement");
        var made = administrator.send("POST", BORDERS, change(values, TODAY, "Signed today"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(forces.neighboursOf("KENT")).contains("SUFFOLK");
        assertThat(forces.neighboursOf("SUFFOLK")).contains("KENT");
        var other = administrator.get(BORDERS + "/SUFFOLK-KENT-AGREEMENT");
        assertThat(other.json().get("history").size()).isEqualTo(1);
        var ended = administrator.post(
                BORDERS + "/SUFFOLK-KENT-AGREEMENT/end",
                version(other),
                Map.of("from", TODAY.plusDays(1).toString(), "reason", "Ends tomorrow"));
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        var first = administrator.get(BORDERS + "/KENT-SUFFOLK-AGREEMENT").json();
        assertThat(first.at("/rows/0/until").asString())
                .isEqualTo(TODAY.plusDays(1).toString());
    }

    @Test
    void aKindOfIncidentComesAndGoesAndIsStillFound() {
        var values = new HashMap<String, String>(Map.of(
                "code",
                "FUEL.HYDROGEN",
                "parent_code",
                "FUEL",
                "name",
                "Hydrogen",
                "place_in_list",
                "305",
                "source",
                "Test"));
        var made = administrator.send("POST", KINDS, change(values, TODAY, "New"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(categories.contains("FUEL.HYDROGEN")).isTrue();
        assertThat(officer.get("/api/reference").body()).contains("FUEL.HYDROGEN");

        var petrol = administrator.post(
                KINDS + "/FUEL.PETROL/end", 0, Map.of("from", TODAY.toString(), "reason", "No longer used"));
        assertThat(petrol.status()).as(petrol.body()).isEqualTo(200);
        assertThat(categories.contains("FUEL.PETROL")).isFalse();
        var id = newId();
        var report = report("TL 421 431", "OWN_FORCE");
        report.put("category", "FUEL.PETROL");
        assertThat(officer.put("/api/incidents/" + id, report).pointers()).containsExactly("/category");
        assertThat(officer.get("/api/map?bbox=0,52,1,53&zoom=9&category=FUEL.PETROL")
                        .status())
                .isEqualTo(200);
        var group = administrator.post(
                KINDS + "/EQUINE/end", 0, Map.of("from", TODAY.toString(), "reason", "No more horses"));
        assertThat(group.status()).isEqualTo(422);
        assertThat(group.body()).contains("EQUINE.TACK: EQUINE is not there on " + TODAY);
    }

    @Test
    void ofTwoAdministratorsAtOnceOneIsToldToLookAgain() throws Exception {
        var values = valuesOf(administrator.get(BASES + "/REDHILL").json().at("/rows/0"));
        var at = new ArrayList<Visitor>();
        for (int i = 0; i < 6; i++) {
            at.add(visitor(partner(), Role.SYSTEM_ADMINISTRATOR));
        }
        var pool = Executors.newFixedThreadPool(at.size());
        try {
            var tries = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < at.size(); i++) {
                var who = at.get(i);
                var named = new HashMap<>(values);
                named.put("name", "Redhill " + (char) ('A' + i));
                tries.add(() -> who.post(BASES + "/REDHILL/changes", 0, change(named, TODAY, "At once"))
                        .status());
            }
            var statuses = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(tries)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(200);
            assertThat(statuses.stream().filter(status -> status == 412)).hasSize(5);
        } finally {
            pool.shutdownNow();
        }
        assertThat(administrator.get(BASES + "/REDHILL").json().get("rows").size())
                .isEqualTo(2);
    }

    @Test
    void aVersionIsNeededAndMustBeTheNewest() {
        var form = change(base("HAWARDEN", "Hawarden"), TODAY, "x");
        assertThat(administrator.send("POST", BASES + "/HAWARDEN/changes", form).status())
                .isEqualTo(428);
        for (var wrong : List.of("\"7\"", "7", "*", "\"\"", "W/\"0\"", "\"99999999999999999999\"", "\"-1\"")) {
            var answer = administrator.send(
                    "POST", BASES + "/HAWARDEN/changes", form, "application/json", Map.of("If-Match", wrong));
            assertThat(answer.status()).as(wrong).isEqualTo(412);
        }
    }

    @Test
    void whatCannotBeIsNamedAndChangesNothing() {
        long changes = number("select count(*) from reference_change where row_key = 'EXETER'");
        record Wrong(String column, @Nullable String value) {}
        for (var wrong : List.of(
                new Wrong("name", ""),
                new Wrong("name", "x".repeat(81)),
                new Wrong("name", "=HYPERLINK(\"http://example.org\")"),
                new Wrong("name", "@SUM(A1)"),
                new Wrong("name", "a\u0000b"),
                new Wrong("name", "a\nb"),
                new Wrong("name", "\u202Eexe"),
                new Wrong("name", "Benson"),
                new Wrong("kind", "BALLOON"),
                new Wrong("kind", "rotary"),
                new Wrong("latitude", "fifty"),
                new Wrong("latitude", "NaN"),
                new Wrong("latitude", "40.1"),
                new Wrong("latitude", "50.1234567"),
                new Wrong("verified", "yes"),
                new Wrong("code", "EXETERTWO"),
                new Wrong("source", "x".repeat(301)),
                new Wrong("source", "   "))) {
            var values = new HashMap<String, @Nullable String>(base("EXETER", "Exeter"));
            values.put(wrong.column(), wrong.value());
            var answer = administrator.post(BASES + "/EXETER/changes", 0, change(values, TODAY, "x"));
            assertThat(answer.status()).as(wrong + answer.body()).isEqualTo(422);
            assertThat(answer.pointers()).as(wrong.toString()).containsExactly("/values/" + wrong.column());
        }
        var unknown = new HashMap<String, String>(base("EXETER", "Exeter"));
        unknown.put("code = 'x'; drop table force; --", "x");
        assertThat(administrator
                        .post(BASES + "/EXETER/changes", 0, change(unknown, TODAY, "x"))
                        .pointers())
                .containsExactly("/values");
        for (var reason : new String[] {"", " ", "x".repeat(401), "a\u0000b"}) {
            assertThat(administrator
                            .post(BASES + "/EXETER/changes", 0, change(base("EXETER", "Exeter"), TODAY, reason))
                            .pointers())
                    .containsExactly("/reason");
        }
        for (var day : new String[] {"1999-12-31", "2100-01-01", "2026-02-30", "yesterday", "", "+999999999-01-01"}) {
            var form = change(base("EXETER", "Exeter"), TODAY, "x");
            form.put("from", day);
            form.put("pastDated", true);
            var answer = administrator.post(BASES + "/EXETER/changes", 0, form);
            assertThat(answer.status()).as(day + answer.body()).isIn(400, 422);
        }
        assertThat(administrator
                        .post(BASES + "/EXETER/end", 0, Map.of("from", "2025-03-01", "pastDated", true, "reason", "x"))
                        .pointers())
                .contains("/from");
        assertThat(administrator
                        .post(
                                BASES + "/EXETER/end",
                                0,
                                Map.of("from", TODAY.toString(), "successor", "BENSON", "reason", "x"))
                        .pointers())
                .containsExactly("/successor");
        assertThat(number("select count(*) from reference_change where row_key = 'EXETER'"))
                .isEqualTo(changes);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var path : List.of(
                "/api/reference-data/passwords",
                "/api/reference-data/person.csv",
                "/api/reference-data/Forces",
                FORCES + "/NOWHERE",
                FORCES + "/cambs",
                FORCES + "/CAMBS'--",
                FORCES + "/" + "A".repeat(61),
                BORDERS + "/CAMBS-KENT-LAND",
                BORDERS + "/CAMBS")) {
            assertThat(administrator.get(path.replace("'", "%27")).status())
                    .as(path)
                    .isEqualTo(404);
        }
        var form = change(base("NOWHERE", "Nowhere"), TODAY, "x");
        assertThat(administrator.post(BASES + "/NOWHERE/changes", 0, form).status())
                .isEqualTo(404);
        assertThat(administrator
                        .post(BASES + "/NOWHERE/end", 0, Map.of("from", TODAY.toString(), "reason", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTableIsDownloadedAsTheFileThatItCameFrom() {
        var answer = administrator.get("/api/reference-data/offences.csv");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).containsExactly("text/csv;charset=UTF-8");
        assertThat(answer.headers().get("content-disposition"))
                .containsExactly("attachment; filename=\"offences.csv\"");
        try (var file = ReferenceDataTests.class.getResourceAsStream("/reference/offences.csv")) {
            assertThat(answer.body())
                    .isEqualTo(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFileIsTriedAndThenTakenWholeOrNotAtAll() {
        var path = BASES + "/file";
        var rows = administrator.get(BASES).json();
        int version = version(administrator.get(BASES));
        var csv = administrator.get(BASES + ".csv").body();
        var ours = csv.replace("CARRGATE,Carr Gate,", "CARRGATE,Carr Gate Invented,")
                + "ZZZ,Zzz field,ROTARY,52.1,0.1,false,Invented," + TODAY.plusDays(3) + ",\n";
        var tried = administrator.post(path, version, Map.of("csv", ours, "dryRun", true));
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().toString())
                .isEqualTo(
                        "{\"dryRun\":true,\"added\":1,\"changed\":1,\"removed\":0,\"first\":[\"CARRGATE\",\"ZZZ\"]}");
        assertThat(administrator.get(BASES).json()).isEqualTo(rows);

        assertThat(administrator
                        .post(path, version, Map.of("csv", ours, "dryRun", false))
                        .pointers())
                .containsExactly("/reason");
        var taken = administrator.post(path, version, Map.of("csv", ours, "dryRun", false, "reason", "New list"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(administrator.get(BASES + ".csv").body()).isEqualTo(ours);
        assertThat(administrator.get(BASES + "/CARRGATE").json().get("history").size())
                .isEqualTo(1);
        assertThat(administrator
                        .post(path, version, Map.of("csv", csv, "dryRun", false, "reason", "Late"))
                        .status())
                .as("from an older version")
                .isEqualTo(412);

        int now = version(administrator.get(BASES));
        for (var wrong : List.of(
                "",
                "code\n",
                csv.replaceAll("(?m)^BENSON,.*\n", ""),
                ours + "ZZZ,Zzz field,ROTARY,52.1,0.1,false,Invented," + TODAY.plusDays(9) + ",\n",
                ours.replace("Barton", "=cmd|' /C calc'!A0"),
                ours.replace("52.44", "95"))) {
            var refused = administrator.post(path, now, Map.of("csv", wrong, "dryRun", false, "reason", "x"));
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.pointers()).as(wrong).containsOnly("/csv");
        }
        assertThat(administrator.get(BASES + ".csv").body()).isEqualTo(ours);
        var planned = administrator.post(
                path, now, Map.of("csv", ours.replaceAll("(?m)^ZZZ,.*\n", ""), "dryRun", false, "reason", "Not yet"));
        assertThat(planned.json().get("removed").asInt()).isEqualTo(1);
    }

    @Test
    void offencesAreAskedForByDayKindAndLight() {
        var night = officer.get("/api/offences?on=2025-10-15&category=HARE.COURSING&light=NIGHT")
                .json();
        assertThat(night.get("offences")
                        .valueStream()
                        .map(each -> each.get("code").asString()))
                .contains("NPA1828-1")
                .doesNotContain("GA1831-30");
        var poaching = night.get("offences")
                .valueStream()
                .filter(each -> each.get("code").asString().equals("NPA1828-1"))
                .findFirst()
                .orElseThrow();
        assertThat(poaching.get("lastSafeDay").asString()).isEqualTo("2026-04-14");
        assertThat(poaching.get("verified").asBoolean()).isTrue();
        assertThat(officer.get("/api/offences?on=2021-10-15").body()).contains("A fine only");
        for (var wrong : List.of(
                "on=yesterday",
                "on=1800-01-01",
                "on=2026-02-30",
                "light=DUSK",
                "category=HARE.",
                "category=" + "A".repeat(500))) {
            var answer = officer.get("/api/offences?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.pointers()).as(wrong).containsExactly("?" + wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(officer.get("/api/air-bases?on=9999-01-01").pointers()).containsExactly("?on");
    }

    private static Map<String, String> base(String code, String name) {
        return Map.of(
                "code",
                code,
                "name",
                name,
                "kind",
                "ROTARY",
                "latitude",
                "50.7",
                "longitude",
                "-3.4",
                "verified",
                "false",
                "source",
                "Invented");
    }

    private static Map<String, Object> change(Map<String, ?> values, LocalDate from, String reason) {
        var form = new HashMap<String, Object>();
        form.put("values", values);
        form.put("from", from.toString());
        form.put("reason", reason);
        return form;
    }

    private static Map<String, String> valuesOf(JsonNode row) {
        var values = new HashMap<String, String>();
        row.get("values")
                .properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().asString()));
        return values;
    }

    private static int version(Visitor.Answer answer) {
        return answer.json().get("version").asInt();
    }
}

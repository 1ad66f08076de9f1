package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody can have meant is refused with the field's name; nothing is stored and nothing is given away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTests extends OverHttp {

    /** Stands in every bad report: must not come back in an answer that the sender did not deserve, nor in another's. */
    private static final String CANARY = "canary-7f3a";

    private static final List<String> TABLES = List.of(
            "incident",
            "incident_place",
            "released_incident",
            "incident_reporter",
            "incident_submission",
            "change_log",
            "reference_counter");

    @SuppressWarnings("NullAway.Init")
    private Visitor officer;

    @SuppressWarnings("NullAway.Init")
    private String hidden;

    @BeforeAll
    void anOfficerAndAnIncidentOfAnotherForce() {
        officer = visitor(force("CAMBS"), Role.OFFICER);
        var report = report("TL 51 21", "OWN_FORCE");
        report.put("narrative", "hidden " + CANARY);
        hidden = newId();
        assertThat(visitor(force("ESSEX"), Role.OFFICER)
                        .put("/api/incidents/" + hidden, report)
                        .status())
                .isEqualTo(201);
    }

    static Stream<Arguments> badFields() {
        var future = Instant.now().plusSeconds(7_200).toString();
        var deep = new ArrayList<Object>();
        for (int level = 0; level < 20; level++) {
            deep = new ArrayList<>(List.of(deep));
        }
        return Stream.of(
                bad("/category", "category", null),
                bad("/category", "category", "NO.SUCH"),
                bad("/category", "category", "HARE"),
                bad("/category", "category", "hare.coursing"),
                bad("/category", "category", "HARE.COURSING "),
                bad("/category", "category", ""),
                bad("/category", "category", "X".repeat(50_000)),
                bad("/category", "category", "HARE.COURSING\u0000"),
                bad("/category", "category", 7),
                bad("/category", "category", List.of("HARE.COURSING")),
                bad("/narrative", "narrative", "x".repeat(4_001)),
                bad("/narrative", "narrative", "nul\u0000nul"),
                bad("/narrative", "narrative", "bell\u0007"),
                bad("/narrative", "narrative", "escape\u001b[31m"),
                bad("/narrative", "narrative", "delete\u007f"),
                bad("/narrative", "narrative", "turn\u202eround"),
                bad("/narrative", "narrative", "not a character\ufffe"),
                bad("/narrative", "narrative", 7),
                bad("/narrative", "narrative", true),
                bad("/narrative", "narrative", Map.of("text", "x")),
                bad("/earliest", "earliest", null),
                bad("/earliest", "earliest", ""),
                bad("/earliest", "earliest", "yesterday"),
                bad("/earliest", "earliest", "2026-02-30T10:00:00Z"),
                bad("/earliest", "earliest", "1969-12-31T23:59:59Z"),
                bad("/earliest", "earliest", "-999999999-01-01T00:00:00Z"),
                bad("/earliest", "earliest", "2020-01-01T00:00:00Z"),
                bad("/latest", "latest", null),
                bad("/latest", "latest", future),
                bad("/latest", "latest", "+999999999-12-31T23:59:59Z"),
                bad("/latest", "latest", Instant.now().minusSeconds(864_000).toString()),
                bad("/latest", "latest", List.of()),
                bad("/exactTimeKnown", "exactTimeKnown", null),
                bad("/exactTimeKnown", "exactTimeKnown", "true"),
                bad("/exactTimeKnown", "exactTimeKnown", 1),
                bad("/place", "place", null),
                bad("/place", "place", Map.of()),
                bad("/place", "place", "TL 420 440"),
                bad("/place", "place", Map.of("text", "TL 420 440", "longitude", 0.1, "latitude", 52.1)),
                bad("/place", "place", Map.of("longitude", 0.1)),
                bad("/place", "place", Map.of("longitude", 181, "latitude", 52)),
                bad("/place", "place", Map.of("longitude", 0.1, "latitude", 91)),
                bad("/place", "place", Map.of("longitude", 2.35, "latitude", 48.85)),
                bad("/place", "place", Map.of("longitude", -30, "latitude", 52)),
                bad("/place/longitude", "place", Map.of("longitude", "0.1", "latitude", 52.1)),
                bad("/place/longitude", "place", Map.of("longitude", List.of(0.1), "latitude", 52.1)),
                bad("/place/method", "place", Map.of("longitude", 0.1, "latitude", 52.1, "method", "GRID_REFERENCE")),
                bad("/place/method", "place", Map.of("longitude", 0.1, "latitude", 52.1, "method", "GUESS")),
                bad("/place/method", "place", Map.of("longitude", 0.1, "latitude", 52.1, "method", 3)),
                bad("/place/precisionMetres", "place", point(0)),
                bad("/place/precisionMetres", "place", point(-1)),
                bad("/place/precisionMetres", "place", point(20_001)),
                bad("/place/precisionMetres", "place", point(2_147_483_648L)),
                bad("/place/text", "place", Map.of("text", "")),
                bad("/place/text", "place", Map.of("text", "TI 42 46")),
                bad("/place/text", "place", Map.of("text", "TL 42 4")),
                bad("/place/text", "place", Map.of("text", "no such place anywhere")),
                bad("/place/text", "place", Map.of("text", "TL 420 440\u0000")),
                bad("/place/text", "place", Map.of("text", "x".repeat(50_000))),
                bad("/place/text", "place", Map.of("text", "48.85, 2.35")),
                bad("/place/text", "place", Map.of("text", 420)),
                bad("/place/altitude", "place", Map.of("text", "TL 420 440", "altitude", 3)),
                bad("/scope", "scope", null),
                bad("/scope", "scope", "EVERYBODY"),
                bad("/scope", "scope", "own_force"),
                bad("/scope", "scope", 0),
                bad("/organisations", "organisations", List.of(UUID.randomUUID().toString())),
                bad("/organisations", "organisations", "all"),
                bad("/organisations/0", "organisations", List.of("not-an-id")),
                bad("/organisations/0", "organisations", List.of(Map.of())),
                bad("/labelId", "labelId", 1),
                bad("/version", "version", 7),
                bad("/owner", "owner", UUID.randomUUID().toString()),
                bad("/extra", "extra", deep));
    }

    private static Arguments bad(String pointer, String field, @org.jspecify.annotations.Nullable Object value) {
        return Arguments.of(pointer, field, value);
    }

    private static Map<String, Object> point(Number precision) {
        return Map.of("longitude", 0.1, "latitude", 52.1, "precisionMetres", precision);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("badFields")
    void aBadFieldIsNamed(String pointer, String field, @org.jspecify.annotations.Nullable Object value) {
        var before = rows();
        var report = report("TL 420 440", "OWN_FORCE");
        if (!field.equals("narrative")) {
            report.put("narrative", CANARY);
        }
        report.put(field, value);
        var answer = officer.put("/api/incidents/" + newId(), report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.pointers()).as(answer.toString()).contains(pointer);
        assertNothing(answer, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00x", "x\\ud83d"})
    void halfACharacterIsRefused(String escaped) {
        var before = rows();
        var report = report("TL 420 440", "OWN_FORCE");
        report.put("narrative", "HALF");
        var body = Visitor.JSON.writeValueAsString(report).replace("HALF", escaped);
        var answer = officer.put("/api/incidents/" + newId(), body);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
        assertNothing(answer, before);
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        var before = rows();
        var answer = officer.put(
                "/api/incidents/" + newId(),
                Map.of(
                        "category",
                        "NO",
                        "narrative",
                        "x".repeat(4_001),
                        "place",
                        Map.of("text", "?"),
                        "scope",
                        "PUBLIC"));
        assertThat(answer.pointers())
                .contains("/category", "/narrative", "/earliest", "/latest", "/exactTimeKnown", "/place/text");
        assertNothing(answer, before);
    }

    @Test
    void organisationsMustBeKnownAndOthers() {
        var force = force("CAMBS");
        for (var named : List.of(
                List.of(),
                List.of(UUID.randomUUID().toString()),
                List.of(force.id().toString()),
                java.util.Collections.nCopies(500, force("ESSEX").id().toString()))) {
            var before = rows();
            var report = report("TL 420 440", "NAMED_ORGANISATIONS");
            report.put("organisations", named);
            var answer = officer.put("/api/incidents/" + newId(), report);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
            assertThat(answer.pointers()).allMatch(pointer -> pointer.startsWith("/organisations"));
            assertNothing(answer, before);
        }
    }

    static Stream<String> unreadableBodies() {
        return Stream.of(
                "",
                "not json",
                "{",
                "[]",
                "null",
                "7",
                "{\"category\":\"HARE.COURSING\",\"category\":\"HARE.COURSING\"}",
                "{\"place\":{\"longitude\":NaN,\"latitude\":52}}",
                "{\"place\":{\"longitude\":Infinity,\"latitude\":52}}",
                "{\"place\":{\"longitude\":-Infinity,\"latitude\":52}}",
                "{\"place\":{\"longitude\":1e400,\"latitude\":52}}",
                "{\"place\":{\"longitude\":0.1,\"latitude\":1" + "0".repeat(200) + "}}",
                "{\"place\":{\"text\":\"TL 42 44\",\"precisionMetres\":2147483648}}",
                "{\"place\":{\"longitude\":0x10,\"latitude\":52}}",
                "{\"extra\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}",
                "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000),
                "{\"narrative\":\"x\"} {\"narrative\":\"y\"}",
                "{\"narrative\":\"raw \u0001 control\"}",
                "{'category':'HARE.COURSING'}",
                "{\"narrative\":\"\\uD800\"}",
                "\ufeff\ufeff{}");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("unreadableBodies")
    void aBodyThatCannotBeReadIsAProblem(String body) {
        var before = rows();
        var answer = officer.send("PUT", "/api/incidents/" + newId(), body);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
        assertThat(answer.json().get("type").asString()).startsWith("/problems#");
        assertNothing(answer, before);
    }

    @Test
    void aBodyOfTwoMegabytesIsNotReadToItsEnd() {
        for (var body : List.of(
                "{\"narrative\":\"" + "x".repeat(2_000_000) + "\"}",
                "[" + "1,".repeat(1_000_000) + "1]",
                " ".repeat(2_000_000) + "{}")) {
            var before = rows();
            var answer = officer.send("PUT", "/api/incidents/" + newId(), body);
            assertThat(answer.status()).isIn(400, 413);
            assertNothing(answer, before);
        }
    }

    @Test
    void anotherContentTypeIsNotRead() {
        var body = Visitor.JSON.writeValueAsString(report("TL 420 440", "OWN_FORCE"));
        for (var type :
                List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "application/cbor")) {
            var before = rows();
            var answer = officer.send("PUT", "/api/incidents/" + newId(), body, type, Map.of());
            assertThat(answer.status()).as(type).isEqualTo(415);
            assertNothing(answer, before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                "1-1-1-1-1",
                "not-an-id",
                "%00",
                "..%2f..%2fetc%2fpasswd",
                "3F8A1F52-6D0C-4F6E-9A51-0F0F4C1D2E3B%20",
            })
    void anIdThatCannotBeAReportsIsRefused(String id) {
        var before = rows();
        var answer = officer.put("/api/incidents/" + id, report("TL 420 440", "OWN_FORCE"));
        assertThat(answer.status()).as(answer.toString()).isIn(400, 404, 422);
        assertNothing(answer, before);
    }

    @Test
    void anIdInUseIsRefusedLikeAnyIdThatCannotBeUsedWhoeverUsesIt() {
        var own = newId();
        var report = report("TL 420 440", "OWN_FORCE");
        assertThat(officer.put("/api/incidents/" + own, report).status()).isEqualTo(201);
        assertThat(officer.put("/api/incidents/" + own, report).status()).isEqualTo(200);
        var before = rows();
        var other = report("TL 421 441", "OWN_FORCE");
        var ownAgain = officer.put("/api/incidents/" + own, other);
        var somebodyElses = officer.put("/api/incidents/" + hidden, other);
        assertThat(ownAgain.status()).as(ownAgain.toString()).isEqualTo(422);
        assertThat(ownAgain.pointers()).containsExactly("/id");
        assertThat(somebodyElses.seen()).isEqualTo(ownAgain.seen());
        assertNothing(somebodyElses, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"x\"", "\"-1\"", "*", "W/\"1\"", "\"99999999999\"", "\"1\", \"2\"", "\"2\""})
    void aVersionThatIsNotTheCurrentOneChangesNothing(String version) {
        var id = newId();
        assertThat(officer.put("/api/incidents/" + id, report("TL 420 440", "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        var before = rows();
        for (var answer : List.of(
                officer.send(
                        "PUT",
                        "/api/incidents/" + id,
                        report("TL 420 441", "PUBLIC"),
                        "application/json",
                        Map.of("If-Match", version)),
                officer.send(
                        "POST",
                        "/api/incidents/" + id + "/withdrawal",
                        Map.of("reason", CANARY),
                        "application/json",
                        Map.of("If-Match", version)))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(412);
            assertNothing(answer, before);
        }
        assertThat(officer.send("POST", "/api/incidents/" + id + "/closure", Map.of("reason", "x"))
                        .status())
                .isEqualTo(428);
    }

    @Test
    void aReasonIsNeededAndBounded() {
        var id = newId();
        assertThat(officer.put("/api/incidents/" + id, report("TL 420 440", "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        var bad = new HashMap<String, Object>();
        bad.put("reason", null);
        for (var reason : List.<Map<String, Object>>of(
                bad,
                Map.of(),
                Map.of("reason", " "),
                Map.of("reason", "x".repeat(401)),
                Map.of("reason", "a\u0000b"),
                Map.of("reason", 1))) {
            var before = rows();
            var answer = officer.post("/api/incidents/" + id + "/closure", 1, reason);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
            assertThat(answer.pointers()).containsExactly("/reason");
            assertNothing(answer, before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bbox|/api/map?zoom=3",
                "bbox|/api/map?zoom=3&bbox=",
                "bbox|/api/map?zoom=3&bbox=1,2,3",
                "bbox|/api/map?zoom=3&bbox=1,2,3,4,5",
                "bbox|/api/map?zoom=3&bbox=2,50,1,51",
                "bbox|/api/map?zoom=3&bbox=NaN,50,1,51",
                "bbox|/api/map?zoom=3&bbox=-Infinity,50,1,51",
                "bbox|/api/map?zoom=3&bbox=1e400,50,1,51",
                "bbox|/api/map?zoom=3&bbox=0x1p3,50,1,51",
                "bbox|/api/map?zoom=3&bbox=-181,50,1,51",
                "bbox|/api/map?zoom=3&bbox=0,50,1,%00",
                "zoom|/api/map?bbox=0,50,1,51",
                "zoom|/api/map?bbox=0,50,1,51&zoom=-1",
                "zoom|/api/map?bbox=0,50,1,51&zoom=21",
                "zoom|/api/map?bbox=0,50,1,51&zoom=4.5",
                "zoom|/api/map?bbox=0,50,1,51&zoom=99999999999",
                "category|/api/incidents?category=NO",
                "category|/api/incidents?category=HARE&category=%27%20or%201=1",
                "force|/api/incidents?force=ATLANTIS",
                "period|/api/incidents?period=1d",
                "period|/api/incidents?period=2025/27",
                "period|/api/incidents?period=all&period=7d",
                "period|/api/incidents?period=%00",
                "hours|/api/incidents?hours=25-3",
                "hours|/api/incidents?hours=3",
                "hours|/api/incidents?hours=3-3",
                "status|/api/incidents?status=WITHDRAWN",
                "status|/api/incidents?status=open",
                "limit|/api/incidents?limit=0",
                "limit|/api/incidents?limit=201",
                "limit|/api/incidents?limit=x",
                "after|/api/incidents?after=nonsense",
                "reachMetres|/api/hotspots?reachMetres=99",
                "reachMetres|/api/hotspots?reachMetres=50001",
                "reachMetres|/api/hotspots?reachMetres=1e3",
                "minimumIncidents|/api/hotspots?minimumIncidents=1",
                "minimumIncidents|/api/hotspots?minimumIncidents=501",
                "easting|/api/incidents/nearby?northing=244000",
                "easting|/api/incidents/nearby?easting=NaN&northing=244000",
                "easting|/api/incidents/nearby?easting=Infinity&northing=244000",
                "easting|/api/incidents/nearby?easting=1e400&northing=244000",
                "easting|/api/incidents/nearby?easting=-900000&northing=244000",
                "within|/api/incidents/nearby?easting=542000&northing=244000&within=1000000",
                "hours|/api/incidents/nearby?easting=542000&northing=244000&hours=0",
                "hours|/api/incidents/nearby?easting=542000&northing=244000&hours=99999999999",
            })
    void aBadParameterIsNamed(String parameterAndAddress) {
        var bar = parameterAndAddress.indexOf('|');
        var answer = officer.get(parameterAndAddress.substring(bar + 1));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.pointers()).contains("?" + parameterAndAddress.substring(0, bar));
        assertThat(answer.body()).doesNotContain(CANARY, "Exception", "org.hedgerow", "select ");
    }

    @Test
    void aVeryLongAddressIsRefusedAndNothingFails() {
        for (var address : List.of(
                "/api/incidents?" + "category=HARE&".repeat(400),
                "/api/places?text=" + "x".repeat(5_000),
                "/api/incidents?after=" + "A".repeat(5_000))) {
            assertThat(officer.get(address).status()).isIn(200, 400, 414, 422);
        }
    }

    private void assertNothing(Visitor.Answer answer, List<Long> before) {
        assertThat(answer.body()).doesNotContain(CANARY, "Exception", "org.hedgerow", "java.", "select ", "hidden");
        assertThat(rows()).as("nothing is stored").isEqualTo(before);
    }

    private List<Long> rows() {
        var counts = new ArrayList<Long>();
        TABLES.forEach(table -> counts.add(number("select count(*) from " + table)));
        counts.add(number("select coalesce(sum(last_number), 0) from reference_counter"));
        counts.add(number("select count(*) from audit_entry where operation in ('COLLECTION', 'ALTERATION')"));
        return counts;
    }
}

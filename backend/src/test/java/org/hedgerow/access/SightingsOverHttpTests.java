package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sightings: recorded, amended and withdrawn by those whose record they are, read by those they are shared with, and to everybody else not there. */
class SightingsOverHttpTests extends OverHttp {

    private static final String SIGHTINGS = "/api/sightings/";

    @Test
    void itIsKeptAsItWasSeenAndAsItIsRead() {
        var officer = visitor(force("GWENT"), Role.OFFICER);
        var form = vehicle("ab5? c?e", "OWN_FORCE");
        form.put("make", "Subaru");
        form.put("colour", "silver");
        form.put("description", "Bull bar");
        form.put("place", Map.of("text", "ST 42 08"));
        form.put("road", "B4245");
        form.put("direction", "WSW");
        form.put("headingTo", force("SWALES").id());
        var id = newId();
        var made = officer.put(SIGHTINGS + id, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(officer.put(SIGHTINGS + id, form).status()).as("repeated").isEqualTo(200);
        var other = new HashMap<>(form);
        other.put("make", "Ford");
        assertThat(officer.put(SIGHTINGS + id, other).pointers()).containsExactly("/id");
        var read = officer.get(SIGHTINGS + id).json();
        assertThat(read.at("/plate/seen").asString()).isEqualTo("ab5? c?e");
        assertThat(read.at("/plate/read").asString()).isEqualTo("AB5?C?E");
        assertThat(read.at("/plate/style").asString()).isEqualTo("PARTIAL");
        assertThat(read.at("/place/gridReference").asString()).isEqualTo("ST 42 08");
        assertThat(read.at("/direction").asString()).isEqualTo("WSW");
        assertThat(read.at("/headingTo/id").asString())
                .isEqualTo(force("SWALES").id().toString());
        assertThat(read.at("/mayAmend").asBoolean()).isTrue();
        assertThat(read.at("/scope").asString()).isEqualTo("OWN_FORCE");
        assertThat(number("select count(*) from audit_entry where subject_kind = 'sighting' and '" + id
                        + "' = any (subjects)"))
                .isEqualTo(2);
    }

    @Test
    void anOddPlateIsWarnedOfAndNeverRefused() {
        var officer = visitor(force("GWENT"), Role.OFFICER);
        assertThat(warnings(officer, "AB01 CDE")).isEqualTo("[\"STYLE_NOT_RECOGNISED\"]");
        assertThat(warnings(officer, "AB49 CDE")).isEqualTo("[\"NOT_YET_GIVEN_OUT\"]");
        assertThat(warnings(officer, "AB12 CDE")).isEqualTo("[]");
    }

    @Test
    void dogsAndPeopleAreSightingsToo() {
        var officer = visitor(force("GWENT"), Role.OFFICER);
        var dogs = seen("DOGS", "OWN_FORCE");
        dogs.putAll(Map.of("breed", "Lurcher", "number", 3, "colour", "brindle", "description", "One lame"));
        var people = seen("PEOPLE", "OWN_FORCE");
        people.putAll(Map.of("number", 4, "description", "Men in waxed jackets"));
        for (var form : List.of(dogs, people)) {
            var made = officer.put(SIGHTINGS + newId(), form);
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            assertThat(made.json().at("/number").asInt()).isPositive();
            assertThat(made.json().at("/plate").isNull()).isTrue();
        }
    }

    @Test
    void whoeverItIsSharedWithReadsItAndNobodyElseDoes() {
        var gwent = force("GWENT");
        var officer = visitor(gwent, Role.OFFICER);
        var own = record(officer, vehicle("AB12 CDE", "OWN_FORCE"));
        var all = record(officer, vehicle("AB12 CDF", "ALL_FORCES"));
        assertThat(visitor(gwent, Role.ANALYST).get(SIGHTINGS + own).status()).isEqualTo(200);
        var elsewhere = visitor(force("DYFPOW"), Role.OFFICER);
        assertThat(elsewhere.get(SIGHTINGS + all).status()).isEqualTo(200);
        assertThat(elsewhere.get(SIGHTINGS + all).json().at("/mayAmend").asBoolean())
                .isFalse();
        assertThat(elsewhere.get(SIGHTINGS + all).json().at("/scope").isNull()).isTrue();
        assertUnknown(elsewhere, own);
        var unit = visitor(nationalUnit(), Role.OFFICER);
        for (var id : List.of(own, all)) {
            assertUnknown(unit, id);
            for (var role : List.of(Role.GUEST, Role.REPORTER, Role.AIR_SUPPORT, Role.AUDITOR)) {
                assertUnknown(visitor(gwent, role), id);
            }
        }
        assertThat(nobody().get(SIGHTINGS + all).status()).isEqualTo(401);
    }

    @Test
    void onlyItsOwnersAmendAndWithdrawIt() {
        var officer = visitor(force("GWENT"), Role.OFFICER);
        var elsewhere = visitor(force("DYFPOW"), Role.OFFICER);
        var id = record(officer, vehicle("AB12 CDE", "ALL_FORCES"));
        var form = vehicle("AB12 CDF", "ALL_FORCES");
        assertThat(amend(elsewhere, id, 1, form).seen())
                .isEqualTo(amend(elsewhere, newId(), 1, form).seen());
        assertThat(amend(officer, id, 7, form).status()).isEqualTo(412);
        var amended = amend(officer, id, 1, form);
        assertThat(amended.json().at("/plate/read").asString()).isEqualTo("AB12CDF");
        assertThat(amended.json().at("/version").asInt()).isEqualTo(2);
        assertThat(amend(officer, id, 1, form).status()).isEqualTo(412);
        assertThat(withdraw(elsewhere, id).seen())
                .isEqualTo(withdraw(elsewhere, newId()).seen());
        assertThat(officer.send("POST", SIGHTINGS + id + "/withdrawal", Map.of())
                        .pointers())
                .containsExactly("/reason");
        assertThat(withdraw(officer, id).json().at("/withdrawnReason").asString())
                .isEqualTo("Another car");
        assertUnknown(elsewhere, id);
        assertThat(officer.get(SIGHTINGS + id).status()).isEqualTo(200);
        assertThat(withdraw(officer, id).json().at("/type").asString()).isEqualTo("/problems#sighting-withdrawn");
        assertThat(amend(officer, id, 3, form).json().at("/type").asString()).isEqualTo("/problems#sighting-withdrawn");
        assertThat(officer.get("/api/sightings").body()).doesNotContain(id);
    }

    @Test
    void whatHangsOnAnIncidentIsNeverWiderThanTheIncident() {
        var gwent = force("GWENT");
        var dyfed = force("DYFPOW");
        var officer = visitor(gwent, Role.OFFICER);
        var elsewhere = visitor(dyfed, Role.OFFICER);
        var incident = newId();
        assertThat(officer.put("/api/incidents/" + incident, report("ST 42 08", "ALL_FORCES"))
                        .status())
                .isEqualTo(201);
        var form = vehicle("AB12 CDE", null);
        form.put("incident", incident);
        var id = record(officer, form);
        assertThat(elsewhere.get(SIGHTINGS + id).status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/sightings?incident=" + incident).body()).contains(id);
        form.put("scope", "ALL_FORCES");
        assertThat(officer.put(SIGHTINGS + newId(), form).pointers()).containsExactly("/scope");
        var theirs = record(elsewhere, form);
        form.put("scope", null);
        assertThat(elsewhere.put(SIGHTINGS + newId(), form).pointers()).containsExactly("/scope");
        assertThat(officer.get(SIGHTINGS + theirs).status()).isEqualTo(200);
        var narrowed = report("ST 42 08", "OWN_FORCE");
        narrowed.put("reason", "Not for others");
        var changed = officer.send(
                "PUT", "/api/incidents/" + incident, narrowed, "application/json", Map.of("If-Match", "\"1\""));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertUnknown(elsewhere, id);
        assertThat(elsewhere.get(SIGHTINGS + theirs).status())
                .as("hangs on what its author may no longer read")
                .isEqualTo(404);
        assertThat(officer.get(SIGHTINGS + id).status()).isEqualTo(200);
        assertThat(elsewhere.put(SIGHTINGS + newId(), form).pointers()).containsExactly("/incident");
        form.put("incident", newId());
        assertThat(elsewhere.put(SIGHTINGS + newId(), form).pointers()).containsExactly("/incident");
    }

    @Test
    void aPlateIsLookedForWithAPurposeAndThatIsWrittenDown() {
        var officer = visitor(force("GWENT"), Role.OFFICER);
        var id = record(officer, vehicle("XK5? NPR", "OWN_FORCE"));
        var form = Map.of("pattern", "xks? npr", "purpose", "INVESTIGATION", "days", 2);
        var found = officer.send("POST", "/api/plate-searches", form);
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        var match = found.json()
                .get("matches")
                .valueStream()
                .filter(each -> each.at("/sighting/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(match.at("/score").asInt()).isBetween(1, 99);
        assertThat(match.at("/places/2").toString())
                .isEqualTo("{\"number\":3,\"asked\":\"S\",\"seen\":\"5\",\"agreement\":\"MISREAD\"}");
        assertThat(number(
                        "select count(*) from audit_entry where action = 'search plates' and purpose = 'INVESTIGATION' and '"
                                + id + "' = any (subjects)"))
                .isOne();
        var elsewhere = visitor(force("DYFPOW"), Role.OFFICER).send("POST", "/api/plate-searches", form);
        assertThat(elsewhere.body()).doesNotContain(id).contains("\"more\":false");
        Map<String, List<Object>> bad = Map.of(
                "pattern", List.of("", "AB", "A*B*C", "***", "x".repeat(41)),
                "purpose", List.of("", "CURIOSITY"),
                "days", List.of(0, -1, 3661));
        bad.forEach((field, values) -> {
            for (var value : values) {
                var wrong = new HashMap<String, Object>(form);
                wrong.put(field, value);
                assertThat(officer.send("POST", "/api/plate-searches", wrong).pointers())
                        .as(field + value)
                        .containsExactly("/" + field);
            }
        });
    }

    @Test
    void badInputIsNamed() {
        var officer = visitor(force("GWENT"), Role.OFFICER);
        var bad = new HashMap<String, List<@Nullable Object>>();
        bad.put("kind", Arrays.asList(null, "", "CAR", "vehicle"));
        bad.put("plate", List.of("A", "???", "ABCDEFGHIJKLM", "x".repeat(21), "a\u202Eb12", "...."));
        bad.put("certainty", Arrays.asList(null, "SURE"));
        bad.put("make", List.of("x".repeat(61), "a\nb"));
        bad.put("breed", List.of("Lurcher"));
        bad.put("number", List.of(3));
        bad.put("description", List.of("x".repeat(401), "nul\u0000"));
        bad.put("note", List.of("x".repeat(1001)));
        bad.put("road", List.of("x".repeat(81)));
        bad.put("direction", List.of("NORTH", "n", ""));
        bad.put("headingTo", List.of(newId(), watchGroup("ST42").id()));
        bad.put("scope", Arrays.asList(null, "PUBLIC", "TEAM", "NAMED_ORGANISATIONS", "WATCH_AREA"));
        bad.put("agreement", List.of(newId()));
        bad.put("category", List.of("", "HARE", "NOTHING.SUCH"));
        bad.put("latest", List.of("2999-01-01T00:00:00Z"));
        bad.put("place", List.of(Map.of("text", "nowhere at all"), Map.of()));
        bad.forEach((field, values) -> {
            for (var value : values) {
                var form = vehicle("AB12 CDE", "OWN_FORCE");
                form.put(field, value);
                var answer = officer.put(SIGHTINGS + newId(), form);
                assertThat(answer.pointers()).as(field + " " + value + answer).isNotEmpty();
                assertThat(answer.pointers().get(0)).as(field + " " + value).startsWith("/" + field);
            }
        });
        assertThat(officer.put(SIGHTINGS + "00000000-0000-1000-8000-000000000000", vehicle("AB12 CDE", "OWN_FORCE"))
                        .pointers())
                .containsExactly("/id");
    }

    private static void assertUnknown(Visitor visitor, String id) {
        assertThat(visitor.get(SIGHTINGS + id).status()).isEqualTo(404);
        assertThat(visitor.get(SIGHTINGS + id).seen())
                .isEqualTo(visitor.get(SIGHTINGS + newId()).seen());
        assertThat(visitor.get("/api/sightings").body()).doesNotContain(id);
    }

    private static String warnings(Visitor officer, String plate) {
        return officer.put(SIGHTINGS + newId(), vehicle(plate, "OWN_FORCE"))
                .json()
                .at("/plate/warnings")
                .toString();
    }

    private static Visitor.Answer amend(Visitor visitor, String id, int version, Map<String, Object> form) {
        return visitor.send("PUT", SIGHTINGS + id, form, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }

    private static Visitor.Answer withdraw(Visitor visitor, String id) {
        return visitor.send("POST", SIGHTINGS + id + "/withdrawal", Map.of("reason", "Another car"));
    }

    private static String record(Visitor visitor, Map<String, Object> form) {
        var id = newId();
        var made = visitor.put(SIGHTINGS + id, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return id;
    }

    static Map<String, Object> vehicle(String plate, @Nullable String scope) {
        var form = seen("VEHICLE", scope);
        form.put("plate", plate);
        form.put("certainty", "LIKELY");
        return form;
    }

    private static Map<String, Object> seen(String kind, @Nullable String scope) {
        var at = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();
        var form = new HashMap<String, Object>();
        form.put("kind", kind);
        form.put("earliest", at);
        form.put("latest", at);
        form.put("exactTimeKnown", true);
        form.put("scope", scope);
        return form;
    }
}

package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Watches on vehicles: told of to their keeper alone, and of nothing that the keeper may not read at that moment. Each test has plates of its own. */
class VehicleWatchesOverHttpTests extends OverHttp {

    private static final String WATCHES = "/api/vehicle-watches/";
    private static final String LETTERS = "CEFHJKNPRX";

    @Test
    void whatTheNeighbourRecordsForAllForcesIsToldWithItsReasonsAndWrittenDown() {
        var keeper = visitor(force("GWENT"), Role.OFFICER);
        var neighbour = visitor(force("DYFPOW"), Role.OFFICER);
        var plate = aPlate();
        record(neighbour, sighting(plate + "B", "ALL_FORCES"));
        var id = keep(keeper, byPlate(plate + "8"));
        assertThat(told(keeper, id).get("matches")).as("recorded before").isEmpty();
        var told = record(neighbour, sighting(plate + "B", "ALL_FORCES"));
        record(neighbour, sighting(plate + "C", "ALL_FORCES"));

        var watch = told(keeper, id);
        assertThat(watch.get("state").asString()).isEqualTo("OPEN");
        assertThat(watch.get("unseen").asInt()).isOne();
        assertThat(watch.get("matches")).hasSize(1);
        var match = watch.at("/matches/0");
        assertThat(match.at("/sighting/id").asString()).isEqualTo(told);
        assertThat(match.at("/unseen").asBoolean()).isTrue();
        assertThat(match.at("/score").asInt()).isBetween(1, 99);
        assertThat(match.at("/places/6").toString())
                .isEqualTo("{\"number\":7,\"asked\":\"8\",\"seen\":\"B\",\"agreement\":\"MISREAD\"}");
        told(keeper, id);
        assertThat(number(
                        "select count(*) from audit_entry where action = 'watch' and purpose = 'INVESTIGATION' and operation = 'CONSULTATION' and '"
                                + told + "' = any (subjects)"))
                .as("once, however often it is asked for")
                .isOne();
        assertThat(number(
                        "select count(*) from audit_entry where action = 'begin watch' and operation = 'COLLECTION' and '"
                                + id + "' = any (subjects)"))
                .isOne();
    }

    @Test
    void whatWasLookedAtIsNewNoMoreUntilSomethingChanges() {
        var keeper = visitor(force("GWENT"), Role.OFFICER);
        var plate = aPlate();
        var id = keep(keeper, byPlate(plate + "B"));
        record(keeper, sighting(plate + "B", "OWN_FORCE"));
        var upTo = told(keeper, id).get("upTo").asString();
        assertThat(looked(keeper, id, upTo).status()).isEqualTo(204);
        assertThat(told(keeper, id).get("unseen").asInt()).isZero();
        assertThat(told(keeper, id).get("matches")).hasSize(1);
        assertThat(looked(keeper, id, "2020-01-01T00:00:00Z").status()).isEqualTo(204);
        assertThat(told(keeper, id).get("unseen").asInt())
                .as("a mark never goes back")
                .isZero();
        record(keeper, sighting(plate + "B", "OWN_FORCE"));
        assertThat(told(keeper, id).get("unseen").asInt()).isOne();
        assertThat(looked(keeper, id, Instant.now().plusSeconds(3_600).toString())
                        .pointers())
                .containsExactly("/upTo");
        assertThat(looked(keeper, id, null).pointers()).containsExactly("/upTo");
    }

    @Test
    void whoHoldsTheAnswerAlreadyIsToldThatNothingIsNew() {
        var keeper = visitor(force("GWENT"), Role.OFFICER);
        var plate = aPlate();
        var id = keep(keeper, byPlate(plate + "B"));
        var first = keeper.get(WATCHES.substring(0, WATCHES.length() - 1));
        var tag = first.headers().get("etag").get(0);
        assertThat(again(keeper, tag).status()).isEqualTo(304);
        var told = record(keeper, sighting(plate + "B", "OWN_FORCE"));
        var changed = again(keeper, tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).contains(id, told);
    }

    @Test
    void nobodyElseSeesAWatchNorTouchesIt() {
        var gwent = force("GWENT");
        var keeper = visitor(gwent, Role.OFFICER);
        var form = byPlate(aPlate() + "B");
        var id = keep(keeper, form);
        for (var other : List.of(
                visitor(gwent, Role.OFFICER), visitor(gwent, Role.ANALYST), visitor(force("DYFPOW"), Role.OFFICER))) {
            assertThat(other.get("/api/vehicle-watches").body()).isEqualTo("{\"watches\":[]}");
            assertThat(end(other, id).seen()).isEqualTo(end(other, newId()).seen());
            assertThat(looked(other, id, "2020-01-01T00:00:00Z").seen())
                    .isEqualTo(looked(other, newId(), "2020-01-01T00:00:00Z").seen());
            assertThat(other.put(WATCHES + id, form).pointers()).containsExactly("/id");
        }
        for (var role : List.of(Role.GUEST, Role.REPORTER, Role.AUDITOR, Role.ORGANISATION_ADMINISTRATOR)) {
            var other = visitor(gwent, role);
            assertThat(other.get("/api/vehicle-watches").status()).isIn(403, 404);
            assertThat(other.put(WATCHES + newId(), form).status()).isIn(403, 404);
        }
        assertThat(nobody().get("/api/vehicle-watches").status()).isEqualTo(401);
        assertThat(told(keeper, id).get("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void whatIsNotSharedWithItsKeeperIsNeverToldAndChangesNoByte() {
        var keeper = visitor(force("GWENT"), Role.OFFICER);
        var neighbour = visitor(force("DYFPOW"), Role.OFFICER);
        var plate = aPlate();
        var looks = "Make " + letters();
        var id = keep(keeper, byPlate(plate + "B"));
        keep(keeper, byLooks(looks, null, "silver"));
        record(neighbour, sighting(plate + "B", "ALL_FORCES"));
        var before = keeper.get("/api/vehicle-watches").seen();
        var hidden = sighting(plate + "B", "OWN_FORCE");
        hidden.put("make", looks);
        hidden.put("colour", "silver");
        var sighting = record(neighbour, hidden);
        assertThat(keeper.get("/api/vehicle-watches").seen()).isEqualTo(before);
        hidden.put("scope", "ALL_FORCES");
        var shared = neighbour.send(
                "PUT", "/api/sightings/" + sighting, hidden, "application/json", Map.of("If-Match", "\"1\""));
        assertThat(shared.status()).as(shared.body()).isEqualTo(200);
        assertThat(told(keeper, id).get("matches")).as("shared since").hasSize(2);
        neighbour.send("POST", "/api/sightings/" + sighting + "/withdrawal", Map.of("reason", "Another car"));
        assertThat(keeper.get("/api/vehicle-watches").seen()).isEqualTo(before);
    }

    @Test
    void whatIsSharedUnderAnAgreementIsToldForItsPurposesAlone() {
        var gwent = force("GWENT");
        var dyfed = force("DYFPOW");
        var agreement = agreed(dyfed, gwent);
        var keeper = visitor(gwent, Role.OFFICER);
        var plate = aPlate();
        var id = keep(keeper, byPlate(plate + "B"));
        var other = byPlate(plate + "B");
        other.put("purpose", "ANALYSIS");
        var otherwise = keep(keeper, other);
        var form = sighting(plate + "B", "AGREEMENT");
        form.put("agreement", agreement);
        form.put("category", "HARE.COURSING");
        var told = record(visitor(dyfed, Role.OFFICER), form);
        assertThat(told(keeper, id).at("/matches/0/sighting/id").asString()).isEqualTo(told);
        assertThat(told(keeper, otherwise).get("matches")).isEmpty();
    }

    @Test
    void aVehicleIsAlsoWatchedForByItsLooks() {
        var keeper = visitor(force("GWENT"), Role.ANALYST);
        var make = "Make " + letters();
        var any = keep(keeper, byLooks(make, null, "Dark Green"));
        var one = keep(keeper, byLooks(make, "Forester", "dark green"));
        var form = sighting(null, "OWN_FORCE");
        form.putAll(Map.of("make", make.toUpperCase(), "colour", "dark green"));
        record(keeper, form);
        form.put("model", "FORESTER");
        record(keeper, form);
        form.put("colour", "green");
        record(keeper, form);
        assertThat(told(keeper, any).get("matches")).hasSize(2);
        var match = told(keeper, one).get("matches");
        assertThat(match).hasSize(1);
        assertThat(match.get(0).at("/sighting/model").asString()).isEqualTo("FORESTER");
        assertThat(match.get(0).get("score").isNull()).isTrue();
        assertThat(match.get(0).get("places")).isEmpty();
    }

    @Test
    void whatIsEndedOrExpiredTellsNothing() {
        var keeper = visitor(force("GWENT"), Role.OFFICER);
        var plate = aPlate();
        var ended = keep(keeper, byPlate(plate + "B"));
        var expired = keep(keeper, byPlate(plate + "B"));
        record(keeper, sighting(plate + "B", "OWN_FORCE"));
        assertThat(end(keeper, ended).json().get("state").asString()).isEqualTo("ENDED");
        assertThat(end(keeper, ended).status()).as("again").isEqualTo(200);
        change(
                "update vehicle_watch set made_at = made_at - interval '2 days', looked_at = looked_at - interval '2 days',"
                        + " expires_at = now() - interval '1 minute' where id = '" + expired + "'");
        assertThat(told(keeper, ended).get("matches")).isEmpty();
        assertThat(told(keeper, expired).get("matches")).isEmpty();
        assertThat(told(keeper, expired).get("state").asString()).isEqualTo("EXPIRED");
        change(
                "update vehicle_watch set made_at = made_at - interval '30 days', expires_at = expires_at - interval '15 days' where id = '"
                        + expired + "'");
        assertThat(keeper.get("/api/vehicle-watches").body()).doesNotContain(expired);
    }

    @Test
    void aPersonKeepsTwentyAtOnce() {
        var keeper = visitor(force("GWENT"), Role.OFFICER);
        var form = byPlate(aPlate() + "B");
        var first = keep(keeper, form);
        assertThat(keeper.put(WATCHES + first, form).status()).as("repeated").isEqualTo(200);
        var longer = new HashMap<>(form);
        longer.put("days", 9);
        assertThat(keeper.put(WATCHES + first, longer).pointers()).containsExactly("/id");
        for (int each = 1; each < 20; each++) {
            keep(keeper, form);
        }
        var refused = keeper.put(WATCHES + newId(), form);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").asString()).isEqualTo("/problems#vehicle-watch-limit");
        end(keeper, first);
        keep(keeper, form);
    }

    @Test
    void badInputIsNamed() {
        var keeper = visitor(force("GWENT"), Role.OFFICER);
        var plates = new HashMap<String, List<@Nullable Object>>();
        plates.put("pattern", List.of("AB", "A*B*C", "***", "x".repeat(41)));
        plates.put("make", List.of("Subaru"));
        plates.put("colour", List.of("silver"));
        plates.put("model", List.of("Forester"));
        plates.put("purpose", Arrays.asList(null, "", "CURIOSITY"));
        plates.put("reason", Arrays.asList(null, " ", "x".repeat(201), "a\nb", "a\u202Eb"));
        plates.put("days", Arrays.asList(null, 0, -1, 91));
        assertNamed(keeper, byPlate("XQ7 ZZZ"), plates);
        var looks = new HashMap<String, List<@Nullable Object>>();
        looks.put("make", Arrays.asList(null, "", "x".repeat(61)));
        looks.put("colour", Arrays.asList(null, "", "x".repeat(61)));
        looks.put("model", List.of("x".repeat(61)));
        assertNamed(keeper, byLooks("Subaru", null, "silver"), looks);
        assertThat(keeper.put(WATCHES + newId(), watch()).pointers()).containsExactly("/pattern");
        assertThat(keeper.put(WATCHES + "00000000-0000-1000-8000-000000000000", byPlate("XQ7 ZZZ"))
                        .pointers())
                .containsExactly("/id");
    }

    private static void assertNamed(Visitor keeper, Map<String, Object> good, Map<String, List<@Nullable Object>> bad) {
        bad.forEach((field, values) -> {
            for (var value : values) {
                var form = new HashMap<String, @Nullable Object>(good);
                form.put(field, value);
                assertThat(keeper.send("PUT", WATCHES + newId(), form).pointers())
                        .as(field + " " + value)
                        .containsExactly("/" + field);
            }
        });
    }

    private static String keep(Visitor keeper, Map<String, Object> form) {
        var id = newId();
        var made = keeper.put(WATCHES + id, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return id;
    }

    private static String record(Visitor visitor, Map<String, Object> form) {
        var id = newId();
        var made = visitor.put("/api/sightings/" + id, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return id;
    }

    private static JsonNode told(Visitor keeper, String id) {
        return keeper.get("/api/vehicle-watches")
                .json()
                .get("watches")
                .valueStream()
                .filter(watch -> watch.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Visitor.Answer again(Visitor keeper, String tag) {
        return keeper.send("GET", "/api/vehicle-watches", null, "application/json", Map.of("If-None-Match", tag));
    }

    private static Visitor.Answer end(Visitor visitor, String id) {
        return visitor.send("POST", WATCHES + id + "/end", null);
    }

    private static Visitor.Answer looked(Visitor visitor, String id, @Nullable String upTo) {
        var form = new HashMap<String, @Nullable Object>();
        form.put("upTo", upTo);
        return visitor.send("POST", WATCHES + id + "/looked", form);
    }

    private static Map<String, Object> byPlate(String pattern) {
        var form = watch();
        form.put("pattern", pattern);
        return form;
    }

    private static Map<String, Object> byLooks(String make, @Nullable String model, String colour) {
        var form = watch();
        form.put("make", make);
        form.put("model", model);
        form.put("colour", colour);
        return form;
    }

    private static Map<String, Object> watch() {
        var form = new HashMap<String, Object>();
        form.put("purpose", "INVESTIGATION");
        form.put("reason", "Thefts of quad bikes");
        form.put("days", 7);
        return form;
    }

    private static Map<String, Object> sighting(@Nullable String plate, String scope) {
        var form = SightingsOverHttpTests.vehicle(plate == null ? "" : plate, scope);
        if (plate == null) {
            form.put("certainty", null);
        }
        return form;
    }

    /** Six letters that nobody takes for others. */
    private static String aPlate() {
        var plate = new StringBuilder();
        for (var random = new Random(); plate.length() < 6; ) {
            plate.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return plate.toString();
    }

    private String agreed(Organisation lead, Organisation other) {
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        var form = new HashMap<String, Object>();
        form.put("name", "Borderless " + letters());
        form.put("invited", List.of(other.id()));
        form.put("purposes", List.of("PREVENTION", "INVESTIGATION"));
        form.put("categoryGroups", List.of("HARE"));
        form.put("maximumMarking", "OFFICIAL_SENSITIVE");
        form.put("firstDay", today.toString());
        form.put("lastDay", today.plusDays(30).toString());
        form.put("reviewDay", today.plusDays(20).toString());
        var made = visitor(lead, Role.ORGANISATION_ADMINISTRATOR).send("POST", "/api/agreements", form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var id = made.json().get("id").asString();
        visitor(other, Role.ORGANISATION_ADMINISTRATOR).send("POST", "/api/agreements/" + id + "/joining", null);
        return id;
    }
}

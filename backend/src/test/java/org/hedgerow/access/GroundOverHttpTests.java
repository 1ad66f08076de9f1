package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hedgerow.identity.Role;
import org.hedgerow.support.Beside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hazards and ways in: their keeper's own and the police's, and to everybody else not there. Each test has a corner of Cumbria or Cleveland of its own. */
class GroundOverHttpTests extends OverHttp {

    private static final String OWN = "/api/ground/own";

    @Test
    void itsKeeperAndThePoliceOfAllForcesReadItAndNobodyElseDoes() {
        var group = watchGroup("NY20");
        var keeper = visitor(group, Role.REPORTER);
        var note = "By the barn " + letters();
        var cumbria = force("CUMBRIA");
        var id = keep(keeper, gate(-3.15, 54.45, note));
        assertThat(keeper.get(OWN).body()).contains(id, note);
        var box = "/api/ground?bbox=-3.16,54.44,-3.14,54.46";
        for (var police : List.of(
                visitor(cumbria, Role.OFFICER),
                visitor(cumbria, Role.ANALYST),
                visitor(force("CLEVE"), Role.OFFICER))) {
            assertThat(police.get(box).body()).contains(id, note).doesNotContain("tooMany\":true");
            assertThat(police.get("/api/ground/" + id).status()).isEqualTo(200);
            assertThat(police.get(OWN).body()).doesNotContain(id);
        }
        for (var other : List.of(
                visitor(group, Role.REPORTER),
                visitor(group, Role.WATCH_COORDINATOR),
                visitor(watchGroup("NY20"), Role.REPORTER),
                visitor(cumbria, Role.REPORTER),
                visitor(cumbria, Role.GUEST),
                visitor(cumbria, Role.AIR_SUPPORT),
                visitor(cumbria, Role.AUDITOR),
                visitor(cumbria, Role.ORGANISATION_ADMINISTRATOR),
                visitor(partner(), Role.REPORTER))) {
            assertThat(other.get(box).status()).isEqualTo(404);
            assertThat(other.get(box).seen())
                    .isEqualTo(other.get("/api/ground?bbox=10,10,11,11").seen());
            assertThat(other.get("/api/ground/" + id).seen())
                    .isEqualTo(other.get("/api/ground/" + newId()).seen());
            assertThat(other.get(OWN).body()).doesNotContain(id, note);
            for (var path : List.of(OWN + "/%s/end", "/api/ground/%s/end", "/api/ground/%s/confirmation")) {
                assertThat(other.send("POST", path.formatted(id), Map.of("reason", "Mine"))
                                .seen())
                        .isEqualTo(other.send("POST", path.formatted(newId()), Map.of("reason", "Mine"))
                                .seen());
            }
            assertThat(confirm(other, id).seen())
                    .isEqualTo(confirm(other, newId()).seen());
            assertThat(change(other, OWN + "/" + id, 1, gate(-3.15, 54.45, "Taken"))
                            .seen())
                    .isEqualTo(change(other, OWN + "/" + newId(), 1, gate(-3.15, 54.45, "Taken"))
                            .seen());
        }
        assertThat(nobody().get(box).status()).isEqualTo(401);
        assertThat(number("select version from ground_feature where id = '" + id + "'"))
                .isOne();
        assertThat(number("select count(*) from audit_entry where action = 'ground map' and '" + id
                        + "' = any (subjects)"))
                .isEqualTo(3);
        assertThat(number(
                        "select count(*) from audit_entry where action = 'open ground' and subject_kind = 'ground' and '"
                                + id + "' = any (subjects)"))
                .isEqualTo(3);
    }

    @Test
    void nationalUnitsAndGuestsAreGivenNothing() {
        var keeper = visitor(watchGroup("NY21"), Role.REPORTER);
        force("CUMBRIA");
        keep(keeper, gate(-3.25, 54.55, "Ford"));
        assertThat(
                        number(
                                "select count(*) from label where marking = 'OFFICIAL' and id in (select label_id from ground_feature)"))
                .as("what a force shares with all forces, a guest of it reads unless it is sensitive")
                .isZero();
        assertThat(
                        number(
                                "select count(*) from label where category_group is not null and id in (select label_id from ground_feature)"))
                .isZero();
    }

    @Test
    void whoKeepsWhatIsToldToNobody() {
        var owner = person(watchGroup("NY22"), Role.REPORTER);
        var cumbria = force("CUMBRIA");
        var id = keep(visitor(owner), gate(-3.35, 54.65, "Top field"));
        var officer = visitor(cumbria, Role.OFFICER);
        for (var answer :
                List.of(officer.get("/api/ground?bbox=-3.36,54.64,-3.34,54.66"), officer.get("/api/ground/" + id))) {
            assertThat(answer.body())
                    .contains("Top field")
                    .doesNotContain(
                            owner.id().toString(),
                            owner.name(),
                            owner.organisation().name());
        }
    }

    @Test
    void aCrowdedViewSaysThatAndNeitherWhatNorHowMuch() {
        force("CUMBRIA");
        var keepers = List.of(
                visitor(watchGroup("NY10"), Role.REPORTER),
                visitor(watchGroup("NY10"), Role.REPORTER),
                visitor(watchGroup("NY10"), Role.REPORTER));
        for (int each = 0; each < 3; each++) {
            // One by one over HTTP and the rest past it: what is tried is how a view is answered.
            keep(keepers.get(each), gate(-3.45 + each * 1e-4, 54.35, "One of many"));
        }
        change(
                "insert into ground_feature (id, label_id, owner_organisation, keeper, kept_by_police, kind, note, outline, wgs84, grid,"
                        + " precision_metres, transformation, known_at, content_sha256, made_at, changed_at)"
                        + " select gen_random_uuid(), label_id, owner_organisation, keeper, kept_by_police, kind, note, outline, wgs84, grid,"
                        + " precision_metres, transformation, known_at, content_sha256, made_at, changed_at from (select * from ground_feature"
                        + " where note = 'One of many') one, generate_series(1, 132)");
        keep(keepers.get(0), gate(-3.45, 54.35, "One of many"));
        var officer = visitor(force("CUMBRIA"), Role.OFFICER);
        var box = "/api/ground?bbox=-3.46,54.34,-3.44,54.36";
        assertThat(officer.get(box).json().get("ground").size()).isEqualTo(400);
        keep(keepers.get(1), gate(-3.45, 54.351, "One of many"));
        var crowded = officer.get(box);
        assertThat(crowded.body()).isEqualTo("{\"ground\":[],\"tooMany\":true}");
        change("update ground_feature set ended_at = now() where note = 'One of many'");
        assertThat(officer.get(box).body()).isEqualTo("{\"ground\":[],\"tooMany\":false}");
    }

    @Test
    void policeOfTheOwnerChangeAndEndItWithAReasonThatItsKeeperIsShown() {
        var keeper = visitor(watchGroup("NZ51"), Role.REPORTER);
        var cleveland = force("CLEVE");
        var id = keep(keeper, gate(-1.15, 54.55, "Locked at night"));
        var officer = visitor(cleveland, Role.OFFICER);
        var elsewhere = visitor(force("CUMBRIA"), Role.OFFICER);
        var amended = gate(-1.15, 54.5501, "Never locked");
        amended.put("reason", "Looked at it today");
        assertThat(change(elsewhere, "/api/ground/" + id, 1, amended).seen())
                .isEqualTo(
                        change(elsewhere, "/api/ground/" + newId(), 1, amended).seen());
        assertThat(elsewhere
                        .get("/api/ground/" + id)
                        .json()
                        .at("/ground/mayChange")
                        .asBoolean())
                .isFalse();
        assertThat(change(officer, "/api/ground/" + id, 1, gate(-1.15, 54.55, "No reason"))
                        .pointers())
                .containsExactly("/reason");
        var away = gate(-3.15, 54.45, "Moved to another force");
        away.put("reason", "Wrong");
        assertThat(change(officer, "/api/ground/" + id, 1, away).pointers()).containsExactly("/corners");
        assertThat(change(officer, "/api/ground/" + id, 7, amended).status()).isEqualTo(412);
        assertThat(change(officer, "/api/ground/" + id, 1, amended).status()).isEqualTo(200);
        var told = own(keeper, id);
        assertThat(told).contains("Never locked", "\"policeAct\":\"CHANGED\"", "Looked at it today");
        assertThat(officer.get("/api/ground?bbox=-1.16,54.54,-1.14,54.56").body())
                .as("the reason is for the keeper and the history")
                .doesNotContain("Looked at it today");
        assertThat(confirm(keeper, id).status()).isEqualTo(200);
        assertThat(own(keeper, id)).contains("\"policeAct\":null");
        assertThat(officer.send("POST", "/api/ground/" + id + "/confirmation", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(officer.send("POST", "/api/ground/" + id + "/end", Map.of("reason", " "))
                        .pointers())
                .containsExactly("/reason");
        assertThat(officer.send("POST", "/api/ground/" + id + "/end", Map.of("reason", "Taken down"))
                        .status())
                .isEqualTo(200);
        assertThat(own(keeper, id)).contains("\"state\":\"ENDED\"", "\"policeAct\":\"ENDED\"", "Taken down");
        var again = change(keeper, OWN + "/" + id, 5, gate(-1.15, 54.55, "Back"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("type").asString()).isEqualTo("/problems#ground-ended");
        var history = officer.get("/api/ground/" + id).json().get("history");
        assertThat(history.valueStream().map(each -> each.get("act").asString()))
                .containsExactly("ENDED", "CONFIRMED", "CONFIRMED", "CHANGED", "KEPT");
        assertThat(history.valueStream().map(each -> each.get("byPolice").asBoolean()))
                .containsExactly(true, true, false, true, false);
        assertThat(officer.get("/api/ground?bbox=-1.16,54.54,-1.14,54.56").body())
                .doesNotContain(id);
        assertThat(number("select count(*) from audit_entry e join audit_personal p on p.number = e.number"
                        + " where e.action = 'amend ground' and '" + id + "' = any (e.subjects)"))
                .isPositive();
    }

    @Test
    void anOfficerOfAnotherForceWhoKeepsItIsItsKeeperAndNotItsForce() {
        force("CLEVE");
        var keeper = visitor(force("CUMBRIA"), Role.OFFICER);
        var id = keep(keeper, gate(-1.25, 54.55, "Seen on patrol"));
        assertThat(number("select count(*) from ground_feature f join organisation o on o.id = f.owner_organisation"
                        + " where f.id = '" + id + "' and o.force_code = 'CLEVE' and f.kept_by_police"))
                .isOne();
        var amended = gate(-1.25, 54.55, "Otherwise");
        amended.put("reason", "Looked again");
        assertThat(change(keeper, "/api/ground/" + id, 1, amended).status()).isEqualTo(404);
        assertThat(keeper.send("POST", "/api/ground/" + id + "/end", Map.of("reason", "Gone"))
                        .status())
                .isEqualTo(404);
        assertThat(change(keeper, OWN + "/" + id, 1, gate(-3.05, 54.55, "It was at home"))
                        .status())
                .isEqualTo(200);
        assertThat(number("select count(*) from ground_feature f join organisation o on o.id = f.owner_organisation"
                        + " join label l on l.id = f.label_id where f.id = '" + id
                        + "' and o.force_code = 'CUMBRIA' and l.owner_organisation = o.id"))
                .as("whose it is goes with the place")
                .isOne();
    }

    @Test
    void whatNobodyHasConfirmedForAYearStaysWithItsAgeUntilOneTap() {
        var keeper = visitor(watchGroup("NZ52"), Role.REPORTER);
        var officer = visitor(force("CLEVE"), Role.OFFICER);
        var ids = List.of(keep(keeper, gate(-1.05, 54.55, "Old")), keep(keeper, gate(-1.051, 54.55, "Old too")));
        change("update ground_feature set known_at = now() - interval '400 days' where note like 'Old%'");
        var seen =
                officer.get("/api/ground?bbox=-1.06,54.54,-1.04,54.56").json().get("ground");
        assertThat(seen.size()).isEqualTo(2);
        assertThat(seen.get(0).get("state").asString()).isEqualTo("UNCONFIRMED");
        assertThat(seen.get(0).get("monthsUnsaid").asInt()).isEqualTo(13);
        assertThat(own(keeper, ids.get(0))).contains("\"due\":true");
        assertThat(confirm(keeper, ids.get(0), newId()).status())
                .as("all of them or none")
                .isEqualTo(404);
        assertThat(own(keeper, ids.get(0))).contains("\"due\":true");
        assertThat(confirm(keeper, ids.get(0), ids.get(1)).status()).isEqualTo(200);
        assertThat(confirm(keeper, ids.get(0), ids.get(1))
                        .json()
                        .at("/ground/0/version")
                        .asInt())
                .as("said already")
                .isEqualTo(2);
        for (var feature :
                officer.get("/api/ground?bbox=-1.06,54.54,-1.04,54.56").json().get("ground")) {
            assertThat(feature.get("state").asString()).isEqualTo("CURRENT");
            assertThat(feature.get("monthsUnsaid").asInt()).isZero();
        }
    }

    @Test
    void whatIsOverIsItsKeepersToSee() {
        var keeper = visitor(watchGroup("NZ41"), Role.REPORTER);
        var officer = visitor(force("CLEVE"), Role.OFFICER);
        var form = gate(-1.35, 54.6, "Barley");
        form.put("kind", "CROP_SPRAYING");
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        form.put("firstDay", today.toString());
        form.put("lastDay", today.plusDays(3).toString());
        var id = keep(keeper, form);
        assertThat(officer.get("/api/ground?bbox=-1.36,54.59,-1.34,54.61").body())
                .contains(id);
        change("update ground_feature set first_day = current_date - 9, last_day = current_date - 5 where id = '" + id
                + "'");
        assertThat(officer.get("/api/ground?bbox=-1.36,54.59,-1.34,54.61").body())
                .doesNotContain(id);
        assertThat(own(keeper, id)).contains("\"state\":\"OVER\"");
    }

    @Test
    void aSecondSendingKeepsNothingAndAnotherContentIsRefused() {
        force("CUMBRIA");
        var keeper = visitor(watchGroup("NY30"), Role.REPORTER);
        var id = newId();
        var form = gate(-3.01, 54.41, "Once");
        var sent = IntStream.range(0, 4)
                .mapToObj(each ->
                        Beside.run(() -> keeper.put(OWN + "/" + id, form).status()))
                .toList();
        assertThat(sent.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 200, 200, 200);
        assertThat(number("select count(*) from ground_version where feature_id = '" + id + "'"))
                .isOne();
        var refused = keeper.put(OWN + "/" + id, gate(-3.01, 54.41, "Something else"));
        assertThat(refused.pointers()).containsExactly("/id");
        assertThat(visitor(watchGroup("NY30"), Role.REPORTER)
                        .put(OWN + "/" + id, form)
                        .seen())
                .as("somebody else's id reads like any that cannot be used")
                .isEqualTo(refused.seen());
        assertThat(keeper.put(OWN + "/6e6f7469-6365-8d61-8b65-720000000000", form)
                        .pointers())
                .containsExactly("/id");
    }

    @Test
    void onePersonKeepsSoMuchAndActsSoOften() {
        force("CUMBRIA");
        var owner = person(watchGroup("NY31"), Role.REPORTER);
        var keeper = visitor(owner);
        keep(keeper, gate(-3.02, 54.42, "First"));
        change(
                "insert into ground_feature (id, label_id, owner_organisation, keeper, kept_by_police, kind, note, outline, wgs84, grid,"
                        + " precision_metres, transformation, known_at, content_sha256, made_at, changed_at)"
                        + " select gen_random_uuid(), label_id, owner_organisation, keeper, kept_by_police, kind, note, outline, wgs84, grid,"
                        + " precision_metres, transformation, known_at, content_sha256, made_at, changed_at from (select * from ground_feature"
                        + " where keeper = '" + owner.id() + "' limit 1) one, generate_series(1, 199)");
        var full = keeper.put(OWN + "/" + newId(), gate(-3.02, 54.42, "One more"));
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.json().get("type").asString()).isEqualTo("/problems#ground-limit");
        assertThat(keeper.get(OWN).json().get("ground").size()).isEqualTo(200);
        var busy = person(watchGroup("NY31"), Role.REPORTER);
        var often = visitor(busy);
        var id = keep(often, gate(-3.02, 54.43, "Again"));
        change("insert into ground_version (feature_id, version, label_id, act, by_police, person_id, words, grid, at)"
                + " select feature_id, 1 + n, label_id, act, by_police, person_id, words, grid, at from ground_version,"
                + " generate_series(1, 499) n where feature_id = '" + id + "'");
        assertThat(often.put(OWN + "/" + newId(), gate(-3.02, 54.43, "Too often"))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void badInputIsNamed() {
        force("CUMBRIA");
        var keeper = visitor(watchGroup("NY32"), Role.REPORTER);
        var bad = new HashMap<String, List<@Nullable Object>>();
        bad.put("kind", Arrays.asList(null, "", "BULL", "gate"));
        bad.put("outline", Arrays.asList(null, "LINE", "CIRCLE"));
        bad.put(
                "note",
                List.of(
                        "x".repeat(161),
                        "a\nb",
                        "a\u202Eb",
                        "nul\u0000",
                        "Ring 01632 960 123 for the key",
                        "on 01632960123",
                        "key: +44 (1632) 960-123",
                        "ask keeper@farm.example"));
        bad.put("precisionMetres", Arrays.asList(null, 0, -1, 1001));
        bad.put("widthMetres", List.of(0.1, -3, 31, 1e300));
        bad.put("heightMetres", List.of(9));
        bad.put("kilovolts", List.of(11));
        bad.put("weightTonnes", List.of(3));
        bad.put("fromMonth", List.of(4));
        bad.put("firstDay", List.of("2026-06-03"));
        bad.put("corners", List.of(List.of(), List.of(List.of(10, 10)), List.of(List.of(-7.6, 53.4))));
        bad.put("reason", List.of("I am no police"));
        bad.forEach((field, values) -> {
            for (var value : values) {
                var form = gate(-3.03, 54.43, "Good");
                form.put(field, value);
                var pointers = keeper.put(OWN + "/" + newId(), form).pointers();
                assertThat(pointers).as(field + " " + value).hasSize(1);
                assertThat(pointers.get(0)).as(field + " " + value).startsWith("/" + field);
            }
        });
        for (var days : List.of(
                List.of("2026-13-01", "2026-06-03"),
                List.of("2024-06-03", "2024-06-04"),
                List.of("2999-06-03", "2999-06-04"),
                List.of("3 June", "4 June"))) {
            var form = gate(-3.03, 54.43, "Drone");
            form.put("kind", "DRONE_USE");
            form.put("firstDay", days.get(0));
            form.put("lastDay", days.get(1));
            assertThat(keeper.put(OWN + "/" + newId(), form).pointers())
                    .as("%s", days)
                    .isNotEmpty();
        }
        var markup = "<img src=x onerror=alert(1)> TL 04100 28020";
        var id = keep(keeper, gate(-3.03, 54.43, markup));
        assertThat(own(keeper, id)).contains("onerror");
        assertThat(keeper.send("POST", OWN + "/confirmations", Map.of("ids", List.of()))
                        .pointers())
                .containsExactly("/ids");
        assertThat(keeper.send("POST", OWN + "/confirmations", Map.of("ids", ids(201)))
                        .pointers())
                .containsExactly("/ids");
        var officer = visitor(force("CUMBRIA"), Role.OFFICER);
        for (var bbox :
                List.of("", "1", "1,2,3", "a,b,c,d", "NaN,0,1,1", "0,0,1,1,1", "1e9,0,1,1", "1,1,0,0", "-181,0,1,1")) {
            assertThat(officer.get("/api/ground?bbox=" + bbox).pointers())
                    .as(bbox)
                    .containsExactly("?bbox");
        }
        assertThat(officer.get("/api/ground").pointers()).containsExactly("?bbox");
    }

    private static List<String> ids(int many) {
        var ids = new ArrayList<String>();
        for (int each = 0; each < many; each++) {
            ids.add(newId());
        }
        return ids;
    }

    private static Map<String, Object> gate(double longitude, double latitude, String note) {
        var form = new HashMap<String, Object>();
        form.put("kind", "GATE");
        form.put("note", note);
        form.put("outline", "POINT");
        form.put("corners", List.of(List.of(longitude, latitude)));
        form.put("precisionMetres", 10);
        return form;
    }

    private static String keep(Visitor keeper, Map<String, Object> form) {
        var id = newId();
        var answer = keeper.put(OWN + "/" + id, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private static Visitor.Answer change(Visitor visitor, String path, int version, Map<String, Object> form) {
        return visitor.send("PUT", path, form, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }

    private static Visitor.Answer confirm(Visitor visitor, String... ids) {
        return visitor.send("POST", OWN + "/confirmations", Map.of("ids", List.of(ids)));
    }

    private static String own(Visitor keeper, String id) {
        return keeper.get(OWN)
                .json()
                .get("ground")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .map(Object::toString)
                .findFirst()
                .orElseThrow();
    }
}

package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;

/** Requests for air support over HTTP: who reads and does what, what is refused, and what is not in them however one asks. */
class AirSupportOverHttpTests extends OverHttp {

    private static final String PLACE = "TA 100 500";

    /** A request with everybody about it. */
    private final class Task {
        final Organisation unit = nationalUnit();
        final Visitor officer = visitor(force("HUMBER"), Role.OFFICER);
        final Visitor crew = visitor(unit, Role.AIR_SUPPORT);
        final String id = newId();

        Task sent() {
            assertThat(put(officer, id, request(unit)).status()).isEqualTo(201);
            assertThat(move(officer, id, 1, "REQUESTED").status()).isEqualTo(200);
            return this;
        }
    }

    @Test
    void aRequestGoesFromADraftToAnAcknowledgedBriefing() {
        var task = new Task();
        var made = put(task.officer, task.id, request(task.unit));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().get("reference").asString()).matches("HUMBER-AIR-20[0-9]{2}-[0-9]{6}");
        assertThat(made.headers().get("etag")).containsExactly("\"1\"");
        assertThat(put(task.officer, task.id, request(task.unit)).status())
                .as("the same again is answered again")
                .isEqualTo(200);
        assertThat(number("select count(*) from air_request where id = '" + task.id + "'"))
                .isOne();
        assertThat(task.crew.get(path(task.id)).status())
                .as("a draft is its force's own")
                .isEqualTo(404);
        assertThat(task.officer.get(path(task.id) + "/briefing").status()).isEqualTo(404);
        var sent = move(task.officer, task.id, 1, "REQUESTED");
        assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
        assertThat(sent.json().get("briefingVersion").asInt()).isOne();
        assertThat(sent.json().get("next").toString()).isEqualTo("[\"CANCELLED\"]");

        var seen = task.crew.get(path(task.id)).json();
        assertThat(seen.get("content").isNull())
                .as("the crew reads the briefing, and not the form")
                .isTrue();
        assertThat(seen.get("next").toString()).isEqualTo("[\"ACCEPTED\",\"DECLINED\"]");
        assertThat(task.crew.get("/api/air-requests").body()).contains(task.id);
        var briefing = task.crew.get(path(task.id) + "/briefing").json();
        assertThat(briefing.at("/briefing/asked/talkgroup").asString()).isEqualTo("Rural 4");
        assertThat(briefing.at("/briefing/version").asInt()).isOne();
        assertThat(briefing.at("/place/gridReference").asString()).isEqualTo(PLACE);
        assertThat(briefing.at("/briefing/helpful/bases").size()).isEqualTo(15);
        for (var step : List.of("ACCEPTED", "EN_ROUTE")) {
            assertThat(move(task.crew, task.id, version(task.crew, task.id), step)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(acknowledge(task.crew, task.id, 1).status()).isEqualTo(200);
        assertThat(acknowledge(task.crew, task.id, 1).status()).isEqualTo(200);
        assertThat(number("select count(*) from air_acknowledgement where request_id = '" + task.id + "'"))
                .as("once is enough")
                .isOne();

        var changed = new HashMap<>(request(task.unit));
        changed.put("units", "Two officers by the barn, with strobes");
        int before = version(task.officer, task.id);
        var second = change(task.officer, task.id, before, changed);
        assertThat(second.status()).as(second.toString()).isEqualTo(200);
        assertThat(second.json().get("briefingVersion").asInt()).isEqualTo(2);
        assertThat(second.json().at("/acknowledgements/0/version").asInt()).isOne();
        assertThat(second.json().get("acknowledgements").size())
                .as("the newer one is not acknowledged yet")
                .isOne();
        assertThat(task.crew
                        .get(path(task.id) + "/briefings/1")
                        .json()
                        .at("/briefing/supersededBy")
                        .asInt())
                .isEqualTo(2);
        assertThat(task.crew.get(path(task.id) + "/briefings/1").body()).doesNotContain("strobes");
        assertThat(task.crew.get(path(task.id) + "/briefing").body()).contains("strobes");
        assertThat(task.crew.get(path(task.id) + "/briefings/3").status()).isEqualTo(404);
        assertThat(change(task.officer, task.id, before, changed).status()).isEqualTo(412);

        for (var step : List.of("ON_SCENE", "RELEASED")) {
            assertThat(move(task.crew, task.id, version(task.crew, task.id), step)
                            .status())
                    .isEqualTo(200);
        }
        var steps = task.officer.get(path(task.id)).json().get("steps");
        assertThat(steps.valueStream().map(step -> step.get("state").asString()))
                .containsExactly("DRAFT", "REQUESTED", "ACCEPTED", "EN_ROUTE", "ON_SCENE", "RELEASED");
        assertThat(steps.get(2).get("by").isNull())
                .as("who it was of the other organisation is not told")
                .isTrue();
        assertThat(steps.get(2).get("organisation").asString()).isEqualTo(task.unit.name());
        assertThat(
                        number(
                                "select count(*) from audit_entry where '" + task.id
                                        + "' = any (subjects) and action in"
                                        + " ('draft air request', 'send air request', 'accept air request', 'release air support', 'acknowledge air briefing')"))
                .isEqualTo(5);
        assertThat(change(task.officer, task.id, version(task.officer, task.id), changed)
                        .status())
                .as("what is over stays as it is")
                .isEqualTo(409);
    }

    @Test
    void nobodyElseFindsAnythingOfIt() {
        var task = new Task().sent();
        var link = task.officer.send("POST", path(task.id) + "/links", Map.of()).json();
        var outsiders = List.of(
                visitor(force("NYORKS"), Role.OFFICER),
                visitor(force("NYORKS"), Role.ANALYST),
                visitor(nationalUnit(), Role.AIR_SUPPORT),
                visitor(nationalUnit(), Role.OFFICER),
                visitor(force("HUMBER"), Role.AIR_SUPPORT),
                visitor(force("HUMBER"), Role.REPORTER),
                visitor(watchGroup("TA15"), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.AUDITOR));
        var nothing = newId();
        for (var outsider : outsiders) {
            for (var tail : List.of("", "/briefing", "/briefings/1", "/links")) {
                assertThat(outsider.get(path(task.id) + tail).seen())
                        .as(tail)
                        .isEqualTo(outsider.get(path(nothing) + tail).seen());
            }
            for (var to : List.of("REQUESTED", "ACCEPTED", "CANCELLED")) {
                assertThat(move(outsider, task.id, 2, to).seen())
                        .isEqualTo(move(outsider, nothing, 2, to).seen());
            }
            assertThat(acknowledge(outsider, task.id, 1).seen())
                    .isEqualTo(acknowledge(outsider, nothing, 1).seen());
            var withdrawing = path(task.id) + "/links/" + link.at("/link/id").asString();
            assertThat(outsider.send("DELETE", withdrawing, null).status()).isEqualTo(404);
            assertThat(outsider.get("/api/air-requests").body()).doesNotContain(task.id);
        }
        var stranger = visitor(force("NYORKS"), Role.OFFICER);
        assertThat(put(stranger, task.id, request(task.unit)).pointers())
                .as("somebody else's id reads like any that cannot be used")
                .containsExactly("/id");
        assertThat(task.officer.get(path(task.id)).json().get("version").asInt())
                .isEqualTo(2);
    }

    @Test
    void eachSideTakesItsOwnStepsAndNoOther() {
        var task = new Task().sent();
        for (var to : List.of("ACCEPTED", "DECLINED", "EN_ROUTE", "ON_SCENE", "RELEASED")) {
            assertThat(moveBecause(task.officer, task.id, 2, to).status())
                    .as(to)
                    .isEqualTo(404);
        }
        assertThat(moveBecause(task.crew, task.id, 2, "CANCELLED").status()).isEqualTo(404);
        assertThat(put(task.crew, newId(), request(task.unit)).status()).isEqualTo(404);
        assertThat(change(task.crew, task.id, 2, request(task.unit)).status()).isEqualTo(404);
        for (var to : List.of("EN_ROUTE", "ON_SCENE", "RELEASED")) {
            assertThat(move(task.crew, task.id, 2, to).status()).as(to).isEqualTo(409);
        }
        assertThat(move(task.officer, task.id, 2, "DRAFT").status()).isEqualTo(409);
        assertThat(move(task.officer, task.id, 2, "REQUESTED").status()).isEqualTo(409);
        assertThat(move(task.crew, task.id, 2, "DECLINED").pointers()).containsExactly("/reason");
        assertThat(move(task.officer, task.id, 2, "CANCELLED").pointers()).containsExactly("/reason");
        assertThat(move(task.crew, task.id, 1, "ACCEPTED").status()).isEqualTo(412);
        assertThat(move(task.crew, task.id, 2, "LANDED").pointers()).containsExactly("/to");
        assertThat(task.crew
                        .send("POST", path(task.id) + "/state", Map.of("to", "ACCEPTED"))
                        .status())
                .isEqualTo(428);
        assertThat(move(task.crew, task.id, 2, "ACCEPTED").status()).isEqualTo(200);
        assertThat(moveBecause(task.officer, task.id, 3, "CANCELLED").status())
                .as("calling off is ordinary")
                .isEqualTo(200);
        assertThat(task.crew.get(path(task.id)).json().at("/steps/2/reason").asString())
                .as("and the crew is told why")
                .isEqualTo("The job is over");
        var declined = new Task().sent();
        assertThat(moveBecause(declined.crew, declined.id, 2, "DECLINED").status())
                .isEqualTo(200);
        assertThat(moveBecause(declined.officer, declined.id, 3, "CANCELLED").status())
                .isEqualTo(409);
    }

    @Test
    void whoIsPoliceAndFliesHasThePowersOfBoth() {
        var unit = force("NYORKS");
        var both = visitor(unit, Role.OFFICER, Role.AIR_SUPPORT);
        var colleague = visitor(unit, Role.ANALYST, Role.AIR_SUPPORT);
        var policeAlone = visitor(unit, Role.OFFICER);
        // Another force asks their organisation: they read the task and answer it, and have nothing of the other
        // force's own.
        var asks = visitor(force("HUMBER"), Role.OFFICER);
        var id = newId();
        assertThat(put(asks, id, request(unit)).status()).isEqualTo(201);
        assertThat(both.get(path(id)).status()).as("a draft is its force's own").isEqualTo(404);
        assertThat(move(asks, id, 1, "REQUESTED").status()).isEqualTo(200);
        assertThat(policeAlone.get(path(id)).status())
                .as("police who do not fly read no task")
                .isEqualTo(404);
        var seen = both.get(path(id)).json();
        assertThat(seen.get("content").isNull()).isTrue();
        assertThat(seen.get("mayAnswer").asBoolean()).isTrue();
        assertThat(seen.get("next").toString()).isEqualTo("[\"ACCEPTED\",\"DECLINED\"]");
        assertThat(both.get("/api/air-requests").body()).contains(id);
        assertThat(moveBecause(both, id, 2, "CANCELLED").status()).isEqualTo(404);
        assertThat(move(both, id, 2, "ACCEPTED").status()).isEqualTo(200);
        assertThat(acknowledge(both, id, 1).status()).isEqualTo(200);

        // What they send to their own organisation, a colleague answers.
        var own = newId();
        assertThat(put(both, own, request(unit)).status()).isEqualTo(201);
        var sent = move(both, own, 1, "REQUESTED").json();
        assertThat(sent.get("next").toString()).isEqualTo("[\"CANCELLED\"]");
        assertThat(sent.get("mayAnswer").asBoolean()).isFalse();
        for (var refused : List.of(move(both, own, 2, "ACCEPTED"), acknowledge(both, own, 1))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("type").asString()).isEqualTo("/problems#own-air-request");
        }
        var other = colleague.get(path(own)).json();
        assertThat(other.get("next").toString()).isEqualTo("[\"ACCEPTED\",\"DECLINED\",\"CANCELLED\"]");
        assertThat(other.get("content").isNull()).isFalse();
        assertThat(move(colleague, own, 2, "ACCEPTED").status()).isEqualTo(200);
        assertThat(acknowledge(colleague, own, 1).status()).isEqualTo(200);
        assertThat(move(policeAlone, own, 3, "EN_ROUTE").status()).isEqualTo(404);
    }

    @Test
    void anAircraftThatIsCalledAwayLeavesTheRequestToTheNext() {
        var task = new Task().sent();
        assertThat(moveBecause(task.crew, task.id, 2, "CALLED_AWAY").status())
                .as("nobody flies yet")
                .isEqualTo(409);
        assertThat(move(task.crew, task.id, 2, "ACCEPTED").status()).isEqualTo(200);
        assertThat(moveBecause(task.officer, task.id, 3, "CALLED_AWAY").status())
                .as("that is not the force's to say")
                .isEqualTo(404);
        assertThat(move(task.crew, task.id, 3, "CALLED_AWAY").pointers()).containsExactly("/reason");
        var why = "canary" + letters();
        var away = state(task.crew, task.id, 3, Map.of("to", "CALLED_AWAY", "reason", why));
        assertThat(away.json().get("next").toString()).isEqualTo("[\"ACCEPTED\",\"DECLINED\"]");
        var seen = task.officer.get(path(task.id)).json();
        assertThat(seen.get("state").asString()).isEqualTo("CALLED_AWAY");
        assertThat(seen.get("next").toString()).isEqualTo("[\"CANCELLED\"]");
        assertThat(seen.at("/steps/3/reason").asString()).isEqualTo(why);
        assertThat(seen.at("/steps/3/organisation").asString()).isEqualTo(task.unit.name());
        assertThat(seen.at("/steps/3/by").isNull()).isTrue();
        var code = task.officer
                .send("POST", path(task.id) + "/links", Map.of())
                .json()
                .get("code")
                .asString();
        var byLink = open(visitor(partner(), Role.AUDITOR), code);
        assertThat(byLink.json().at("/briefing/state").asString()).isEqualTo("CALLED_AWAY");
        var files = new StringBuilder(
                byLink.body() + task.crew.get(path(task.id) + "/briefing").body());
        for (var ending : List.of("/briefing.kml", "/briefing.gpx", "/briefing.geojson", "/briefing.cot", "/script")) {
            var file = task.crew.get(path(task.id) + ending);
            assertThat(file.status()).as(ending).isEqualTo(200);
            files.append(file.body());
        }
        assertThat(files.toString()).as("where it went is not of this task").doesNotContain(why);
        assertThat(move(task.crew, task.id, 4, "ACCEPTED").status()).isEqualTo(200);
        assertThat(task.officer
                        .get(path(task.id))
                        .json()
                        .get("steps")
                        .valueStream()
                        .map(step -> step.get("state").asString()))
                .containsExactly("DRAFT", "REQUESTED", "ACCEPTED", "CALLED_AWAY", "ACCEPTED");
        assertThat(number("select count(*) from audit_entry where '" + task.id
                        + "' = any (subjects) and action = 'air support called away'"))
                .isOne();
    }

    @Test
    void whatIsMissingIsNamedAndWhatIsWrongToo() {
        var unit = nationalUnit();
        visitor(unit, Role.AIR_SUPPORT);
        var officer = visitor(force("HUMBER"), Role.OFFICER);
        var empty = newId();
        assertThat(put(officer, empty, Map.of("airSupport", unit.id())).status())
                .isEqualTo(201);
        assertThat(move(officer, empty, 1, "REQUESTED").pointers())
                .containsExactly("/threatRiskHarm", "/whyAir", "/talkgroup", "/place");
        var nobodyFlies = new HashMap<>(request(unit));
        nobodyFlies.put("airSupport", partner().id());
        var wrong = newId();
        put(officer, wrong, nobodyFlies);
        assertThat(move(officer, wrong, 1, "REQUESTED").pointers()).containsExactly("/airSupport");
        Map.<String, List<Object>>of(
                        "threatRiskHarm", List.of("x".repeat(401), "two\nlines", "from\u202eright"),
                        "priority", List.of("THREE", ""),
                        "wanted", List.of(List.of("DROP"), List.of("SEARCH", "x")),
                        "hours", List.of(0, 25, -1),
                        "subjects", List.of(-1, 201),
                        "direction", List.of("UP"),
                        "lastSeen", List.of("2090-01-01T00:00:00Z", "1999-01-01T00:00:00Z"),
                        "talkgroup", List.of("x".repeat(81)))
                .forEach((field, values) -> values.forEach(value -> {
                    var form = new HashMap<>(request(unit));
                    form.put(field, value);
                    assertThat(put(officer, newId(), form).pointers().stream().distinct())
                            .as(field + " " + value)
                            .containsExactly("/" + field);
                }));
        var hazards = new HashMap<>(request(unit));
        hazards.put("hazards", List.of(Map.of("what", "Wires", "place", Map.of("text", "nowhere at all 99"))));
        assertThat(put(officer, newId(), hazards).pointers()).containsExactly("/hazards/0/place/text");
        hazards.put("hazards", Collections.nCopies(13, Map.of("what", "Wires")));
        assertThat(put(officer, newId(), hazards).pointers()).containsExactly("/hazards");
        assertThat(put(officer, "11111111-1111-1111-8111-111111111111", request(unit))
                        .pointers())
                .containsExactly("/id");
        var form = new HashMap<>(request(unit));
        form.put("landmark", "<img src=x onerror=alert(1)>");
        assertThat(put(officer, newId(), form).json().at("/content/landmark").asString())
                .isEqualTo("<img src=x onerror=alert(1)>");
    }

    @Test
    void wordsThatMaySayWhoToldAreWarnedOfAndMayBeConfirmed() {
        var unit = nationalUnit();
        visitor(unit, Role.AIR_SUPPORT);
        var officer = visitor(force("HUMBER"), Role.OFFICER);
        var form = new HashMap<>(request(unit));
        form.put("whyAir", "My neighbour saw them go into the wood");
        form.put("fieldAccess", "Behind 14 Long Drove Road");
        form.put("escapeRoads", "A14 2km north, then the 4 men took a lane");
        var id = newId();
        var made = put(officer, id, form);
        assertThat(made.json()
                        .get("warnings")
                        .valueStream()
                        .map(each -> each.get("pointer").asString()))
                .containsExactly("/whyAir", "/fieldAccess");
        var refused = move(officer, id, 1, "REQUESTED");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").asString()).isEqualTo("/problems#air-request-warnings");
        var confirmed = Map.<String, Object>of("to", "REQUESTED", "confirmed", true);
        assertThat(state(officer, id, 1, confirmed).status()).isEqualTo(200);
    }

    @Test
    void nothingThatWasToldOfAnIncidentIsInItsBriefing() {
        var task = new Task();
        var incident = newId();
        var canary = "canary" + letters();
        var report = report(PLACE + " by " + canary + " farm", "OWN_FORCE");
        report.put("narrative", canary + " told us that " + canary + " saw them");
        assertThat(task.officer.put("/api/incidents/" + incident, report).status())
                .isEqualTo(201);
        var beginning = task.officer.get("/api/air-requests/from-incident/" + incident);
        assertThat(beginning.status()).isEqualTo(200);
        assertThat(beginning.json().at("/content/place/gridReference").asString())
                .isEqualTo(PLACE);
        var form = new HashMap<>(request(task.unit));
        form.remove("place");
        form.put("incident", incident);
        assertThat(put(task.officer, task.id, form).status()).isEqualTo(201);
        assertThat(move(task.officer, task.id, 1, "REQUESTED").status()).isEqualTo(200);
        for (var answer : List.of(
                beginning,
                task.officer.get(path(task.id)),
                task.crew.get(path(task.id)),
                task.crew.get("/api/air-requests"),
                task.crew.get(path(task.id) + "/briefing"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(canary).doesNotContain("asGiven\":\"" + PLACE + " by");
        }
        assertThat(number("select count(*) from air_request r, air_briefing b where b.request_id = r.id and r.id = '"
                        + task.id + "' and (r.content::text || b.content::text) like '%canary%'"))
                .isZero();
        assertThat(task.crew.get(path(task.id)).json().get("incident").isNull()).isTrue();
        assertThat(task.crew.get("/api/incidents/" + incident).status()).isEqualTo(404);
    }

    @Test
    void anIncidentThatRestrainsActionIsNotPassedOn() {
        var task = new Task();
        var colleague = visitor(force("HUMBER"), Role.OFFICER);
        var stranger = visitor(force("NYORKS"), Role.OFFICER);
        for (var action : List.of("A1", "A2")) {
            var incident = newId();
            var report = report(PLACE, "OWN_FORCE");
            report.put("handling", Map.of("code", "C", "action", action, "sanitisation", "S2"));
            var made = task.officer.put("/api/incidents/" + incident, report);
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
            var form = new HashMap<>(request(task.unit));
            form.put("incident", incident);
            for (var asks : List.of(task.officer, colleague)) {
                assertThat(asks.get("/api/air-requests/from-incident/" + incident)
                                .json()
                                .get("type")
                                .asString())
                        .isEqualTo("/problems#air-request-restrained");
                assertThat(put(asks, newId(), form).status()).isEqualTo(409);
            }
            assertThat(stranger.get("/api/air-requests/from-incident/" + incident)
                            .seen())
                    .as("who may not know it is told nothing of it")
                    .isEqualTo(stranger.get("/api/air-requests/from-incident/" + newId())
                            .seen());
            var ordinary = newId();
            assertThat(task.officer
                            .put("/api/incidents/" + ordinary, report(PLACE, "OWN_FORCE"))
                            .status())
                    .isEqualTo(201);
            var later = new HashMap<>(request(task.unit));
            later.put("incident", ordinary);
            var id = newId();
            assertThat(put(task.officer, id, later).status()).isEqualTo(201);
            var restrained = new HashMap<>(report);
            restrained.put("reason", "It has become sensitive");
            assertThat(task.officer
                            .send("PUT", "/api/incidents/" + ordinary, restrained, "application/json", ifMatch(1))
                            .status())
                    .isEqualTo(200);
            assertThat(move(task.officer, id, 1, "REQUESTED").status())
                    .as("nor when its label has changed since: that took it back")
                    .isEqualTo(410);
        }
    }

    @Test
    void aLinkShowsOneBriefingUntilItIsTakenBackAndNothingElse() {
        var task = new Task().sent();
        var made = task.officer.send("POST", path(task.id) + "/links", Map.of("hours", 2));
        assertThat(made.status()).isEqualTo(201);
        var code = made.json().get("code").asString();
        assertThat(code).matches("[a-z2-7]{26}");
        assertThat(number("select count(*) from air_link where id::text || holder::text like '%" + code + "%'"))
                .isZero();
        var nobody = nobody();
        nobody.get("/api/session");
        var opened = open(nobody, code);
        assertThat(opened.status()).as(opened.toString()).isEqualTo(200);
        assertThat(opened.json().at("/briefing/version").asInt()).isOne();
        open(nobody, code);
        assertThat(number("select count(*) from audit_entry where action = 'read air briefing by link' and '" + task.id
                        + "' = any (subjects)"))
                .isOne();
        var words = Map.of("code", code, "version", 1, "callSign", "Kestrel 41");
        assertThat(nobody.send("POST", "/api/air-briefings/acknowledged", words).status())
                .isEqualTo(204);
        assertThat(task.officer
                        .get(path(task.id))
                        .json()
                        .at("/acknowledgements/0/by")
                        .asString())
                .isEqualTo("Kestrel 41");
        var unknown = open(nobody, "a".repeat(26));
        assertThat(unknown.status()).isEqualTo(404);
        for (var wrong : List.of("", "a", code.toUpperCase(Locale.ROOT), code + "a", "'or 1=1", "\u0000")) {
            assertThat(open(nobody, wrong).seen()).as(wrong).isEqualTo(unknown.seen());
        }
        assertThat(nobody.get(path(task.id)).status()).isEqualTo(401);
        assertThat(task.crew.get(path(task.id) + "/links").status()).isEqualTo(404);
        var link = made.json().at("/link/id").asString();
        assertThat(task.officer
                        .send("DELETE", path(task.id) + "/links/" + link, null)
                        .status())
                .isEqualTo(204);
        var ended = open(nobody, code);
        assertThat(ended.status()).isEqualTo(410);
        assertThat(ended.body()).doesNotContain("HUMBER").doesNotContain(task.id);
        var second = task.officer
                .send("POST", path(task.id) + "/links", Map.of())
                .json()
                .get("code")
                .asString();
        change(
                "update air_link set made_at = now() - interval '2 hours', ends_at = now() - interval '1 second' where request_id = '"
                        + task.id + "' and withdrawn_at is null");
        assertThat(open(nobody, second).seen()).as("like one that ran out").isEqualTo(ended.seen());
        var third = task.officer
                .send("POST", path(task.id) + "/links", Map.of())
                .json()
                .get("code")
                .asString();
        moveBecause(task.officer, task.id, 2, "CANCELLED");
        assertThat(open(nobody, third).seen())
                .as("like one whose request is over")
                .isEqualTo(ended.seen());
        assertThat(task.officer.send("POST", path(task.id) + "/links", Map.of()).status())
                .isEqualTo(409);
    }

    /** What farmers keep of the ground is copied into what a crew is told, and nothing of who keeps it or wrote it. */
    @Test
    void whatIsDangerousOnTheGroundIsInTheBriefing() {
        var farmer = visitor(watchGroup("TA14"), Role.REPORTER);
        for (var kind : List.of("WIRES", "GATE")) {
            var kept = farmer.put(
                    "/api/ground/own/" + newId(),
                    Map.of(
                            "kind",
                            kind,
                            "outline",
                            "POINT",
                            "corners",
                            List.of(List.of(-0.3, 53.85)),
                            "precisionMetres",
                            10,
                            "note",
                            "CANARY behind the house of the keeper"));
            assertThat(kept.status()).as(kept.toString()).isEqualTo(201);
        }
        var task = new Task();
        var form = new HashMap<>(request(task.unit));
        form.put("place", Map.of("longitude", -0.301, "latitude", 53.851, "precisionMetres", 100));
        assertThat(put(task.officer, task.id, form).status()).isEqualTo(201);
        var draft = task.officer.get("/api/air-requests/" + task.id);
        assertThat(draft.json().at("/about/hazards/0/what").asString()).isEqualTo("Wires");
        assertThat(move(task.officer, task.id, 1, "REQUESTED").status()).isEqualTo(200);
        var briefing = task.crew.get("/api/air-requests/" + task.id + "/briefing");
        assertThat(briefing.json().at("/hazards").size()).isEqualTo(1);
        assertThat(briefing.json().at("/hazards/0/what").asString()).isEqualTo("Wires");
        assertThat(briefing.body() + draft.body()).doesNotContain("CANARY");
        assertThat(task.crew
                        .get("/api/air-requests/" + task.id)
                        .json()
                        .at("/about/hazards")
                        .size())
                .as("air support reads the ground in briefings alone")
                .isZero();
    }

    @Test
    void aDroneInTheAirIsSaidToWhoeverIsNear() {
        var task = new Task().sent();
        var pilot = visitor(force("LINCS"), Role.OFFICER);
        var id = newId();
        var form = Map.of("place", Map.of("text", "TA 100 460"), "callSign", "Lincs drone 2", "hours", 1);
        assertThat(pilot.put("/api/police-drones/" + id, form).status()).isEqualTo(201);
        assertThat(pilot.put("/api/police-drones/" + id, form).status()).isEqualTo(200);
        assertThat(pilot.put("/api/police-drones/" + id, Map.of("place", Map.of("text", PLACE)))
                        .pointers())
                .containsExactly("/id");
        var incident = newId();
        assertThat(task.officer
                        .put("/api/incidents/" + incident, report(PLACE, "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        assertThat(task.officer
                        .get("/api/air-requests/from-incident/" + incident)
                        .json()
                        .at("/about/hazards/0/drone")
                        .asBoolean())
                .as("before anything is asked")
                .isTrue();
        for (var reads : List.of(pilot, task.officer, task.crew)) {
            assertThat(reads.get("/api/police-drones").body()).contains(id);
        }
        var elsewhere = visitor(nationalUnit(), Role.AIR_SUPPORT);
        assertThat(elsewhere.get("/api/police-drones").body())
                .as("air support that has no task near is told of no drone")
                .doesNotContain(id);
        assertThat(task.officer
                        .get(path(task.id))
                        .json()
                        .at("/about/hazards/0/drone")
                        .asBoolean())
                .isTrue();
        var briefing = task.crew.get(path(task.id) + "/briefing").json();
        assertThat(briefing.at("/hazards/0/drone").asBoolean()).isTrue();
        assertThat(briefing.at("/hazards/0/what").asString()).contains("4.0 km").contains("Lincs drone 2");
        assertThat(task.officer
                        .send("POST", "/api/police-drones/" + id + "/landing", Map.of())
                        .status())
                .as("another force's drone is not one's own to land")
                .isEqualTo(404);
        assertThat(pilot.send("POST", "/api/police-drones/" + id + "/landing", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(task.crew.get(path(task.id) + "/briefing").body()).doesNotContain("Lincs drone 2");
        for (var wrong : List.of(
                Map.of("place", Map.of("text", PLACE), "hours", 7),
                Map.of("place", Map.of("text", PLACE), "radiusMetres", 10),
                Map.of("place", Map.of("text", PLACE), "callSign", "two\nlines"),
                Map.<String, Object>of())) {
            assertThat(pilot.put("/api/police-drones/" + newId(), wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
    }

    private static Map<String, Object> request(Organisation unit) {
        return Map.of(
                "threatRiskHarm",
                "Four men with dogs, threats to a gamekeeper",
                "whyAir",
                "Open fen, no cover, they scatter when they see a car",
                "talkgroup",
                "Rural 4",
                "place",
                Map.of("text", PLACE),
                "wanted",
                List.of("SEARCH", "COMMENTARY"),
                "airSupport",
                unit.id());
    }

    private static String path(String id) {
        return "/api/air-requests/" + id;
    }

    private static Visitor.Answer put(Visitor visitor, String id, Map<String, ?> form) {
        return visitor.put(path(id), form);
    }

    private static Visitor.Answer change(Visitor visitor, String id, int version, Map<String, ?> form) {
        return visitor.send("PUT", path(id), form, "application/json", ifMatch(version));
    }

    private static Visitor.Answer move(Visitor visitor, String id, int version, String to) {
        return state(visitor, id, version, Map.of("to", to));
    }

    private static Visitor.Answer moveBecause(Visitor visitor, String id, int version, String to) {
        return state(visitor, id, version, Map.of("to", to, "reason", "The job is over"));
    }

    private static Visitor.Answer state(Visitor visitor, String id, int version, Map<String, Object> form) {
        return visitor.send("POST", path(id) + "/state", form, "application/json", ifMatch(version));
    }

    private static Visitor.Answer acknowledge(Visitor visitor, String id, int version) {
        return visitor.send("POST", path(id) + "/acknowledgements", Map.of("version", version));
    }

    private static Visitor.Answer open(Visitor visitor, String code) {
        return visitor.send("POST", "/api/air-briefings/opened", Map.of("code", code));
    }

    private static int version(Visitor visitor, String id) {
        return visitor.get(path(id)).json().get("version").asInt();
    }

    private static Map<String, String> ifMatch(int version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }
}

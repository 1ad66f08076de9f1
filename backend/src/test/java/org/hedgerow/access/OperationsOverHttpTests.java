package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hedgerow.identity.Role;
import org.hedgerow.support.Beside;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Operations over HTTP, by everybody: who leads one, who works in it, who did, and who finds nothing. */
class OperationsOverHttpTests extends OverHttp {

    private static final String MAP = "/api/operation-boards";
    private static final List<List<Double>> FIELD =
            List.of(List.of(-2.10, 54.20), List.of(-2.00, 54.20), List.of(-2.00, 54.25), List.of(-2.10, 54.25));

    @Test
    void aMemberFindsItAndToEverybodyElseItIsNotThere() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var id = planned(lead, member("LANCS", 5));
        var colleague = visitor(force("CUMBRIA"), Role.OFFICER);
        var member = visitor(force("LANCS"), Role.OFFICER);
        for (var reader : List.of(lead, colleague, member)) {
            assertThat(reader.get("/api/operations").body()).contains(id);
            assertThat(reader.get("/api/operations/" + id).status()).isEqualTo(200);
        }
        for (var other : List.of(
                visitor(force("NYORKS"), Role.OFFICER),
                visitor(force("LANCS"), Role.REPORTER),
                visitor(force("LANCS"), Role.AIR_SUPPORT),
                visitor(watchGroup("SD77"), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.REPORTER))) {
            assertThat(other.get("/api/operations").body()).doesNotContain(id);
            for (var path : List.of("", "/log", "/tasks", "/board", "/debrief", "/replay?at=" + Instant.now())) {
                assertThat(other.get("/api/operations/" + id + path).seen())
                        .as(path)
                        .isEqualTo(
                                other.get("/api/operations/" + newId() + path).seen());
                assertThat(other.get("/api/operations/" + id + path).status()).isEqualTo(404);
            }
            assertThat(other.put("/api/operations/" + id + "/log/" + newId(), Map.of("text", "x"))
                            .status())
                    .isEqualTo(404);
            assertThat(other.put("/api/operations/" + id + "/tasks/" + newId(), Map.of("title", "x"))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(nobody().get("/api/operations/" + id).status()).isEqualTo(401);
    }

    @Test
    void onlyTheLeadChangesThePlanAndWithTheVersionThatItSaw() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var form = plan("First name", member("LANCS", 5));
        var id = newId();
        assertThat(lead.put("/api/operations/" + id, form).status()).isEqualTo(201);
        assertThat(lead.put("/api/operations/" + id, form).status())
                .as("sent again")
                .isEqualTo(200);
        form.put("name", "Second name");
        assertThat(lead.put("/api/operations/" + id, form).pointers()).containsExactly("/id");
        var member = visitor(force("LANCS"), Role.ANALYST);
        assertThat(change(member, id, 1, plan("Taken over")).status()).isEqualTo(404);
        assertThat(step(member, id, 1, "RUNNING").status()).isEqualTo(404);
        assertThat(change(lead, id, 1, form).json().get("version").asInt()).isEqualTo(2);
        var stale = change(lead, id, 1, form);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("type").asString()).isEqualTo("/problems#operation-changed");
        assertThat(step(lead, id, 2, "ENDED").status()).isEqualTo(409);
        assertThat(step(lead, id, 2, "RUNNING").status()).isEqualTo(200);
        assertThat(step(lead, id, 3, "ABANDONED").pointers()).containsExactly("/reason");
        assertThat(step(lead, id, 3, "ENDED").status()).isEqualTo(200);
        assertThat(change(lead, id, 4, form).status()).isEqualTo(409);
        assertThat(lead.put("/api/operations/" + id + "/log/" + newId(), Map.of("text", "Too late"))
                        .status())
                .isEqualTo(409);
        assertThat(number("select count(*) from audit_entry where action = 'plan operation' and '" + id
                        + "' = any (subjects)"))
                .isOne();
    }

    @Test
    void whoseLastDayIsOverFindsNothingAndWhatAllForcesKnowIsThePlanAlone() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var member = visitor(force("LANCS"), Role.OFFICER);
        var other = visitor(force("NYORKS"), Role.OFFICER);
        var id = planned(lead, member("LANCS", 5));
        said(member, id, "We are on the moor road.");
        change("update operation set last_days = array[(now() at time zone 'Europe/London')::date - 1],"
                + " version = version + 1 where id = '" + id + "'");
        assertThat(member.get("/api/operations/" + id).status()).isEqualTo(404);
        assertThat(member.get("/api/operations/" + id + "/log").status()).isEqualTo(404);
        var form = plan("Known to all", member("LANCS", -1));
        form.put("knownToAllForces", true);
        assertThat(change(lead, id, 2, form).status()).isEqualTo(200);
        for (var reader : List.of(member, other)) {
            var whole = reader.get("/api/operations/" + id);
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.json().at("/operation/works").asBoolean()).isFalse();
            for (var path : List.of("/log", "/tasks", "/board", "/debrief")) {
                assertThat(reader.get("/api/operations/" + id + path).status())
                        .as(path)
                        .isEqualTo(404);
            }
        }
        var again = plan("Known to all", member("LANCS", 4));
        assertThat(change(lead, id, 3, again).status()).isEqualTo(200);
        assertThat(texts(member, id)).contains("We are on the moor road.");
        assertThat(other.get("/api/operations/" + id).status()).isEqualTo(404);
    }

    @Test
    void membershipOpensNoIncidentAndALinkIsShownToWhoMayReadItAnyhow() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var member = visitor(force("LANCS"), Role.OFFICER);
        var id = planned(lead, member("LANCS", 5));
        var hidden = newId();
        var shared = newId();
        assertThat(lead.put("/api/incidents/" + hidden, report("NY 521 282", "OWN_FORCE"))
                        .status())
                .isEqualTo(201);
        assertThat(lead.put("/api/incidents/" + shared, report("NY 521 282", "ALL_FORCES"))
                        .status())
                .isEqualTo(201);
        for (var incident : List.of(hidden, shared)) {
            assertThat(lead.put("/api/operations/" + id + "/incidents/" + incident, null)
                            .status())
                    .isEqualTo(204);
        }
        assertThat(incidents(lead, id)).containsExactlyInAnyOrder(hidden, shared);
        assertThat(incidents(member, id)).containsExactly(shared);
        assertThat(member.get("/api/incidents/" + hidden).status()).isEqualTo(404);
        assertThat(member.put("/api/operations/" + id + "/incidents/" + hidden, null)
                        .seen())
                .as("a link to what one may not read is a link to nothing")
                .isEqualTo(member.put("/api/operations/" + id + "/incidents/" + newId(), null)
                        .seen());
        assertThat(member.send("DELETE", "/api/operations/" + id + "/incidents/" + hidden, null)
                        .status())
                .isEqualTo(404);
        for (var path : List.of("", "/log", "/board", "/tasks")) {
            assertThat(member.get("/api/operations/" + id + path).body()).doesNotContain(hidden);
        }
    }

    @Test
    void theLogLosesAndDoublesNothing() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var member = visitor(force("LANCS"), Role.OFFICER);
        var id = planned(lead, member("LANCS", 5));
        var entry = newId();
        var path = "/api/operations/" + id + "/log/" + entry;
        assertThat(member.put(path, Map.of("text", "Gate open")).status()).isEqualTo(201);
        assertThat(member.put(path, Map.of("text", "Gate open")).status()).isEqualTo(200);
        assertThat(member.put(path, Map.of("text", "Gate shut")).pointers()).containsExactly("/id");
        assertThat(lead.put(path, Map.of("text", "Gate open")).pointers()).containsExactly("/id");
        var writers = IntStream.range(0, 12)
                .mapToObj(each -> Beside.run(() -> (each % 2 == 0 ? lead : member)
                        .put("/api/operations/" + id + "/log/" + newId(), Map.of("text", "Entry " + each))
                        .status()))
                .toList();
        var seen = new ArrayList<String>();
        int cursor = 0;
        for (boolean over = false; !over; ) {
            over = writers.stream().allMatch(CompletableFuture::isDone);
            var answer =
                    lead.get("/api/operations/" + id + "/log?after=" + cursor).json();
            answer.get("entries").forEach(each -> seen.add(each.get("id").asString()));
            cursor = answer.get("cursor").asInt();
        }
        assertThat(writers.stream().map(CompletableFuture::join)).containsOnly(201);
        assertThat(seen).doesNotHaveDuplicates();
        var all = new ArrayList<String>();
        lead.get("/api/operations/" + id + "/log")
                .json()
                .get("entries")
                .forEach(each -> all.add(each.get("id").asString()));
        assertThat(seen).containsExactlyElementsOf(all);
        assertThat(all).hasSize(14);
        var first = lead.get("/api/operations/" + id + "/log").json().at("/entries/1");
        assertThat(first.at("/organisation/id").asString())
                .isEqualTo(force("LANCS").id().toString());
        assertThat(first.get("own").asBoolean()).isFalse();
        assertThat(lead.get("/api/operations/" + id + "/log?after=-1").status()).isEqualTo(422);
    }

    @Test
    void tasksGoForwardsByTheirForceOrTheLead() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var member = visitor(force("LANCS"), Role.OFFICER);
        var third = visitor(force("NYORKS"), Role.OFFICER);
        var id = planned(lead, member("LANCS", 5), member("NYORKS", 5));
        var task = newId();
        var path = "/api/operations/" + id + "/tasks/" + task;
        var form = new HashMap<String, Object>(Map.of("title", "Watch the ford", "unit", "Patrol 4"));
        assertThat(lead.put(path, form).status()).isEqualTo(201);
        assertThat(lead.put(path, form).status()).isEqualTo(200);
        assertThat(lead.post(path + "/state", 1, Map.of("state", "ASSIGNED")).status())
                .as("to nobody")
                .isEqualTo(409);
        form.put("force", force("LANCS").id());
        assertThat(put(third, path, 1, form).status()).as("not theirs").isEqualTo(404);
        assertThat(put(lead, path, 1, form).status()).isEqualTo(200);
        assertThat(lead.post(path + "/state", 2, Map.of("state", "ASSIGNED")).status())
                .isEqualTo(200);
        assertThat(third.post(path + "/state", 3, Map.of("state", "UNDER_WAY")).status())
                .isEqualTo(404);
        assertThat(member.post(path + "/state", 2, Map.of("state", "UNDER_WAY")).status())
                .isEqualTo(412);
        assertThat(member.post(path + "/state", 3, Map.of("state", "DONE")).status())
                .isEqualTo(409);
        assertThat(member.post(path + "/state", 3, Map.of("state", "UNDER_WAY")).status())
                .isEqualTo(200);
        assertThat(member.post(path + "/state", 4, Map.of("state", "DONE")).status())
                .isEqualTo(200);
        assertThat(put(lead, path, 5, form).status()).isEqualTo(409);
        assertThat(member.put(
                                "/api/operations/" + id + "/tasks/" + newId(),
                                Map.of("title", "x", "force", force("NYORKS").id()))
                        .pointers())
                .as("a member gives tasks to itself alone")
                .containsExactly("/force");
        var log = third.get("/api/operations/" + id + "/log").body();
        assertThat(log).contains("\"TO_DO\"", "\"ASSIGNED\"", "\"UNDER_WAY\"", "\"DONE\"", "Watch the ford");
    }

    @Test
    void theBoardIsEverybodysOrOneForcesAndWhatIsRemovedStaysInTheList() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var member = visitor(force("LANCS"), Role.OFFICER);
        var id = planned(lead, member("LANCS", 5));
        var board = "/api/operations/" + id + "/board";
        var sector = newId();
        var own = newId();
        assertThat(member.put(board + "/" + sector, item("SECTOR", "North field", FIELD))
                        .status())
                .isEqualTo(201);
        var quiet = item("HAZARD", "Slurry pit", List.of(List.of(-2.05, 54.22)));
        quiet.put("ownForceOnly", true);
        assertThat(member.put(board + "/" + own, quiet).status()).isEqualTo(201);
        assertThat(lead.get(board).body()).contains("North field").doesNotContain("Slurry pit", own);
        assertThat(lead.get("/api/operations/" + id + "/log").body()).doesNotContain("Slurry pit", own);
        assertThat(visitor(force("LANCS"), Role.ANALYST).get(board).body()).contains("Slurry pit");
        assertThat(lead.post(board + "/" + sector + "/removal", 1, Map.of("reason", "Mine now"))
                        .status())
                .as("an item is its own force's")
                .isEqualTo(404);
        var seen = item("LAST_SEEN", "Silver estate", List.of(List.of(-2.05, 54.22)));
        assertThat(lead.put(board + "/" + newId(), seen).pointers()).containsExactly("/seenAt");
        seen.put("seenAt", Instant.now().toString());
        seen.put("direction", "SSW");
        assertThat(lead.put(board + "/" + newId(), seen).json().get("direction").asString())
                .isEqualTo("SSW");
        assertThat(member.post(board + "/" + sector + "/removal", 1, Map.of("reason", "Searched"))
                        .status())
                .isEqualTo(200);
        assertThat(of(lead.get(board).json().get("items"), sector).get("state").asString())
                .isEqualTo("REMOVED");
        assertThat(member.post(board + "/" + sector + "/removal", 2, Map.of("reason", "Again"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void theSharedMapHasTheBoardsOfWhatRunsForThoseWhoWorkInIt() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var member = visitor(force("LANCS"), Role.OFFICER);
        var other = visitor(force("NYORKS"), Role.OFFICER);
        var form = plan("Boards on the map", member("LANCS", 5));
        form.put("knownToAllForces", true);
        var id = newId();
        assertThat(lead.put("/api/operations/" + id, form).status()).isEqualTo(201);
        var board = "/api/operations/" + id + "/board/";
        var removed = newId();
        member.put(board + removed, item("SECTOR", "Searched field", FIELD));
        member.post(board + removed + "/removal", 1, Map.of("reason", "Searched"));
        member.put(board + newId(), item("SECTOR", "North field", FIELD));
        var quiet = item("HAZARD", "Slurry pit", List.of(List.of(-2.05, 54.22)));
        quiet.put("ownForceOnly", true);
        member.put(board + newId(), quiet);
        assertThat(lead.get(MAP).body()).as("planned").doesNotContain(id);
        assertThat(step(lead, id, 1, "RUNNING").status()).isEqualTo(200);
        var first = lead.get(MAP);
        assertThat(first.body())
                .contains(id, "Boards on the map", "North field")
                .doesNotContain("Slurry pit", "Searched field");
        assertThat(member.get(MAP).body()).contains(id, "North field", "Slurry pit");
        assertThat(other.get("/api/operations/" + id).status())
                .as("known to all")
                .isEqualTo(200);
        assertThat(other.get(MAP).body()).doesNotContain(id);
        for (var nothing : List.of(
                visitor(force("LANCS"), Role.REPORTER),
                visitor(force("LANCS"), Role.AIR_SUPPORT),
                visitor(watchGroup("SD77"), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.REPORTER))) {
            assertThat(nothing.get(MAP).status()).isEqualTo(404);
        }

        var readings = "select count(*) from audit_entry where action = 'read boards on map' and '" + id
                + "' = any (subjects)";
        var before = number(readings);
        var tag = Map.of("If-None-Match", first.headers().get("etag").get(0));
        assertThat(lead.send("GET", MAP, null, "application/json", tag).status())
                .isEqualTo(304);
        assertThat(number(readings)).as("nothing was shown").isEqualTo(before);
        member.put(board + newId(), quiet);
        assertThat(lead.send("GET", MAP, null, "application/json", tag).status())
                .as("what one force drew for itself leaves no trace")
                .isEqualTo(304);
        var bridge = item("CORDON", "Bridge", FIELD);
        bridge.put("expiresAt", Instant.now().plusSeconds(8).toString());
        assertThat(member.put(board + newId(), bridge).status()).isEqualTo(201);
        var second = lead.send("GET", MAP, null, "application/json", tag);
        assertThat(second.body()).contains("Bridge");
        assertThat(number(readings)).isGreaterThan(before);
        var later = Map.of("If-None-Match", second.headers().get("etag").get(0));
        Eventually.equal("what expired is off the map though nobody did anything", true, () -> {
            var now = lead.send("GET", MAP, null, "application/json", later);
            return now.body().contains("North field") && !now.body().contains("Bridge");
        });
        assertThat(step(lead, id, 2, "ENDED").status()).isEqualTo(200);
        assertThat(lead.get(MAP).body()).doesNotContain(id);
    }

    @Test
    void aReplayShowsAMomentWithTheRightsOfNow() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var member = visitor(force("LANCS"), Role.OFFICER);
        var id = planned(lead, member("LANCS", 5));
        var board = "/api/operations/" + id + "/board/";
        var kept = newId();
        var narrowed = newId();
        member.put(board + kept, item("SECTOR", "Kept sector", FIELD));
        member.put(board + narrowed, item("HAZARD", "Narrowed hazard", List.of(List.of(-2.05, 54.22))));
        var task = newId();
        lead.put("/api/operations/" + id + "/tasks/" + task, Map.of("title", "Watch the ford"));
        var then = Instant.parse(lead.get("/api/operations/" + id + "/tasks")
                        .json()
                        .at("/tasks/0/madeAt")
                        .asString())
                .plusMillis(1);
        var quiet = item("HAZARD", "Narrowed hazard", List.of(List.of(-2.05, 54.22)));
        quiet.put("ownForceOnly", true);
        assertThat(put(member, board + narrowed, 1, quiet).status()).isEqualTo(200);
        member.post(board + kept + "/removal", 1, Map.of("reason", "Searched"));
        lead.post("/api/operations/" + id + "/tasks/" + task + "/state", 1, Map.of("state", "STOOD_DOWN"));
        var replay = lead.get("/api/operations/" + id + "/replay?at=" + then);
        assertThat(replay.status()).as(replay.toString()).isEqualTo(200);
        assertThat(replay.body()).doesNotContain("Narrowed hazard", narrowed);
        assertThat(of(replay.json().get("board"), kept).get("state").asString()).isEqualTo("CURRENT");
        assertThat(of(replay.json().get("tasks"), task).get("state").asString()).isEqualTo("TO_DO");
        assertThat(lead.get("/api/operations/" + id + "/log").body()).doesNotContain("Narrowed hazard");
        assertThat(member.get("/api/operations/" + id + "/replay?at=" + then).body())
                .contains("Narrowed hazard");
        var before = lead.get("/api/operations/" + id + "/replay?at=2020-01-01T00:00:00Z");
        assertThat(before.json().get("board").size()).isZero();
        assertThat(lead.get("/api/operations/" + id + "/replay?at=never").status())
                .isEqualTo(422);
        assertThat(lead.get("/api/operations/" + id + "/replay").status()).isEqualTo(422);
    }

    @Test
    void theDebriefIsTheLeadsToWriteAndHasFiguresOfTheReader() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var member = visitor(force("LANCS"), Role.OFFICER);
        var id = planned(lead, member("LANCS", 5));
        var path = "/api/operations/" + id + "/debrief";
        assertThat(member.put(path, Map.of("happened", "x")).status()).isEqualTo(404);
        assertThat(lead.put(path, Map.of("happened", "Two vehicles stopped")).status())
                .isEqualTo(200);
        assertThat(lead.put(path, Map.of("happened", "Again")).status()).isEqualTo(412);
        assertThat(put(lead, path, 1, Map.of("happened", "x".repeat(4_001))).pointers())
                .containsExactly("/happened");
        var read = member.get(path).json();
        assertThat(read.get("happened").asString()).isEqualTo("Two vehicles stopped");
        assertThat(read.get("mayChange").asBoolean()).isFalse();
        assertThat(read.at("/figures/measures").size()).isEqualTo(7);
        assertThat(read.at("/figures/rows"))
                .anyMatch(row -> row.get("force").asString().equals("LANCS"));
    }

    @Test
    void hostileInputIsNamed() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        Map.<String, List<Object>>of(
                        "name", List.of("", "x".repeat(61), "a\nb", "a\u202Eb"),
                        "objectives", List.of("x".repeat(4_001), "nul\u0000"),
                        "firstDay", List.of("", "yesterday", "0001-01-01", "9999-12-31"),
                        "lastDay", List.of("2001-01-01", "2099-01-01"),
                        "marking", List.of("SECRET", ""),
                        "parent", List.of(newId()),
                        "area",
                                List.of(
                                        List.of(List.of(List.of(-2.1, 54.2))),
                                        List.of(List.of(
                                                List.of(500.0, 54.2), List.of(-2.0, 54.2), List.of(-2.0, 54.3))),
                                        List.of(FIELD, FIELD),
                                        List.of(List.of(
                                                List.of(-2.1, 54.2),
                                                List.of(-2.0, 54.3),
                                                List.of(-2.0, 54.2),
                                                List.of(-2.1, 54.3))),
                                        List.of(IntStream.range(0, 1_002)
                                                .mapToObj(at -> List.of(
                                                        -2 + 0.1 * Math.cos(at * 0.00627),
                                                        54 + 0.1 * Math.sin(at * 0.00627)))
                                                .toList())))
                .forEach((field, values) -> values.forEach(value -> {
                    var form = plan("Fine");
                    form.put(field, value);
                    var answer = lead.put("/api/operations/" + newId(), form);
                    assertThat(answer.pointers())
                            .as(field + " " + answer)
                            .isNotEmpty()
                            .allMatch(pointer -> pointer.startsWith("/" + field) || pointer.equals("/lastDay"));
                }));
        var partner = plan("Fine");
        partner.put(
                "members", List.of(Map.of("organisation", partner().id(), "firstDay", today(0), "lastDay", today(1))));
        assertThat(lead.put("/api/operations/" + newId(), partner).pointers())
                .containsExactly("/members/0/organisation");
        var id = planned(lead);
        var tiny = item("CORDON", "Tiny", List.of(List.of(-2.1, 54.2), List.of(-2.1, 54.2), List.of(-2.1, 54.2)));
        assertThat(lead.put("/api/operations/" + id + "/board/" + newId(), tiny).pointers())
                .containsExactly("/corners");
        var past = item("ROUTE", "Old", List.of(List.of(-2.1, 54.2), List.of(-2.0, 54.2)));
        past.put("expiresAt", "2020-01-01T00:00:00Z");
        assertThat(lead.put("/api/operations/" + id + "/board/" + newId(), past).pointers())
                .containsExactly("/expiresAt");
        assertThat(lead.put("/api/operations/" + id + "/log/" + newId(), Map.of("text", "x".repeat(1_001)))
                        .pointers())
                .containsExactly("/text");
    }

    @Test
    void aParentIsOneThatTheAuthorMayRead() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var other = visitor(force("LANCS"), Role.ANALYST);
        var parent = planned(lead);
        var form = plan("Local");
        form.put("parent", parent);
        assertThat(other.put("/api/operations/" + newId(), form).pointers()).containsExactly("/parent");
        var child = newId();
        form.put("members", List.of(member("LANCS", 3)));
        assertThat(lead.put("/api/operations/" + child, form).status()).isEqualTo(201);
        assertThat(lead.get("/api/operations/" + child)
                        .json()
                        .at("/operation/parent/id")
                        .asString())
                .isEqualTo(parent);
        var read = other.get("/api/operations/" + child);
        assertThat(read.json().at("/operation/parent").isNull()).isTrue();
        assertThat(read.body()).doesNotContain(parent);
    }

    @Test
    void aNationalUnitIsAMemberLikeAForce() {
        var lead = visitor(force("CUMBRIA"), Role.ANALYST);
        var unit = nationalUnit();
        var form = plan("With a unit", Map.of("organisation", unit.id(), "firstDay", today(0), "lastDay", today(4)));
        form.put("knownToAllForces", true);
        var id = newId();
        assertThat(lead.put("/api/operations/" + id, form).status()).isEqualTo(201);
        var analyst = visitor(unit, Role.ANALYST);
        assertThat(analyst.get("/api/operations/" + id)
                        .json()
                        .at("/operation/works")
                        .asBoolean())
                .isTrue();
        said(analyst, id, "From the unit");
        assertThat(texts(lead, id)).contains("From the unit");
    }

    private String planned(Visitor lead, Object... members) {
        var id = newId();
        var made =
                lead.put("/api/operations/" + id, plan("Operation " + letters().substring(0, 8), members));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return id;
    }

    private static Map<String, Object> plan(String name, Object... members) {
        var form = new HashMap<String, Object>();
        form.put("name", name);
        form.put("members", List.of(members));
        form.put("area", List.of(FIELD));
        form.put("objectives", "Deter, and stop vehicles.");
        form.put("firstDay", today(0));
        form.put("lastDay", today(6));
        form.put("marking", "OFFICIAL");
        return form;
    }

    private Map<String, Object> member(String force, int days) {
        return Map.of("organisation", force(force).id(), "firstDay", today(-2), "lastDay", today(days));
    }

    private static String today(int days) {
        return LocalDate.now(ZoneId.of("Europe/London")).plusDays(days).toString();
    }

    private static Map<String, Object> item(String kind, String title, List<List<Double>> corners) {
        return new HashMap<>(Map.of("kind", kind, "title", title, "corners", corners));
    }

    private static Visitor.Answer change(Visitor visitor, String id, int version, Object form) {
        return put(visitor, "/api/operations/" + id, version, form);
    }

    private static Visitor.Answer put(Visitor visitor, String path, int version, Object form) {
        return visitor.send("PUT", path, form, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }

    private static Visitor.Answer step(Visitor visitor, String id, int version, String state) {
        return visitor.post("/api/operations/" + id + "/state", version, Map.of("state", state));
    }

    private static void said(Visitor visitor, String id, String text) {
        var answer = visitor.put("/api/operations/" + id + "/log/" + newId(), Map.of("text", text));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static List<String> texts(Visitor visitor, String id) {
        var texts = new ArrayList<String>();
        visitor.get("/api/operations/" + id + "/log")
                .json()
                .get("entries")
                .forEach(each -> texts.add(each.get("text").asString()));
        return texts;
    }

    private static List<String> incidents(Visitor visitor, String id) {
        var found = new ArrayList<String>();
        visitor.get("/api/operations/" + id).json().get("incidents").forEach(each -> found.add(each.asString()));
        return found;
    }

    private static JsonNode of(JsonNode rows, String id) {
        return rows.valueStream()
                .filter(row -> row.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

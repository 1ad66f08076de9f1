package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hedgerow.identity.Role;
import org.hedgerow.support.Beside;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What came of incidents and of a force's work, and a season of it against the one before: as far as whoever asks may know. */
class ScorecardTests extends OverHttp {

    private static final String SEASON = "/api/scorecard?season=2011/12&force=DYFPOW";

    @Test
    void aSeasonIsCountedAgainstTheOneBeforeAndWhatIsNotRecordedIsNotNought() {
        var officer = visitor(force("DYFPOW"), Role.OFFICER);
        var neighbour = visitor(force("GWENT"), Role.OFFICER);
        var open = report(officer, "2011-10-04T20:00:00Z", "ALL_FORCES");
        var own = report(officer, "2011-11-04T20:00:00Z", "OWN_FORCE");
        var before = report(officer, "2010-12-04T20:00:00Z", "ALL_FORCES");
        var summer = report(officer, "2011-07-31T20:00:00Z", "ALL_FORCES");
        record(
                officer,
                open,
                1,
                List.of(result("VEHICLES_SEIZED", "2011-10-05", 2), result("DOGS_SEIZED", "2012-03-31", 1)));
        record(officer, own, 1, List.of(result("VEHICLES_SEIZED", "2011-11-04", 3)));
        record(officer, before, 1, List.of(result("PEOPLE_SUMMONSED", "2011-03-31", 4)));
        record(
                officer,
                summer,
                1,
                List.of(result("DOGS_SEIZED", "2011-07-31", 9), result("DOGS_SEIZED", "2012-04-01", 9)));
        assertThat(ofForce(officer, "DISPERSAL_NOTICES", "2011-10-05", 0, 5, "ALL_FORCES")
                        .status())
                .isEqualTo(200);
        assertThat(ofForce(officer, "DISPERSAL_NOTICES", "2011-10-06", 0, 7, "OWN_FORCE")
                        .status())
                .isEqualTo(200);

        awaitIncidents(officer, 2, 1);
        assertThat(cells(officer, "")).containsExactly("2 1", "5 -", "- -", "- -", "12 -", "1 -", "- 4");
        awaitIncidents(neighbour, 1, 1);
        assertThat(cells(neighbour, ""))
                .as("what its own police alone know is in nobody else's sums")
                .containsExactly("1 1", "2 -", "- -", "- -", "5 -", "1 -", "- 4");
        assertThat(cells(officer, "&category=HARE"))
                .as("what belongs to no incident is of no kind")
                .containsExactly("2 1", "5 -", "- -", "- -", "- -", "1 -", "- 4");
        assertThat(officer.get(SEASON + "&category=FUEL")
                        .json()
                        .get("rows")
                        .get(0)
                        .at("/cells/1/now")
                        .isNull())
                .isTrue();
        var whole = officer.get(SEASON).json();
        assertThat(whole.get("through").asString()).isEqualTo("2012-03-31");
        assertThat(whole.get("throughBefore").asString()).isEqualTo("2011-03-31");
        assertThat(whole.at("/statement/n").asInt()).isEqualTo(3);

        assertThat(officer.post("/api/incidents/" + open + "/withdrawal", 2, Map.of("reason", "In error"))
                        .status())
                .isEqualTo(200);
        awaitIncidents(officer, 1, 1);
        assertThat(cells(officer, "")).contains("3 -").doesNotContain("5 -", "1 -");
    }

    @Test
    void itIsNotThereForAnybodyOutsideThePolice() {
        for (var other : List.of(
                visitor(force("DYFPOW"), Role.REPORTER),
                visitor(watchGroup("SN44"), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.REPORTER),
                visitor(force("DYFPOW"), Role.AUDITOR))) {
            assertThat(other.get("/api/scorecard").seen())
                    .isEqualTo(other.get("/api/nothing").seen());
            assertThat(other.get("/api/results").status()).isEqualTo(404);
        }
    }

    @Test
    void whatCameOfAnIncidentIsAPartOfIt() {
        var officer = visitor(force("DYFPOW"), Role.OFFICER);
        var id = report(officer, "2013-10-04T20:00:00Z", "ALL_FORCES");
        var recorded = record(officer, id, 1, List.of(result("DOGS_SEIZED", "2013-10-05", 2)));
        assertThat(recorded.status()).as(recorded.toString()).isEqualTo(200);
        assertThat(recorded.json().get("version").asInt()).isEqualTo(2);
        assertThat(recorded.json().at("/results/0/count").asInt()).isEqualTo(2);
        assertThat(record(officer, id, 1, List.of(result("DOGS_SEIZED", "2013-10-05", 3)))
                        .status())
                .as("stale")
                .isEqualTo(412);
        assertThat(officer.post("/api/incidents/" + id + "/closure", 2, Map.of("reason", "Done"))
                        .status())
                .isEqualTo(200);
        assertThat(record(officer, id, 3, List.of(result("PEOPLE_SUMMONSED", "2014-01-05", 2)))
                        .status())
                .as("what comes of it may come after it is closed")
                .isEqualTo(200);
        var versions = officer.get("/api/incidents/" + id + "/history").json().get("versions");
        assertThat(versions.get(0).get("action").asString()).isEqualTo("record results");
        assertThat(versions.get(0).get("changed").get(0).asString()).isEqualTo("results");
        assertThat(versions.get(1).at("/results/0/measure").asString()).isEqualTo("DOGS_SEIZED");
        assertThat(versions.get(3).get("results").size()).isZero();
        assertThat(number("select count(*) from audit_entry where action = 'record results' and '" + id
                        + "' = any (subjects)"))
                .isEqualTo(2);
        var neighbour = visitor(force("GWENT"), Role.OFFICER);
        assertThat(neighbour
                        .get("/api/incidents/" + id)
                        .json()
                        .at("/results/0/measure")
                        .asString())
                .isEqualTo("PEOPLE_SUMMONSED");
        assertThat(record(neighbour, id, 4, List.of(result("DOGS_SEIZED", "2013-10-05", 3)))
                        .status())
                .isEqualTo(403);
        var other = report(officer, "2013-10-04T20:00:00Z", "OWN_FORCE");
        assertThat(record(neighbour, other, 1, List.of()).seen())
                .isEqualTo(record(neighbour, newId(), 1, List.of()).seen());
        assertThat(officer.send(
                                "PUT",
                                "/api/incidents/" + id + "/sharing",
                                Map.of("sharing", Map.of("scope", "OWN_FORCE"), "reason", "Too many", "meant", true),
                                "application/json",
                                Map.of("If-Match", "\"4\""))
                        .status())
                .isEqualTo(200);
        assertThat(number("select count(*) from incident_result r join incident i on i.id = r.incident_id"
                        + " where r.label_id = i.label_id and i.id = '" + id + "'"))
                .as("it goes under the label of its incident")
                .isOne();
    }

    @Test
    void aFigureOfTheForceIsCorrectedOnlyByWhoHasSeenIt() {
        var force = force("DYFPOW");
        var officers = IntStream.range(0, 4)
                .mapToObj(each -> visitor(force, Role.OFFICER))
                .toList();
        var day = "2014-02-03";
        var sent = officers.stream()
                .map(officer -> Beside.run(() -> ofForce(officer, "DISPERSAL_NOTICES", day, 0, 1, "OWN_FORCE")
                        .status()))
                .toList();
        assertThat(sent.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412, 412, 412);
        var officer = officers.get(0);
        assertThat(ofForce(officer, "DISPERSAL_NOTICES", day, 1, 2, "ALL_FORCES")
                        .status())
                .isEqualTo(200);
        var listed =
                officer.get("/api/results?from=2014-02-01&until=2014-02-28").json();
        assertThat(listed.get("results").size()).isOne();
        assertThat(listed.at("/results/0/count").asInt()).isEqualTo(2);
        assertThat(listed.at("/results/0/scope").asString()).isEqualTo("ALL_FORCES");
        var stale = ofForce(officer, "DISPERSAL_NOTICES", day, 1, 9, "OWN_FORCE");
        assertThat(stale.json().get("type").asString()).isEqualTo("/problems#results-changed");
        assertThat(ofForce(officer, "DISPERSAL_NOTICES", day, 2, 0, null).status())
                .isEqualTo(200);
        assertThat(number("select count(*) from force_result where day = '" + day + "'"))
                .isZero();
        assertThat(visitor(force("GWENT"), Role.OFFICER)
                        .get("/api/results?from=2011-10-01&until=2011-10-31")
                        .json()
                        .get("results")
                        .size())
                .as("a force's list is its own")
                .isZero();
    }

    @Test
    void badInputIsNamed() {
        var officer = visitor(force("DYFPOW"), Role.OFFICER);
        var id = report(officer, "2013-10-04T20:00:00Z", "OWN_FORCE");
        for (var wrong : List.of(
                result("CATS_SEIZED", "2013-10-05", 1),
                result("DOGS_SEIZED", "2013-02-30", 1),
                result("DOGS_SEIZED", "2099-10-05", 1),
                result("DOGS_SEIZED", "1999-10-05", 1),
                result("DOGS_SEIZED", "yesterday", 1),
                result("DOGS_SEIZED", "2013-10-05", 0),
                result("DOGS_SEIZED", "2013-10-05", -1),
                result("DOGS_SEIZED", "2013-10-05", 1_001))) {
            var answer = record(officer, id, 1, List.of(wrong));
            assertThat(answer.status()).as(wrong.toString()).isEqualTo(422);
            assertThat(answer.pointers().get(0)).as(wrong.toString()).startsWith("/results/0/");
        }
        var twice = result("DOGS_SEIZED", "2013-10-05", 1);
        assertThat(record(officer, id, 1, List.of(twice, twice)).pointers()).containsExactly("/results/1/day");
        assertThat(officer.send(
                                "PUT",
                                "/api/incidents/" + id + "/results",
                                Map.of(
                                        "results",
                                        IntStream.range(0, 41)
                                                .mapToObj(any -> twice)
                                                .toList()),
                                "application/json",
                                Map.of("If-Match", "\"1\""))
                        .pointers())
                .containsExactly("/results");
        assertThat(officer.put("/api/incidents/" + id + "/results", Map.of()).status())
                .isEqualTo(428);
        for (var address : List.of(
                "season=2011",
                "season=2011/13",
                "season=2098/99",
                "season=all",
                "season=90d",
                "period=90d",
                "hours=1-2",
                "force=XX",
                "category=NONE",
                "season=20%2F11%2F12")) {
            assertThat(officer.get("/api/scorecard?" + address).status())
                    .as(address)
                    .isEqualTo(422);
        }
        assertThat(ofForce(officer, "CATS", "2014-01-01", 0, 1, null).pointers())
                .containsExactly("/measure");
        assertThat(ofForce(officer, "DOGS_SEIZED", "2099-01-01", 0, 1, null).pointers())
                .containsExactly("/day");
        assertThat(ofForce(officer, "DOGS_SEIZED", "2014-01-01", 0, 1_001, null).pointers())
                .containsExactly("/count");
        assertThat(ofForce(officer, "DOGS_SEIZED", "2014-01-01", 0, 1, "PUBLIC").pointers())
                .containsExactly("/scope");
        assertThat(officer.get("/api/results?from=2010-01-01&until=2012-01-01").pointers())
                .containsExactly("?from");
    }

    private static String report(Visitor officer, String at, String scope) {
        var id = newId();
        var form = report("SN 4401 4401", scope);
        form.put("earliest", at);
        form.put("latest", at);
        var answer = officer.put("/api/incidents/" + id, form);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return id;
    }

    private static Map<String, Object> result(String measure, String day, int count) {
        return Map.of("measure", measure, "day", day, "count", count);
    }

    private static Visitor.Answer record(Visitor who, String id, int version, List<Map<String, Object>> results) {
        return who.send(
                "PUT",
                "/api/incidents/" + id + "/results",
                Map.of("results", results),
                "application/json",
                Map.of("If-Match", "\"" + version + "\""));
    }

    private static Visitor.Answer ofForce(
            Visitor who, String measure, String day, int was, int count, @Nullable String scope) {
        return who.put(
                "/api/results/" + measure + "/" + day,
                scope == null
                        ? Map.of("was", was, "count", count)
                        : Map.of("was", was, "count", count, "scope", scope));
    }

    private static void awaitIncidents(Visitor who, int now, int before) {
        Eventually.equal(
                now + " and " + before, now + " " + before, () -> cells(who, "").get(0));
    }

    private static List<String> cells(Visitor who, String more) {
        var answer = who.get(SEASON + more);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var found = new ArrayList<String>();
        answer.json().get("total").forEach(cell -> found.add(text(cell.get("now")) + " " + text(cell.get("before"))));
        return found;
    }

    private static String text(JsonNode count) {
        return count.isNull() ? "-" : count.asString();
    }
}

package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Who sees an incident of a force, and how exactly, by every way of asking. The expected answers are transcribed from the table of
 * audiences in the reference notes on the domain (its section 12), by hand and not from the policy: deny by default; the owning force
 * and the forces that it shares with, the exact place; a watch coordinator in the area, a coarse square; the public, what is
 * published; administrators and auditors, nothing of any incident.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoSeesWhatTests extends OverHttp {

    private static final String NOTHING = "-";
    private static final int OF_EACH = 3;

    /** The 10 km square in which the incidents of a scope lie: one for each, so that none can be mistaken for another. */
    private static final Map<String, String> SQUARES = Map.of(
            "OWN_FORCE",
            "NY 68",
            "NAMED_ORGANISATIONS",
            "NY 78",
            "ALL_FORCES",
            "NY 88",
            "WATCH_AREA",
            "NY 79",
            "PUBLIC",
            "NY 46");

    private static final List<String> VIEWERS = List.of(
            "own officer",
            "Essex officer",
            "watch in the area",
            "watch elsewhere",
            "farmer",
            "partner",
            "auditor",
            "organisation administrator",
            "system administrator");

    private static final Map<String, List<String>> EXPECTED = Map.of(
            "OWN_FORCE", row("EXACT", "-", "-", "-", "-", "-", "-", "-", "-"),
            // Named here: Essex, the watch elsewhere, and the partner.
            "NAMED_ORGANISATIONS", row("EXACT", "EXACT", "-", "WATCH", "-", "WATCH", "-", "-", "-"),
            "ALL_FORCES", row("EXACT", "EXACT", "-", "-", "-", "-", "-", "-", "-"),
            "WATCH_AREA", row("EXACT", "EXACT", "WATCH", "-", "-", "-", "-", "-", "-"),
            "PUBLIC", row("EXACT", "EXACT", "WATCH", "PUBLIC", "PUBLIC", "PUBLIC", "-", "-", "-"));

    private final Map<String, Visitor> viewers = new LinkedHashMap<>();
    private final Map<String, List<String>> incidents = new TreeMap<>();

    @SuppressWarnings("NullAway.Init")
    private Visitor owner;

    @BeforeAll
    void aForceReportsThreeIncidentsOfEachScope() {
        var cambridgeshire = force("CAMBS");
        var essex = force("ESSEX");
        var here = watchGroup("NY68", "NY78", "NY88", "NY79", "NY46");
        var elsewhere = watchGroup("SU00");
        var partner = partner();
        owner = visitor(cambridgeshire, Role.OFFICER);
        viewers.put("own officer", owner);
        viewers.put("Essex officer", visitor(essex, Role.OFFICER));
        viewers.put("watch in the area", visitor(here, Role.WATCH_COORDINATOR));
        viewers.put("watch elsewhere", visitor(elsewhere, Role.WATCH_COORDINATOR));
        viewers.put("farmer", visitor(here, Role.REPORTER));
        viewers.put("partner", visitor(partner, Role.REPORTER));
        viewers.put("auditor", visitor(cambridgeshire, Role.AUDITOR));
        viewers.put("organisation administrator", visitor(cambridgeshire, Role.ORGANISATION_ADMINISTRATOR));
        viewers.put("system administrator", visitor(partner(), Role.SYSTEM_ADMINISTRATOR));
        SQUARES.forEach((scope, square) -> incidents.put(scope, reports(scope, square, essex, elsewhere, partner)));
    }

    private List<String> reports(String scope, String square, Organisation... named) {
        var ids = new ArrayList<String>();
        for (int metres = 0; metres < OF_EACH; metres++) {
            var place = square.substring(0, 4) + "600" + metres + " " + square.charAt(4) + "600" + metres;
            var report = report(place, scope);
            report.put("narrative", "Canary narrative");
            if (scope.equals("NAMED_ORGANISATIONS")) {
                report.put(
                        "organisations", Stream.of(named).map(Organisation::id).toList());
            }
            var id = newId();
            assertThat(owner.put("/api/incidents/" + id, report).status()).isEqualTo(201);
            ids.add(id);
        }
        return ids;
    }

    @Test
    void everyWayOfAskingGivesEachViewerWhatTheTableSaysAndNoMore() {
        for (var scope : EXPECTED.keySet()) {
            for (int column = 0; column < VIEWERS.size(); column++) {
                var who = VIEWERS.get(column);
                var viewer = viewers.get(who);
                var expected = EXPECTED.get(scope).get(column);
                var ids = incidents.get(scope);
                var where = scope + " for " + who + " by ";
                var each = java.util.Collections.nCopies(OF_EACH, expected);
                assertThat(precisions(viewer.get("/api/map?zoom=12&period=7d&bbox=-3.5,54.5,-1,56"), ids))
                        .as(where + "map")
                        .isEqualTo(each);
                assertThat(precisions(viewer.get("/api/incidents?limit=200&period=7d&bbox=-3.5,54.5,-1,56"), ids))
                        .as(where + "list")
                        .isEqualTo(each);
                assertThat(precisions(viewer.get(nearby(scope)), ids))
                        .as(where + "nearby")
                        .isEqualTo(each);
                assertThat(ids.stream().map(id -> detail(viewer, id)).toList())
                        .as(where + "detail")
                        .isEqualTo(each);
                assertThat(ids.stream().map(id -> single(viewer, id)).distinct().toList())
                        .as(where + "the shape of the answer")
                        .isEqualTo(List.of(expected.equals(NOTHING) ? "nothing" : shape(expected)));
            }
        }
    }

    @Test
    void hotspotsAreMadeOfWhatTheViewerSeesAndOfNothingElse() {
        for (int column = 0; column < VIEWERS.size(); column++) {
            var who = VIEWERS.get(column);
            var viewer = viewers.get(who);
            var found = new TreeMap<String, Integer>();
            var answer = viewer.get("/api/hotspots?reachMetres=500&minimumIncidents=3&period=7d");
            if (answer.status() == 200) {
                for (var hotspot : answer.json().get("hotspots")) {
                    scopeAt(hotspot.get("centre"))
                            .ifPresent(scope ->
                                    found.merge(scope, hotspot.get("count").asInt(), Integer::sum));
                }
            }
            for (var scope : EXPECTED.keySet()) {
                var visible = !EXPECTED.get(scope).get(column).equals(NOTHING);
                var counted = found.getOrDefault(scope, 0);
                // The tests share an application: what earlier ones reported in these squares counts too.
                assertThat(counted >= OF_EACH)
                        .as(scope + " in the hotspots of " + who + ": " + found)
                        .isEqualTo(visible);
                if (!visible) {
                    assertThat(counted).as(scope + " in the hotspots of " + who).isZero();
                }
            }
        }
    }

    @Test
    void aReporterSeesTheOwnReportWholeAndNobodyElsesWay() {
        var farmer = viewers.get("farmer");
        force("NORTHUM");
        var report = report("NY 6600 8600", "OWN_FORCE");
        report.remove("scope");
        var id = newId();
        var answer = farmer.put("/api/incidents/" + id, report);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(precisions(farmer.get("/api/incidents/mine"), List.of(id))).containsExactly("ORIGINATOR");
        assertThat(detail(farmer, id)).isEqualTo("ORIGINATOR");
        assertThat(precisions(farmer.get("/api/incidents?limit=200&period=7d"), List.of(id)))
                .containsExactly(NOTHING);
        for (var who : VIEWERS) {
            if (!who.equals("farmer")) {
                assertThat(detail(viewers.get(who), id)).as(who).isEqualTo(NOTHING);
                assertThat(precisions(viewers.get(who).get("/api/incidents/mine"), List.of(id)))
                        .as(who)
                        .containsExactly(NOTHING);
            }
        }
    }

    @Test
    void whatIsTakenBackIsGoneForEverybodyButTheOwner() {
        var id = newId();
        assertThat(owner.put("/api/incidents/" + id, report("NY 8600 9600", "PUBLIC"))
                        .status())
                .isEqualTo(201);
        var answer = owner.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "Sent in error"));
        assertThat(answer.status()).isEqualTo(200);
        for (var who : VIEWERS) {
            var viewer = viewers.get(who);
            assertThat(detail(viewer, id)).as(who).isEqualTo(who.equals("own officer") ? "EXACT" : NOTHING);
            Eventually.equal(
                    who,
                    List.of(NOTHING),
                    () -> precisions(viewer.get("/api/incidents?limit=200&period=7d"), List.of(id)));
            assertThat(precisions(viewer.get(nearby("PUBLIC")), List.of(id)))
                    .as(who)
                    .containsExactly(NOTHING);
        }
    }

    @Test
    void aRefusalIsTheSameWhetherTheIncidentIsHiddenOrThereIsNone() {
        var hidden = incidents.get("OWN_FORCE").get(0);
        for (var who : VIEWERS.subList(1, VIEWERS.size())) {
            var viewer = viewers.get(who);
            var none = newId();
            assertThat(viewer.get("/api/incidents/" + hidden).seen())
                    .as(who)
                    .isEqualTo(viewer.get("/api/incidents/" + none).seen());
            for (var act : List.of("closure", "withdrawal")) {
                assertThat(viewer.post("/api/incidents/" + hidden + "/" + act, 1, Map.of("reason", "x"))
                                .seen())
                        .as(who + " " + act)
                        .isEqualTo(viewer.post("/api/incidents/" + none + "/" + act, 1, Map.of("reason", "x"))
                                .seen());
            }
        }
    }

    private static String detail(Visitor viewer, String id) {
        var answer = viewer.get("/api/incidents/" + id);
        return answer.status() == 200
                ? answer.json().at("/feature/properties/precision").asString()
                : NOTHING;
    }

    /** What kind of answer one incident gets: whole for the police, the bare square for everybody else. */
    private static String single(Visitor viewer, String id) {
        var answer = viewer.get("/api/incidents/" + id);
        if (answer.status() != 200) {
            return "nothing";
        }
        var properties = answer.json().at("/feature/properties");
        var whole = answer.body().contains("Canary narrative");
        return (whole ? "narrative" : "no narrative")
                + (properties.get("reference").isNull() ? "" : ", reference")
                + (answer.json().get("place").isNull() ? "" : ", place")
                + (properties.get("recordedAt").isNull() ? "" : ", recorded")
                + ", " + (properties.get("precisionMetres").asInt() >= 1_000 ? "coarse" : "fine");
    }

    private static String shape(String precision) {
        return precision.equals("EXACT") ? "narrative, reference, place, recorded, fine" : "no narrative, coarse";
    }

    private static List<String> precisions(Visitor.Answer answer, List<String> ids) {
        var found = new TreeMap<String, String>();
        if (answer.status() == 200) {
            var features = answer.json().path("incidents");
            for (var feature : features.isArray() ? features : features.path("features")) {
                found.put(
                        feature.get("id").asString(),
                        feature.at("/properties/precision").asString());
            }
        }
        return ids.stream().map(id -> found.getOrDefault(id, NOTHING)).toList();
    }

    private static String nearby(String scope) {
        var square = SQUARES.get(scope);
        int easting = 300_000 + Character.digit(square.charAt(3), 10) * 10_000 + 6_000;
        int northing = 500_000 + Character.digit(square.charAt(4), 10) * 10_000 + 6_000;
        return "/api/incidents/nearby?within=1000&easting=" + easting + "&northing=" + northing;
    }

    /** The scope whose 10 km square holds this place: told by degrees, well away from the edges. */
    private static java.util.Optional<String> scopeAt(JsonNode centre) {
        var longitude = centre.get(0).asDouble();
        var latitude = centre.get(1).asDouble();
        // Near 55.1 N, 2.4 W a degree is 63.8 km by 111.3 km, and the grid is turned by less than half a degree.
        var easting = 400_000 + (longitude + 2.0) * 63_800;
        var northing = 583_000 + (latitude - 55.141) * 111_300;
        return SQUARES.entrySet().stream()
                .filter(entry -> {
                    int column = Character.digit(entry.getValue().charAt(3), 10);
                    int row = Character.digit(entry.getValue().charAt(4), 10);
                    return Math.floor((easting - 300_000) / 10_000) == column
                            && Math.floor((northing - 500_000) / 10_000) == row;
                })
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }
}

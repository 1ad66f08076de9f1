package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;

/** What becomes of a request for air support when the incident of which it was made is taken back: for both sides, by link, in every file, in the database. */
class AirIncidentTakenBackTests extends OverHttp {

    /** Each task its own: a force's list holds those of other tests as well. */
    private static final AtomicInteger EASTING = new AtomicInteger(110);

    private static final String TAKEN_BACK = "/problems#air-briefing-taken-back";
    private static final List<String> FORMATS = List.of("pdf", "kml", "gpx", "geojson", "gpkg", "cot");

    /** A request that was made of an incident and sent, with a link. */
    private final class Task {
        final Organisation unit = nationalUnit();
        final Visitor owner;
        final Visitor officer;
        final Visitor crew = visitor(unit, Role.AIR_SUPPORT);
        final Visitor nobody = visitor(partner(), Role.AUDITOR);
        final String place = place();
        final String landmark = "tower" + letters();
        final String incident = newId();
        final String id = newId();
        final String code;

        Task(Organisation owns, Organisation asks, String scope) {
            owner = visitor(owns, Role.OFFICER);
            officer = visitor(asks, Role.OFFICER);
            assertThat(owner.put("/api/incidents/" + incident, report(place, scope))
                            .status())
                    .isEqualTo(201);
            var form = new HashMap<>(form(unit));
            form.put("incident", incident);
            form.put("landmark", landmark);
            var made = officer.put(path(), form);
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
            assertThat(move(officer, 1, "REQUESTED").status()).isEqualTo(200);
            code = officer.send("POST", path() + "/links", Map.of())
                    .json()
                    .get("code")
                    .asString();
            assertThat(byLink().status()).isEqualTo(200);
            assertThat(crew.get(path() + "/briefing").status()).isEqualTo(200);
        }

        String path() {
            return "/api/air-requests/" + id;
        }

        Visitor.Answer byLink() {
            return nobody.send("POST", "/api/air-briefings/opened", Map.of("code", code));
        }

        Visitor.Answer fileByLink(String format) {
            return nobody.send("POST", "/api/air-briefings/files", Map.of("code", code, "format", format));
        }

        Visitor.Answer move(Visitor visitor, int version, String to) {
            return visitor.send(
                    "POST",
                    path() + "/state",
                    Map.of("to", to, "reason", "The job is over"),
                    "application/json",
                    Map.of("If-Match", "\"" + version + "\""));
        }

        Visitor.Answer change(int version, Map<String, ?> form) {
            return officer.send("PUT", path(), form, "application/json", Map.of("If-Match", "\"" + version + "\""));
        }

        void isClosed() {
            for (var visitor : List.of(officer, crew)) {
                var seen = visitor.get(path()).json();
                assertThat(seen.get("takenBack").asBoolean()).isTrue();
                assertThat(seen.get("incidentReference").isNull()).isTrue();
                assertThat(seen.get("incident").isNull()).isTrue();
                assertThat(seen.get("about").isNull()).isTrue();
                for (var tail : List.of("/briefing", "/briefings/1", "/script")) {
                    var refused = visitor.get(path() + tail);
                    assertThat(refused.status()).as(tail).isEqualTo(410);
                    assertThat(refused.json().get("type").asString()).isEqualTo(TAKEN_BACK);
                }
                for (var format : FORMATS) {
                    assertThat(visitor.get(path() + "/briefing." + format).status())
                            .as(format)
                            .isEqualTo(410);
                }
                assertThat(visitor.get(path()).body()
                                + visitor.get("/api/air-requests").body())
                        .doesNotContain(place, landmark);
            }
            assertThat(byLink().json().get("type").asString()).isEqualTo(TAKEN_BACK);
            for (var format : FORMATS) {
                assertThat(fileByLink(format).status()).as(format).isEqualTo(410);
            }
            var followed = nobody.get("/api/air-briefings/" + code + "/briefing.kml");
            assertThat(followed.status()).isEqualTo(200);
            assertThat(followed.body()).as("the map program drops what it had").doesNotContain("Placemark");
            assertThat(crew.send("POST", path() + "/acknowledgements", Map.of("version", 1))
                            .status())
                    .isEqualTo(410);
            assertThat(nobody.send(
                                    "POST",
                                    "/api/air-briefings/acknowledged",
                                    Map.of("code", code, "version", 1, "callSign", "Kestrel 41"))
                            .status())
                    .isEqualTo(410);
        }

        void isOpen() {
            assertThat(officer.get(path()).json().get("takenBack").asBoolean()).isFalse();
            assertThat(crew.get(path() + "/briefing").status()).isEqualTo(200);
            assertThat(byLink().status()).isEqualTo(200);
        }
    }

    @Test
    void whatWasMadeOfAWithdrawnIncidentIsShownToNobodyAndTheRequestGoesOnWithoutIt() throws SQLException {
        var humber = force("HUMBER");
        var task = new Task(humber, humber, "ALL_FORCES");
        var marks = task.crew.get("/api/air-requests/mark").body();
        withdraw(task);
        assertThat(task.crew.get("/api/air-requests/mark").body())
                .as("the page asks for what is new")
                .isNotEqualTo(marks);
        task.isClosed();
        assertThat(number("select count(*) from air_request where id = '" + task.id + "' and content::text like '%"
                        + task.landmark + "%'"))
                .as("nor is it in the row any more")
                .isZero();
        assertThat(task.owner
                        .get("/api/incidents/" + task.incident + "/recalls")
                        .json()
                        .toString())
                .contains("air support requests");

        var again = new HashMap<>(form(task.unit));
        again.put("place", Map.of("text", "TA 200 520"));
        var refused = task.change(2, again);
        assertThat(refused.status())
                .as("what a page had on it before may hold the incident still")
                .isEqualTo(410);
        again.put("withoutIncident", true);
        var second = task.change(2, again);
        assertThat(second.status()).as(second.toString()).isEqualTo(200);
        assertThat(second.json().get("briefingVersion").asInt()).isEqualTo(2);
        assertThat(second.json().get("takenBack").asBoolean()).isFalse();
        var briefing = task.crew.get(task.path() + "/briefing");
        assertThat(briefing.json().at("/place/gridReference").asString()).isEqualTo("TA 200 520");
        assertThat(briefing.json().at("/briefing/incidentReference").isNull()).isTrue();
        assertThat(task.byLink().body()).contains("TA 200 520").doesNotContain(task.place);
        for (var visitor : List.of(task.officer, task.crew)) {
            assertThat(visitor.get(task.path() + "/briefings/1").status())
                    .as("the version of the incident stays closed")
                    .isEqualTo(410);
            assertThat(visitor.get(task.path()).body()).doesNotContain(task.place, task.landmark);
        }
        assertThat(task.crew
                        .send("POST", task.path() + "/acknowledgements", Map.of("version", 2))
                        .status())
                .isEqualTo(200);
        try (var connection = asSuperuser();
                var statement = connection.createStatement();
                var kept = statement.executeQuery(
                        "select of_incident from air_briefing where request_id = '" + task.id + "' order by version")) {
            assertThat(kept.next() && kept.getBoolean(1)).isTrue();
            assertThat(kept.next() && !kept.getBoolean(1)).isTrue();
        }
    }

    @Test
    void aForceThatLosesSightOfAnIncidentLosesWhatItMadeOfIt() {
        var task = new Task(force("HUMBER"), force("NYORKS"), "ALL_FORCES");
        share(task, Map.of("scope", "OWN_FORCE"));
        task.isClosed();
    }

    @Test
    void whoMayStillAskWithItKeepsItsBriefing() {
        var humber = force("HUMBER");
        var own = new Task(humber, humber, "ALL_FORCES");
        share(own, Map.of("scope", "OWN_FORCE"));
        own.isOpen();
        var nyorks = force("NYORKS");
        var named = new Task(humber, nyorks, "ALL_FORCES");
        share(named, Map.of("scope", "NAMED_ORGANISATIONS", "organisations", List.of(nyorks.id())));
        named.isOpen();
        withdraw(named);
        named.isClosed();
    }

    @Test
    void aDraftOfATakenBackIncidentIsNotSent() {
        var officer = visitor(force("HUMBER"), Role.OFFICER);
        var unit = nationalUnit();
        visitor(unit, Role.AIR_SUPPORT);
        var incident = newId();
        var place = place();
        officer.put("/api/incidents/" + incident, report(place, "OWN_FORCE"));
        var form = new HashMap<>(form(unit));
        form.put("incident", incident);
        var id = newId();
        assertThat(officer.put("/api/air-requests/" + id, form).status()).isEqualTo(201);
        officer.send(
                "POST",
                "/api/incidents/" + incident + "/withdrawal",
                Map.of("reason", "Wrong"),
                "application/json",
                Map.of("If-Match", "\"1\""));
        assertThat(officer.get("/api/air-requests/" + id).body()).doesNotContain(place);
        var sent = officer.send(
                "POST",
                "/api/air-requests/" + id + "/state",
                Map.of("to", "REQUESTED"),
                "application/json",
                Map.of("If-Match", "\"1\""));
        assertThat(sent.json().get("type").asString()).isEqualTo(TAKEN_BACK);
    }

    private static String place() {
        return "TA " + EASTING.incrementAndGet() + " 510";
    }

    private static void withdraw(Task task) {
        var version = task.owner
                .get("/api/incidents/" + task.incident)
                .json()
                .at("/version")
                .asInt();
        var withdrawn = task.owner.send(
                "POST",
                "/api/incidents/" + task.incident + "/withdrawal",
                Map.of("reason", "Sent in error"),
                "application/json",
                Map.of("If-Match", "\"" + version + "\""));
        assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(200);
    }

    private static void share(Task task, Map<String, ?> terms) {
        var shared = task.owner.send(
                "PUT",
                "/api/incidents/" + task.incident + "/sharing",
                Map.of("sharing", terms, "reason", "Sent to too many", "meant", true),
                "application/json",
                Map.of("If-Match", "\"1\""));
        assertThat(shared.status()).as(shared.toString()).isEqualTo(200);
    }

    private static Map<String, Object> form(Organisation unit) {
        return Map.of(
                "threatRiskHarm",
                "Four men with dogs, threats to a gamekeeper",
                "whyAir",
                "Open fen, no cover, they scatter when they see a car",
                "talkgroup",
                "Rural 4",
                "airSupport",
                unit.id());
    }
}

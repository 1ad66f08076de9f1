package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The list of every door ({@code access-matrix.csv}) against the doors that there are, and then each door tried as nobody and in each
 * role. A door that the list does not name, or that is no longer there, fails the build: whoever adds one says who may use it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTests extends OverHttp {

    /** A kind that hardly any other test reports, so that an export of it is small. */
    private static final String RARE = "HERITAGE.WRECK";

    private static final String NOWHERE = "/api/there-is-nothing-of-this-name";

    @Autowired
    private ApplicationContext application;

    /** Somebody in a role, and ids that this person may reach. */
    private record Guest(Visitor visitor, Organisation organisation, String incident, Map<String, String> ids) {}

    private final List<MatrixRow> rows = MatrixRow.readAll();
    private final Map<Role, Guest> guests = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private String importRun;

    @SuppressWarnings("NullAway.Init")
    private String issuedBulletin;

    @BeforeAll
    void aGuestInEachRole() {
        var cambridgeshire = force("CAMBS");
        var watch = watchGroup("TL44");
        var administration = partner();
        var incident = newId();
        var report = report("TL 421 431", "PUBLIC");
        report.put("category", RARE);
        var made = visitor(cambridgeshire, Role.OFFICER).put("/api/incidents/" + incident, report);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        aReportOf(incident, cambridgeshire);
        issuedBulletin = anIssuedBulletin(cambridgeshire);
        anOperation(visitor(cambridgeshire, Role.OFFICER), incident);
        for (var role : Role.values()) {
            var home =
                    switch (role) {
                        case REPORTER, WATCH_COORDINATOR -> watch;
                        case SYSTEM_ADMINISTRATOR -> administration;
                        default -> cambridgeshire;
                    };
            var colleague = person(home, Role.REPORTER).id().toString();
            var visitor = visitor(home, role);
            var export = role == Role.OFFICER || role == Role.ANALYST ? anExport(visitor, incident) : newId();
            var ids = idsOf(
                    "bulletins",
                    issuedBulletin,
                    "my-bulletins",
                    issuedBulletin,
                    "bulletin-desk",
                    aBulletin(visitor),
                    "analyses",
                    anAnalysis(visitor),
                    "air-requests",
                    incident,
                    "police-drones",
                    incident,
                    "areas",
                    anArea(visitor),
                    "ground",
                    somethingOnTheGround(visitor),
                    "sightings",
                    aSighting(visitor),
                    "vehicle-watches",
                    aVehicleWatch(visitor),
                    "heads-ups",
                    role == Role.OFFICER || role == Role.ANALYST ? aHeadsUp(home) : newId(),
                    "enquiry-hits",
                    role == Role.OFFICER || role == Role.ANALYST ? anEnquiryHit(home) : newId(),
                    "answering",
                    "PLATE",
                    "ladder",
                    aLadder(visitor),
                    "series",
                    aSeries(visitor, incident),
                    "series-watches",
                    aSeriesWatch(visitor, incident),
                    "intelligence-reports",
                    anIntelligenceReport(visitor),
                    "intelligence-disseminations",
                    role == Role.OFFICER || role == Role.ANALYST ? aDissemination(home, role) : newId(),
                    "incidents",
                    incident,
                    "desk",
                    incident,
                    "operations",
                    incident,
                    "watch-desk",
                    aRemark(visitor, incident),
                    "organisations",
                    home.id().toString(),
                    "people",
                    colleague,
                    "invitations",
                    anInvitation(visitor, home),
                    "exports",
                    export,
                    "sources",
                    role == Role.SOURCE_HANDLER ? aSource(visitor(home, Role.OFFICER)) : newId());
            guests.put(role, new Guest(visitor, home, incident, ids));
        }
        anAirRequest(guests.get(Role.OFFICER).visitor(), cambridgeshire, incident);
        importRun = anImportWithARejectedRow(guests.get(Role.ANALYST).visitor());
    }

    private static Map<String, String> idsOf(String... pairs) {
        var ids = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            ids.put(pairs[i], pairs[i + 1]);
        }
        return ids;
    }

    /** About the incident and under its id, sent to those of the own force who fly; and a drone of that id. */
    private static void anAirRequest(Visitor officer, Organisation force, String incident) {
        var path = "/api/air-requests/" + incident;
        var made = officer.put(
                path,
                Map.of(
                        "incident", incident,
                        "threatRiskHarm", "Dogs among sheep",
                        "whyAir", "Open fen and no other view",
                        "talkgroup", "Rural 4",
                        "airSupport", force.id().toString()));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var sent = officer.send(
                "POST", path + "/state", Map.of("to", "REQUESTED"), "application/json", Map.of("If-Match", "\"1\""));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(200);
        var drone = officer.put("/api/police-drones/" + incident, Map.of("place", Map.of("text", "TL 421 431")));
        assertThat(drone.status()).as(drone.toString()).isEqualTo(201);
    }

    /** At the desk of the force, as whoever takes reports in writes one. */
    private void aReportOf(String incident, Organisation force) {
        try {
            execute(
                    "insert into report (id, label_id, owner_organisation, holder, way, incident_id, happening_now, template,"
                            + " answers, may_contact, language, made_at) select id, label_id, owner_organisation, '"
                            + force.id()
                            + "', 'WITHOUT_ACCOUNT', id, false, 'OTHER', '{}', false, 'en', now() from incident where id = '"
                            + incident + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the force, under the id of an incident that it may link. */
    private static void anOperation(Visitor officer, String id) {
        var made = officer.put(
                "/api/operations/" + id,
                Map.of(
                        "name",
                        "Of every door",
                        "firstDay",
                        "2026-01-01",
                        "lastDay",
                        "2028-12-31",
                        "marking",
                        "OFFICIAL"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
    }

    private static String anExport(Visitor visitor, String incident) {
        Eventually.equal(
                "on the map",
                true,
                () -> visitor.get("/api/incidents?limit=200&period=7d").body().contains(incident));
        var made = visitor.send(
                "POST",
                "/api/exports",
                Map.of("format", "CSV", "filter", "period=7d&category=" + RARE, "reason", "To be fetched by a test"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().get("id").asString();
    }

    /** One that this visitor has begun, or an id that nobody knows. */
    private static String aBulletin(Visitor visitor) {
        var id = newId();
        visitor.put("/api/bulletin-desk/" + id, BulletinForms.form("Begun for a test"));
        return id;
    }

    private String anIssuedBulletin(Organisation force) {
        var author = visitor(force, Role.OFFICER);
        return BulletinForms.issued(author, visitor(force, Role.OFFICER), BulletinForms.form("Issued for a test"));
    }

    /** One that this visitor may delete, or an id that nobody knows. */
    private static String anAnalysis(Visitor visitor) {
        var id = newId();
        visitor.put("/api/analyses/" + id, Map.of("name", "To be deleted by a test", "kind", "CHARTS"));
        return id;
    }

    /** One about the incident and under its id, that this visitor may take back; or the same without a remark. */
    private static String aRemark(Visitor visitor, String incident) {
        visitor.put(
                "/api/watch-desk/remarks/" + incident,
                Map.of("kind", "NOTE", "incident", incident, "text", "To be taken back by a test"));
        return incident;
    }

    /** One that this visitor may delete, or an id that nobody knows. */
    private static String anArea(Visitor visitor) {
        var id = newId();
        visitor.put(
                "/api/areas/" + id,
                Map.of(
                        "name",
                        "To be deleted by a test",
                        "kind",
                        "LAND",
                        "outline",
                        List.of(List.of(0.1, 52.1), List.of(0.2, 52.1), List.of(0.2, 52.2)),
                        "byMail",
                        false,
                        "pace",
                        "AT_ONCE",
                        "language",
                        "en"));
        return id;
    }

    /** Something that this visitor keeps, or an id that nobody knows. */
    private static String somethingOnTheGround(Visitor visitor) {
        var id = newId();
        visitor.put(
                "/api/ground/own/" + id,
                Map.of(
                        "kind",
                        "GATE",
                        "outline",
                        "POINT",
                        "corners",
                        List.of(List.of(0.1, 52.1)),
                        "precisionMetres",
                        10));
        return id;
    }

    private static String aSource(Visitor officer) {
        var id = newId();
        var made = officer.put("/api/sources/own/" + id, Map.of("name", "Invented Teller"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return id;
    }

    /** One that this visitor has recorded, or an id that nobody knows. */
    private static String aSighting(Visitor visitor) {
        var id = newId();
        visitor.put(
                "/api/sightings/" + id,
                Map.of(
                        "kind",
                        "VEHICLE",
                        "earliest",
                        "2026-01-01T10:00:00Z",
                        "latest",
                        "2026-01-01T10:00:00Z",
                        "exactTimeKnown",
                        true,
                        "scope",
                        "OWN_FORCE"));
        return id;
    }

    /** One that this visitor keeps, or an id that nobody knows. */
    private static String aVehicleWatch(Visitor visitor) {
        var id = newId();
        visitor.put(
                "/api/vehicle-watches/" + id,
                Map.of("pattern", "XQ7 ZZZ", "purpose", "PREVENTION", "reason", "For a test", "days", 1));
        return id;
    }

    /** What another force has told this one. */
    private String aHeadsUp(Organisation receiver) {
        var elsewhere = visitor(force("DURHAM"), Role.OFFICER);
        var sighting = newId();
        elsewhere.put(
                "/api/sightings/" + sighting,
                Map.of(
                        "kind",
                        "VEHICLE",
                        "earliest",
                        "2026-01-01T10:00:00Z",
                        "latest",
                        "2026-01-01T10:00:00Z",
                        "exactTimeKnown",
                        true,
                        "headingTo",
                        receiver.id(),
                        "scope",
                        "OWN_FORCE"));
        var id = newId();
        var sent = elsewhere.put("/api/heads-ups/" + id, Map.of("sighting", sighting, "force", receiver.id()));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return id;
    }

    /** One of two incidents that this visitor has linked, or an id that nobody knows. */
    private static String aSeries(Visitor visitor, String incident) {
        var other = newId();
        visitor.put("/api/incidents/" + other, report("TL 421 431", "OWN_FORCE"));
        var id = newId();
        visitor.send(
                "POST",
                "/api/incidents/" + incident + "/links",
                Map.of("id", id, "other", other, "decision", "ACCEPTED", "reason", "For a test"));
        return id;
    }

    /** One that this visitor keeps, or an id that nobody knows. */
    private static String aSeriesWatch(Visitor visitor, String incident) {
        var id = newId();
        visitor.send(
                "POST",
                "/api/series/" + aSeries(visitor, incident) + "/watches",
                Map.of("id", id, "purpose", "PREVENTION", "reason", "For a test", "days", 1));
        return id;
    }

    /** What another force asked, and this one was hit by. */
    private String anEnquiryHit(Organisation owner) {
        var plate = "XQ" + letters().substring(0, 6).toUpperCase(Locale.ROOT);
        visitor(owner, Role.ORGANISATION_ADMINISTRATOR)
                .put("/api/answering/PLATE", Map.of("answers", true, "contact", "Ask the desk"));
        visitor(owner, Role.OFFICER)
                .put(
                        "/api/sightings/" + newId(),
                        Map.of(
                                "kind",
                                "VEHICLE",
                                "plate",
                                plate,
                                "certainty",
                                "CERTAIN",
                                "earliest",
                                "2026-01-01T10:00:00Z",
                                "latest",
                                "2026-01-01T10:00:00Z",
                                "exactTimeKnown",
                                true,
                                "scope",
                                "OWN_FORCE"));
        var asked = visitor(force("DURHAM"), Role.OFFICER)
                .put(
                        "/api/enquiries/" + newId(),
                        Map.of("kind", "PLATE", "pattern", plate, "purpose", "PREVENTION", "reason", "For a test"));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        return visitor(owner, Role.OFFICER)
                .get("/api/enquiry-hits")
                .json()
                .at("/asked/0/id")
                .asString();
    }

    /** Somebody, a step against them and a dog of theirs, under one id; or an id that nobody knows. */
    private static String aLadder(Visitor visitor) {
        var id = newId();
        var once = "2025-10-15T18:00:00Z";
        visitor.put(
                "/api/ladder/subjects/" + id,
                Map.of("kind", "PERSON", "name", "Invented " + letters(), "born", "1980-01-01"));
        visitor.put(
                "/api/ladder/steps/" + id,
                Map.of("subject", id, "kind", "BREACH", "area", "Here", "issuedAt", once, "servedBy", "PC 1"));
        visitor.put(
                "/api/ladder/custody/" + id,
                Map.of(
                        "subject",
                        id,
                        "thing",
                        "DOG",
                        "basis",
                        "PACE",
                        "heldSince",
                        once,
                        "breedType",
                        "Lurcher",
                        "sex",
                        "MALE",
                        "pencePerDay",
                        100));
        return id;
    }

    /** One that this visitor has begun, or an id that nobody knows. */
    private static String anIntelligenceReport(Visitor visitor) {
        var id = newId();
        visitor.put(IntelligenceForms.PATH + id, IntelligenceForms.report("Begun for a test"));
        return id;
    }

    /** A live report that the unit has sent to everybody in a role. */
    private String aDissemination(Organisation home, Role role) {
        var assessor = visitor(home, Role.ANALYST);
        var report = IntelligenceForms.live(
                visitor(home, Role.OFFICER), assessor, IntelligenceForms.ownForce("Cars", "1AP"));
        var id = newId();
        var sent = assessor.put(
                "/api/intelligence-disseminations/" + id, IntelligenceForms.sent(report, "role", role.name()));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return id;
    }

    /** One that this visitor may withdraw, or an id that nobody knows. */
    private static String anInvitation(Visitor visitor, Organisation home) {
        var made = visitor.send(
                "POST", "/api/organisations/" + home.id() + "/invitations", Map.of("role", Role.REPORTER.name()));
        return made.status() == 201 ? made.json().at("/invitation/id").asString() : newId();
    }

    private static String anImportWithARejectedRow(Visitor analyst) {
        var file =
                "category,place,earliest,latest\r\nHARE.COURSING,nowhere at all,2026-01-01T10:00:00Z,2026-01-01T11:00:00Z\r\n";
        var body =
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"one.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                        + file + "\r\n--edge--\r\n";
        var started = analyst.send(
                "POST",
                "/api/imports?dryRun=false&format=generic",
                body,
                "multipart/form-data; boundary=edge",
                Map.of());
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        var run = started.json().get("id").asString();
        Eventually.equal(
                "the import ends",
                true,
                () -> List.of("DONE", "FAILED")
                        .contains(analyst.get("/api/imports/" + run)
                                .json()
                                .get("state")
                                .asString()));
        return run;
    }

    @Test
    void everyDoorIsOnTheListAndEveryDoorOnTheListIsThere() {
        var listed = new TreeSet<>(rows.stream().map(MatrixRow::door).toList());
        assertThat(doors()).containsExactlyElementsOf(listed);
        assertThat(rows).extracting(MatrixRow::door).doesNotHaveDuplicates();
        assertThat(rows).extracting(MatrixRow::channel).doesNotContain("");
    }

    @Test
    void nobodyIsAnsweredBeforeSigningInUnlessTheListSaysSo() {
        var nobody = nobody();
        var nowhere = nobody.get(NOWHERE);
        assertThat(nowhere.status()).isEqualTo(401);
        for (var row : rows) {
            var answer = ask(nobody, row, Map.of());
            if (row.isOpenToAnyone()) {
                assertThat(answer.body()).as(row.door()).doesNotContain("\"type\":\"/problems#not-signed-in\"");
            } else {
                assertThat(answer.seen()).as(row.door()).isEqualTo(nowhere.seen());
            }
        }
    }

    @Test
    void eachRoleIsAnsweredWhereTheListSaysAndFindsNothingElsewhere() {
        for (var role : Role.values()) {
            var guest = guests.get(role);
            var nowhere = guest.visitor().get(NOWHERE);
            assertThat(nowhere.status()).isEqualTo(404);
            for (var row : rows) {
                if (row.endsTheSession()) {
                    continue;
                }
                var answer = ask(guest, row);
                if (row.isOpenTo(role)) {
                    assertThat(answer.status())
                            .as(role + " " + row.door() + " " + answer)
                            .isNotIn(401, 403, 404, 500);
                } else {
                    assertThat(answer.seen()).as(role + " " + row.door()).isEqualTo(nowhere.seen());
                }
            }
        }
    }

    @Test
    void signingOutIsForEverybodyAndEndsWhatItSays() {
        for (var role : Role.values()) {
            for (var path : List.of("/api/session", "/api/sessions")) {
                var visitor = visitor(guests.get(role).organisation(), role);
                assertThat(visitor.send("DELETE", path, null).status())
                        .as(role + path)
                        .isEqualTo(204);
                assertThat(visitor.get("/api/session").status()).as(role + path).isEqualTo(401);
            }
        }
    }

    @Test
    void aVerbThatADoorDoesNotKnowOpensNothing() {
        for (var row : rows) {
            if (row.method().equals("GET")
                    && row.path().startsWith("/api/")
                    && !row.channel().equals("stream")) {
                var answer = guests.get(Role.OFFICER)
                        .visitor()
                        .send("PATCH", row.path().replaceAll("\\{[^}]*}", newId()), "{}");
                assertThat(answer.status()).as(row.door()).isIn(404, 405);
            }
        }
    }

    private Visitor.Answer ask(Guest guest, MatrixRow row) {
        boolean isSaid = row.path().startsWith("/api/live/streams/");
        return ask(guest.visitor(), row, isSaid ? idsOf("live", aStream(guest.visitor())) : guest.ids());
    }

    /** A stream of events that this visitor has just opened, or an id that nobody knows. */
    private static String aStream(Visitor visitor) {
        var first = visitor.firstEvent("/api/live/events");
        return first.map(event -> event.get("stream").asString()).orElseGet(AccessMatrixTests::newId);
    }

    private Visitor.Answer ask(Visitor visitor, MatrixRow row, Map<String, String> ids) {
        var kind = row.path().split("/").length > 2 ? row.path().split("/")[2] : "";
        var id = kind.equals("imports") ? importRun : ids.getOrDefault(kind, newId());
        var path = row.path()
                .replace("/bulletins/{id}.cap", "/bulletins/" + issuedBulletin + ".cap")
                .replace("/webjars/**", "/webjars/leaflet/dist/leaflet.css")
                // Not every role is shown a hotspot; a question out of bounds is answered to whoever may ask at all.
                .replace("/api/hotspots/{key}/bulletin", "/api/hotspots/" + newId() + "/bulletin?reachMetres=0")
                .replace("/api/hotspots/{key}", "/api/hotspots/" + newId() + "?reachMetres=0")
                .replace("{table}", "forces")
                .replace("{turn}", "1")
                .replace("{key}", "CAMBS")
                .replaceAll("\\{[^}]*}", id)
                .replace("/**", "");
        var method = row.method().equals("ANY") ? "GET" : row.method();
        var type = row.channel().equals("upload") ? "multipart/form-data; boundary=edge" : "application/json";
        var body =
                switch (method) {
                    case "GET", "DELETE" -> null;
                    default -> row.channel().equals("upload") ? "--edge--\r\n" : "{}";
                };
        return visitor.send(method, path.isEmpty() ? "/" : path, body, type, Map.of());
    }

    /** Every mapping of the running application: controllers, management, files and the stream. */
    private TreeSet<String> doors() {
        var doors = new TreeSet<String>();
        for (var mapping : application
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()) {
            mapping.getHandlerMethods().keySet().forEach(info -> {
                var methods = new ArrayList<>(info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .toList());
                if (methods.isEmpty()) {
                    methods.add("ANY");
                }
                info.getPatternValues().forEach(path -> methods.forEach(method -> doors.add(method + " " + path)));
            });
        }
        for (var mapping :
                application.getBeansOfType(SimpleUrlHandlerMapping.class).values()) {
            mapping.getHandlerMap().keySet().forEach(path -> doors.add("GET " + path));
        }
        return doors;
    }
}

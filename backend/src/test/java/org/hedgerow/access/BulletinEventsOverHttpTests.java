package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where events are that bulletins invite to: on the map, on the page, in feeds and in the text, for whoever reads the words and for nobody else. */
class BulletinEventsOverHttpTests extends OverHttp {

    private static final String DESK = "/api/bulletin-desk/";

    /** TL 4205 4405, to 10 m. */
    private static final Map<String, Object> HALL =
            Map.of("longitude", 0.071402, "latitude", 52.076638, "precisionMetres", 10);

    @Test
    void anEventForEverybodyIsOnTheMapOnThePageInTheFeedsAndInTheText() throws Exception {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var title = "Amnesty " + letters();
        var id = BulletinForms.issued(author, visitor(force("WILTS"), Role.OFFICER), event(title, HALL, "PUBLIC"));
        var said = nobody().get("/api/bulletins/" + id).json().at("/said/event");
        assertThat(said.propertyNames()).containsExactlyInAnyOrder("place", "position", "opensAt", "closesAt");
        assertThat(said.at("/position/gridReference").asString()).isEqualTo("TL 4205 4405");
        assertThat(said.at("/position/line").asString()).contains("TL 4205 4405", "52.0766", "grid OSGB36");
        assertThat(said.at("/position/longitude").asDouble()).isCloseTo(0.071402, within(1e-7));
        var whole = nobody().get("/api/bulletins/" + id).json().at("/said/english/whole");
        assertThat(whole.asString()).contains("Village hall", "Grid reference: TL 4205 4405", "When: ");
        assertThat(nobody().get("/bulletins.atom").body())
                .contains("<georss:point>52.07664 0.0714</georss:point>", "TL 4205 4405");
        var cap = nobody().get("/bulletins/" + id + ".cap").body();
        BulletinsOverHttpTests.valid(cap, "Alert");
        assertThat(cap).contains("<areaDesc>Village hall, High Street</areaDesc><circle>52.07664,0.0714 0</circle>");
        for (var reader :
                List.of(author, visitor(partner(), Role.REPORTER), visitor(watchGroup("TR04"), Role.REPORTER))) {
            assertThat(onMap(reader, id).get("title").asString()).isEqualTo(title);
            assertThat(onMap(reader, id).at("/event/position/gridReference").asString())
                    .isEqualTo("TL 4205 4405");
        }
        assertThat(nobody().get("/api/bulletin-events").status()).isEqualTo(401);
        assertThat(author.send(
                                "POST",
                                DESK + id + "/cancellation",
                                Map.of("id", newId(), "reason", "The hall is closed"))
                        .status())
                .isEqualTo(200);
        assertThat(author.get("/api/bulletin-events").body()).doesNotContain(id);
        assertThat(nobody().get("/bulletins.atom").body()).doesNotContain(title);
        assertThat(number("select count(*) from issued_event_place where bulletin_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void anEventForThePoliceIsOnTheMapOfThePoliceAlone() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var id = BulletinForms.issued(
                author, visitor(force("WILTS"), Role.OFFICER), event("Briefing " + letters(), HALL, "POLICE"));
        assertThat(onMap(visitor(force("GLOS"), Role.OFFICER), id)).isNotNull();
        for (var other : List.of(
                visitor(watchGroup("SU06"), Role.WATCH_COORDINATOR),
                visitor(partner(), Role.REPORTER),
                visitor(watchGroup("TR04"), Role.REPORTER))) {
            assertThat(other.get("/api/bulletin-events").body()).doesNotContain(id);
        }
    }

    @Test
    void whatIsNotIssuedOrIsOverOrHasNoPlaceIsNotOnTheMap() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var second = visitor(force("WILTS"), Role.OFFICER);
        var waiting = BulletinForms.approved(author, second, event("Waits", HALL, "PUBLIC"));
        var without = BulletinForms.issued(author, second, event("Nowhere", null, "PUBLIC"));
        var over = BulletinForms.issued(author, second, event("Over", HALL, "PUBLIC"));
        change(
                "update issued_bulletin set facts = jsonb_set(facts, '{event,closesAt}', '\"2026-01-02T10:00:00Z\"') where id = '"
                        + over + "'");
        var expired = BulletinForms.issued(author, second, event("Expired", HALL, "PUBLIC"));
        change(
                "update issued_bulletin set issued_at = now() - interval '2 hours', expires_at = now() - interval '1 hour' where id = '"
                        + expired + "'");
        assertThat(author.get("/api/bulletin-events").body()).doesNotContain(waiting, without, over, expired);
        assertThat(nobody().get("/api/bulletins/" + without)
                        .json()
                        .at("/said/event/position")
                        .isNull())
                .isTrue();
    }

    @Test
    void aPlaceCloseToTheReportIsRefusedUnlessSomebodyAuthorisedItAndNobodyOutsideIsToldWho() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var incident = newId();
        var report = report("SU 0213 6734", "OWN_FORCE");
        assertThat(author.put("/api/incidents/" + incident, report).status()).isEqualTo(201);
        var title = "Meeting " + letters();
        var at = author.get("/api/places?text=SU+0216+6739").json().at("/places/0");
        var near = position(at);
        var form = event(title, near, "PUBLIC");
        form.put("sourceIncident", incident);
        assertThat(author.send("POST", DESK + "checks", form).json().get("findings"))
                .anySatisfy(finding -> {
                    assertThat(finding.get("pointer").asString()).isEqualTo("/event/position");
                    assertThat(finding.get("rule").asString()).isEqualTo("EVENT_PLACE");
                });
        var id = newId();
        assertThat(author.put(DESK + id, form).status()).isEqualTo(201);
        assertThat(author.post(DESK + id + "/review", 1, Map.of()).pointers()).containsExactly("/event/position");

        var away = position(author.get("/api/places?text=SU+0240+6734").json().at("/places/0"));
        form.put("event", said(away, null));
        assertThat(author.send("POST", DESK + "checks", form)
                        .json()
                        .get("findings")
                        .size())
                .as("a field away")
                .isZero();

        form.put("event", said(near, Map.of("authoriser", "Inspector, invented " + title, "reason", "Village green")));
        assertThat(author.send("POST", DESK + "checks", form)
                        .json()
                        .get("findings")
                        .size())
                .isZero();
        var issued = BulletinForms.issued(author, visitor(force("WILTS"), Role.OFFICER), form);
        assertThat(nobody().get("/api/bulletins/" + issued).body())
                .contains(title, "SU 0216 6739")
                .doesNotContain("Inspector, invented", "Village green", incident);
        assertThat(number("select count(*) from issued_bulletin where id = '" + issued
                        + "' and (facts::text like '%Inspector%' or facts::text like '%longitude%')"))
                .isZero();
    }

    @Test
    void badPlacesAreNamed() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        for (var bad : List.<Map<String, Object>>of(
                Map.of("longitude", 0.07, "latitude", 52.07),
                Map.of("longitude", 0.07, "latitude", 52.07, "precisionMetres", 0),
                Map.of("longitude", 0.07, "latitude", 52.07, "precisionMetres", 1000),
                Map.of("latitude", 52.07, "precisionMetres", 10),
                Map.of("longitude", 400, "latitude", 52.07, "precisionMetres", 10),
                Map.of("longitude", 2.35, "latitude", 48.85, "precisionMetres", 10))) {
            var answer = author.put(DESK + newId(), event("Bad", bad, "PUBLIC"));
            assertThat(answer.status()).as(bad.toString()).isEqualTo(422);
            assertThat(answer.pointers()).as(bad.toString()).containsExactly("/event/position");
        }
        var unsaid = event("Bad", HALL, "PUBLIC");
        unsaid.put("event", said(HALL, Map.of("authoriser", " ", "reason", "x".repeat(401))));
        assertThat(author.put(DESK + newId(), unsaid).pointers())
                .containsExactlyInAnyOrder("/event/nearSource/authoriser", "/event/nearSource/reason");
    }

    @Test
    void whatIsWrittenComesBackAsItWasSentAndAnUpdateKeepsIt() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var id = BulletinForms.issued(
                author, visitor(force("WILTS"), Role.OFFICER), event("Again " + letters(), HALL, "PUBLIC"));
        var later = newId();
        var update = author.send("POST", DESK + id + "/update", Map.of("id", later));
        assertThat(update.status()).isEqualTo(201);
        var content = update.json().get("content");
        assertThat(content.at("/event/position/longitude").asDouble()).isEqualTo(0.071402);
        assertThat(content.at("/event/position/precisionMetres").asInt()).isEqualTo(10);
        assertThat(author.send("PUT", DESK + later, content, "application/json", Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(200);
        assertThat(number("select event_precision_metres from bulletin where id = '" + later + "'"))
                .isEqualTo(10);
    }

    private static JsonNode onMap(Visitor reader, String id) {
        return reader.get("/api/bulletin-events")
                .json()
                .get("events")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> position(JsonNode place) {
        return Map.of(
                "longitude", place.get("longitude").asDouble(),
                "latitude", place.get("latitude").asDouble(),
                "precisionMetres", place.get("precisionMetres").asInt());
    }

    private static Map<String, Object> event(String title, Map<String, Object> position, String... audiences) {
        var form = BulletinForms.form(title, "Bring old nets.", audiences);
        form.put("kind", "EVENT_OR_AMNESTY");
        form.put("expiresHours", 48);
        form.put("event", said(position, null));
        return form;
    }

    private static Map<String, Object> said(Map<String, Object> position, Map<String, Object> near) {
        var opens = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var event = new HashMap<String, Object>();
        event.put("place", "Village hall, High Street");
        event.put("position", position);
        event.put("nearSource", near);
        event.put("opensAt", opens.toString());
        event.put("closesAt", opens.plus(3, ChronoUnit.HOURS).toString());
        return event;
    }
}

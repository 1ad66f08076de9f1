package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a force tells a neighbour: a copy for the two of them, acknowledged by the one that was told, and gone when it counts no longer. */
class HeadsUpOverHttpTests extends OverHttp {

    private static final String SIGHTINGS = "/api/sightings/";
    private static final String HEADS_UPS = "/api/heads-ups";

    @Test
    void neighboursAreOfferedAsTheDirectionHasIt() {
        var officer = visitor(force("WMERCIA"), Role.OFFICER);
        var warwicks = force("WARKS");
        var gloucs = force("GLOS");
        var far = force("CUMBRIA");
        // Near Evesham: Warwickshire lies to the north-east, Gloucestershire to the south.
        assertThat(offered(officer, record(officer, going("NE", null)))).startsWith(warwicks.name());
        assertThat(offered(officer, record(officer, going("S", null)))).startsWith(gloucs.name());
        var said = offered(officer, record(officer, going("NE", far)));
        assertThat(said.get(0)).as("what was said comes first").isEqualTo(far.name());
        assertThat(said.get(1)).isEqualTo(warwicks.name());
        assertThat(said).doesNotHaveDuplicates().doesNotContain(force("WMERCIA").name());
        var elsewhere = visitor(warwicks, Role.OFFICER);
        var shared = going("NE", null);
        shared.put("scope", "ALL_FORCES");
        var id = record(officer, shared);
        assertThat(elsewhere.get(SIGHTINGS + id).status()).isEqualTo(200);
        assertThat(elsewhere.get(SIGHTINGS + id + "/neighbours").seen())
                .as("whose it is tells of it")
                .isEqualTo(elsewhere.get(SIGHTINGS + newId() + "/neighbours").seen());
        assertThat(send(elsewhere, newId(), id, gloucs, "").pointers()).containsExactly("/sighting");
    }

    @Test
    void theTwoForcesReadItAndNobodyElseDoes() {
        var owner = force("WMERCIA");
        var receiver = force("GLOS");
        var officer = visitor(owner, Role.OFFICER);
        var form = going("S", null);
        form.put("note", "Not for the copy");
        var sighting = record(officer, form);
        var id = newId();
        var sent = send(officer, id, sighting, receiver, "Two dogs on the back");
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(send(officer, id, sighting, receiver, "Two dogs on the back").status())
                .as("repeated")
                .isEqualTo(200);
        assertThat(send(officer, id, sighting, receiver, "Other words").pointers())
                .containsExactly("/id");

        var control = visitor(receiver, Role.OFFICER);
        assertThat(control.get(SIGHTINGS + sighting).status())
                .as("a copy, not the sighting")
                .isEqualTo(404);
        var answer = control.get(HEADS_UPS);
        assertThat(answer.body()).doesNotContain(sighting, "Not for the copy");
        var told = one(answer.json().get("received"), id);
        assertThat(told.get("plate").asString()).isEqualTo("AB12CDE");
        assertThat(told.get("colour").asString()).isEqualTo("silver");
        assertThat(told.get("road").asString()).isEqualTo("A46");
        assertThat(told.get("direction").asString()).isEqualTo("S");
        assertThat(told.get("gridReference").asString()).isEqualTo("SP 03 43");
        assertThat(told.get("note").asString()).isEqualTo("Two dogs on the back");
        assertThat(told.at("/from/name").asString()).isEqualTo(owner.name());
        assertThat(told.get("state").asString()).isEqualTo("SENT");
        assertThat(told.get("ageSeconds").asLong()).isBetween(600L, 7_200L);
        assertThat(told.get("mayAcknowledge").asBoolean()).isTrue();
        var own = one(officer.get(HEADS_UPS).json().get("sent"), id);
        assertThat(own.get("sighting").asString()).isEqualTo(sighting);
        assertThat(own.get("mayAcknowledge").asBoolean()).isFalse();

        var third = visitor(force("WARKS"), Role.OFFICER);
        assertThat(third.get(HEADS_UPS).body()).doesNotContain(id);
        assertThat(acknowledge(third, id).seen())
                .isEqualTo(acknowledge(third, newId()).seen());
        for (var stranger : List.of(
                visitor(receiver, Role.AUDITOR),
                visitor(receiver, Role.GUEST),
                visitor(receiver, Role.REPORTER),
                visitor(watchGroup("SP03"), Role.WATCH_COORDINATOR))) {
            assertThat(stranger.get(HEADS_UPS).status()).isEqualTo(404);
            assertThat(acknowledge(stranger, id).status()).isEqualTo(404);
        }
        assertThat(nobody().get(HEADS_UPS).status()).isEqualTo(401);
        assertThat(number("select count(*) from audit_entry where operation = 'DISCLOSURE' and '" + sighting
                        + "' = any (subjects)"))
                .isOne();
    }

    @Test
    void somebodyWhoWasToldAcknowledgesItOnce() {
        var receiver = force("GLOS");
        var officer = visitor(force("WMERCIA"), Role.OFFICER);
        var id = told(officer, record(officer, going("S", null)), receiver);
        assertThat(acknowledge(officer, id).seen())
                .as("nobody of those who told it")
                .isEqualTo(acknowledge(officer, newId()).seen());
        var first = person(receiver, Role.ANALYST);
        var read = acknowledge(visitor(first), id);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.json().get("state").asString()).isEqualTo("ACKNOWLEDGED");
        var again = acknowledge(visitor(receiver, Role.OFFICER), id);
        assertThat(again.json().get("acknowledgedAt")).isEqualTo(read.json().get("acknowledgedAt"));
        var seen = one(officer.get(HEADS_UPS).json().get("sent"), id);
        assertThat(seen.get("acknowledgedBy").asString()).isEqualTo(first.name());
        assertThat(number("select count(*) from heads_up_acknowledgement where person_id = '" + first.id() + "'"))
                .isOne();
    }

    @Test
    void whatHasExpiredOrWasWithdrawnSaysSo() {
        var receiver = force("GLOS");
        var officer = visitor(force("WMERCIA"), Role.OFFICER);
        var control = visitor(receiver, Role.OFFICER);
        var sighting = record(officer, going("S", null));
        var old = told(officer, sighting, receiver);
        change("update heads_up set sent_at = now() - interval '2 hours', expires_at = now() where id = '" + old + "'");
        var past = told(officer, sighting, receiver);
        change(
                "update heads_up set sent_at = now() - interval '25 hours', expires_at = now() - interval '23 hours' where id = '"
                        + past + "'");
        var withdrawn = told(officer, sighting, receiver);
        assertThat(one(control.get(HEADS_UPS).json().get("received"), old)
                        .get("state")
                        .asString())
                .isEqualTo("EXPIRED");
        assertThat(control.get(HEADS_UPS).body()).as("a day is over").doesNotContain(past);
        assertThat(acknowledge(control, past).status()).isEqualTo(404);
        assertThat(acknowledge(control, old).json().get("type").asString()).isEqualTo("/problems#heads-up-over");

        assertThat(officer.send("POST", SIGHTINGS + sighting + "/withdrawal", Map.of("reason", "Another car"))
                        .status())
                .isEqualTo(200);
        var gone = one(control.get(HEADS_UPS).json().get("received"), withdrawn);
        assertThat(gone.get("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(gone.get("plate").isNull()).isTrue();
        assertThat(acknowledge(control, withdrawn).json().get("type").asString())
                .isEqualTo("/problems#heads-up-over");
        assertThat(send(officer, newId(), sighting, receiver, "")
                        .json()
                        .get("type")
                        .asString())
                .isEqualTo("/problems#sighting-withdrawn");
    }

    @Test
    void whatRestrainsTheIncidentRestrainsTheTelling() {
        var receiver = force("GLOS");
        var officer = visitor(force("WMERCIA"), Role.OFFICER);
        var incident = report("SP 03 43", "OWN_FORCE");
        incident.put("handling", Map.of("code", "C", "action", "A1", "sanitisation", "S2"));
        var id = newId();
        var made = officer.put("/api/incidents/" + id, incident);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var form = going("S", null);
        form.put("incident", id);
        form.put("scope", null);
        var refused = send(officer, newId(), record(officer, form), receiver, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("type").asString()).isEqualTo("/problems#heads-up-restrained");
    }

    @Test
    void badInputIsNamed() {
        var officer = visitor(force("WMERCIA"), Role.OFFICER);
        var receiver = force("GLOS");
        var sighting = record(officer, going("S", null));
        assertThat(send(officer, newId(), sighting, receiver, "x".repeat(201)).pointers())
                .containsExactly("/note");
        assertThat(send(officer, newId(), sighting, receiver, "a\nb").pointers())
                .containsExactly("/note");
        assertThat(send(officer, newId(), sighting, force("CUMBRIA"), "").pointers())
                .as("none of the neighbours")
                .containsExactly("/force");
        assertThat(send(officer, newId(), sighting, force("WMERCIA"), "").pointers())
                .containsExactly("/force");
        assertThat(send(officer, newId(), newId(), receiver, "").pointers()).containsExactly("/sighting");
        assertThat(officer.put(HEADS_UPS + "/" + newId(), Map.of()).pointers()).containsExactly("/sighting", "/force");
    }

    private static List<String> offered(Visitor officer, String sighting) {
        var answer = officer.get(SIGHTINGS + sighting + "/neighbours");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .get("forces")
                .valueStream()
                .map(force -> force.get("name").asString())
                .toList();
    }

    private static Visitor.Answer send(Visitor officer, String id, String sighting, Organisation force, String note) {
        return officer.put(HEADS_UPS + "/" + id, Map.of("sighting", sighting, "force", force.id(), "note", note));
    }

    private static String told(Visitor officer, String sighting, Organisation force) {
        var id = newId();
        var sent = send(officer, id, sighting, force, "");
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        return id;
    }

    private static Visitor.Answer acknowledge(Visitor visitor, String id) {
        return visitor.send("POST", HEADS_UPS + "/" + id + "/acknowledgement", Map.of());
    }

    private static JsonNode one(JsonNode list, String id) {
        return list.valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String record(Visitor visitor, Map<String, Object> form) {
        var id = newId();
        var made = visitor.put(SIGHTINGS + id, form);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return id;
    }

    private static Map<String, Object> going(String direction, @Nullable Organisation headingTo) {
        var form = new HashMap<>(SightingsOverHttpTests.vehicle("AB12 CDE", "OWN_FORCE"));
        form.put("colour", "silver");
        form.put("place", Map.of("text", "SP 03 43"));
        form.put("road", "A46");
        form.put("direction", direction);
        if (headingTo != null) {
            form.put("headingTo", headingTo.id());
        }
        return form;
    }
}

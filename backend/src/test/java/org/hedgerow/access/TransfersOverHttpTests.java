package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.access.IntelligenceForms.PATH;

import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A report that belongs to another force goes there as a copy of what others were to read, and only with both of them willing. */
class TransfersOverHttpTests extends OverHttp {

    private static final String TRANSFERS = "/api/intelligence-transfers";

    private Organisation giver;
    private Organisation receiver;
    private Visitor author;
    private Visitor assessor;
    private Visitor unit;

    @BeforeEach
    void people() {
        giver = force("LINCS");
        receiver = force("HUMBER");
        author = visitor(giver, Role.OFFICER);
        assessor = visitor(giver, Role.ANALYST);
        unit = visitor(receiver, Role.ANALYST);
    }

    @Test
    void whatIsAcceptedIsTheReceiversOwnAndTheOriginalStays() {
        var text = "Cars " + letters();
        var report = accepted(text);
        var id = newId();
        var offered = offer(id, report, receiver);
        assertThat(offered.status()).as(offered.toString()).isEqualTo(201);
        assertThat(offer(id, report, receiver).status()).as("repeated").isEqualTo(200);
        assertThat(offer(newId(), report, force("NOTTS")).body())
                .as("to one force at a time")
                .contains("intelligence-not-now");

        var told = one(unit.get(TRANSFERS).json().get("received"), id);
        assertThat(told.at("/items/0/text").asString()).isEqualTo(text);
        assertThat(told.at("/items/0/grade").asString()).isEqualTo("1AP");
        assertThat(told.get("from").asString()).isEqualTo(giver.name());
        assertThat(unit.get(TRANSFERS).body()).doesNotContain(report, "My neighbour says", "SR-7K2M9QX4TB");
        assertThat(unit.get(PATH + report).status()).isEqualTo(404);

        var made = newId();
        var answer = unit.send("POST", TRANSFERS + "/" + id + "/acceptance", Map.of("report", made));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(unit.send("POST", TRANSFERS + "/" + id + "/acceptance", Map.of("report", made))
                        .status())
                .as("repeated")
                .isEqualTo(200);
        var urn = answer.json().get("answeredUrn").asString();
        assertThat(urn).startsWith("HUMBER/");
        var own = unit.get(PATH + made).json().get("report");
        assertThat(own.get("urn").asString()).isEqualTo(urn);
        assertThat(own.get("state").asString()).isEqualTo("REQUIRES_ASSESSMENT");
        assertThat(own.get("sourceHeldBy").asString()).isEqualTo(giver.name());
        assertThat(own.get("sourceReference").isNull()).isTrue();
        assertThat(own.at("/items/0/text").asString()).isEqualTo(text);
        assertThat(visitor(receiver, Role.ANALYST).get(PATH + "desk").body()).contains(made);

        var receipt = one(assessor.get(TRANSFERS).json().get("given"), id);
        assertThat(receipt.get("accepted").asBoolean()).isTrue();
        assertThat(receipt.get("answeredUrn").asString()).isEqualTo(urn);
        assertThat(assessor.get(PATH + made).status()).isEqualTo(404);
        assertThat(assessor.post(PATH + report + "/transitions", 3, Map.of("name", "MAKE_LIVE"))
                        .body())
                .as("made live there, not here")
                .contains("intelligence-not-now");
        assertThat(number("select count(*) from audit_entry where operation = 'DISCLOSURE' and '" + report
                        + "' = any (subjects)"))
                .isOne();
        assertThat(number("select count(*) from audit_entry where operation = 'COLLECTION' and '" + made
                        + "' = any (subjects)"))
                .isOne();
    }

    @Test
    void whatIsRefusedStaysWithTheGiverWhoReadsWhy() {
        var report = accepted("Cars " + letters());
        var id = newId();
        assertThat(offer(id, report, receiver).status()).isEqualTo(201);
        assertThat(unit.send("POST", TRANSFERS + "/" + id + "/refusal", Map.of("reason", ""))
                        .pointers())
                .containsExactly("/reason");
        assertThat(unit.send("POST", TRANSFERS + "/" + id + "/refusal", Map.of("reason", "It is over the border"))
                        .status())
                .isEqualTo(200);
        assertThat(unit.send("POST", TRANSFERS + "/" + id + "/acceptance", Map.of("report", newId()))
                        .body())
                .contains("intelligence-not-now");
        var receipt = one(assessor.get(TRANSFERS).json().get("given"), id);
        assertThat(receipt.get("accepted").asBoolean()).isFalse();
        assertThat(receipt.get("refusal").asString()).isEqualTo("It is over the border");
        assertThat(offer(newId(), report, force("NOTTS")).status())
                .as("to another then")
                .isEqualTo(201);
        IntelligenceForms.step(assessor, report, 3, "MAKE_LIVE");
    }

    @Test
    void onlyTheUnitsOfTheTwoKnowOfIt() {
        var report = accepted("Cars " + letters());
        var id = newId();
        assertThat(offer(id, report, receiver).status()).isEqualTo(201);
        for (var other : List.of(
                visitor(force("NOTTS"), Role.ANALYST), visitor(receiver, Role.OFFICER), visitor(giver, Role.OFFICER))) {
            assertThat(other.get(TRANSFERS).body()).doesNotContain(id);
            for (var act : List.of("/acceptance", "/refusal")) {
                var form = Map.of("report", newId(), "reason", "None of ours");
                assertThat(other.send("POST", TRANSFERS + "/" + id + act, form).seen())
                        .isEqualTo(other.send("POST", TRANSFERS + "/" + newId() + act, form)
                                .seen());
            }
        }
        assertThat(assessor.send("POST", TRANSFERS + "/" + id + "/acceptance", Map.of("report", newId()))
                        .status())
                .as("nobody accepts what they offered")
                .isEqualTo(404);
        var elsewhere = visitor(force("NOTTS"), Role.ANALYST);
        assertThat(elsewhere
                        .put(
                                TRANSFERS + "/" + newId(),
                                Map.of("report", report, "force", receiver.id(), "reason", "Not mine"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void conditionsThatLeaveItWithItsOriginatorForbidIt() {
        for (var action : List.of("A1", "A2")) {
            var report =
                    IntelligenceForms.accepted(author, assessor, IntelligenceForms.named("Cars", action, receiver));
            var answer = offer(newId(), report, receiver);
            // A2 is on the sensitive track besides.
            assertThat(answer.status()).as(action + answer).isIn(409, 422);
        }
        var a3 = IntelligenceForms.live(author, assessor, IntelligenceForms.named("Cars", "A3", receiver));
        assertThat(offer(newId(), a3, receiver).pointers())
                .as("S2 waits for the originator")
                .containsExactly("/report");
        assertThat(author.send(
                                "POST",
                                PATH + a3 + "/approvals",
                                Map.of("use", "DERIVED_TEXT", "reason", "It is theirs"))
                        .status())
                .isEqualTo(200);
        assertThat(offer(newId(), a3, force("NOTTS")).pointers())
                .as("whom its conditions do not name")
                .containsExactly("/force");
        var id = newId();
        assertThat(offer(id, a3, receiver).status()).isEqualTo(201);
        var made = newId();
        assertThat(unit.send("POST", TRANSFERS + "/" + id + "/acceptance", Map.of("report", made))
                        .status())
                .isEqualTo(200);
        var conditions = unit.get(PATH + made).json().at("/report/conditions");
        assertThat(conditions.get("action").asString()).isEqualTo("A3");
        assertThat(conditions.get("permittedUse").asString()).isEqualTo("Patrols in the open");
    }

    @Test
    void whatNobodyHasAcceptedIsNotOffered() {
        var begun = newId();
        assertThat(author.put(PATH + begun, IntelligenceForms.report(letters())).status())
                .isEqualTo(201);
        assertThat(offer(newId(), begun, receiver).body()).contains("intelligence-not-now");
        assertThat(offer(newId(), accepted("Cars"), giver).pointers()).containsExactly("/force");
    }

    private String accepted(String text) {
        return IntelligenceForms.accepted(author, assessor, IntelligenceForms.ownForce(text, "1AP"));
    }

    private Visitor.Answer offer(String id, String report, Organisation to) {
        return assessor.put(
                TRANSFERS + "/" + id, Map.of("report", report, "force", to.id(), "reason", "It lies over there"));
    }

    private static JsonNode one(JsonNode list, String id) {
        for (var each : list) {
            if (each.get("id").asString().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("not in the list: " + id);
    }
}

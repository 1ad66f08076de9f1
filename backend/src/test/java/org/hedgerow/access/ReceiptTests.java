package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.hedgerow.access.Visitor.Answer;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;

/** What reporters see of their reports and say to the desk: by code, and signed in. */
class ReceiptTests extends OverHttp {

    private static final String ASKED = "Did you see which way they drove off?";

    private String reported(Map<String, Object> plain, Visitor by) {
        force("CAMBS");
        var answer = SealedReports.send(by, plain);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return plain.get("id").toString();
    }

    private Answer opened(Object code) {
        return nobody().send("POST", "/api/receipts/opened", Map.of("code", code));
    }

    private static Answer written(Visitor by, Object code, String id, String text) {
        return by.send("POST", "/api/receipts/messages", Map.of("code", code, "id", id, "text", text));
    }

    private void ask(String report) {
        var officer = visitor(force("CAMBS"), Role.OFFICER);
        var answer = officer.send(
                "POST",
                "/api/desk/reports/" + report + "/messages",
                Map.of("id", newId(), "kind", "QUESTION", "text", ASKED));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    @Test
    void aCodeOpensItsReportAndNothingOfTheIncident() {
        var plain = SealedReports.plain(newId(), "TL 4512 4412");
        var code = plain.get("receiptCode").toString();
        assertThat(opened(code).status()).as("not yet there").isEqualTo(404);
        var id = reported(plain, nobody());
        var answer = opened(code.replaceAll("(.{4})", "$1 "));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("state", "force", "receivedAt", "happeningNow", "messages", "files");
        assertThat(answer.json().get("state").asString()).isEqualTo("RECEIVED");
        assertThat(answer.body()).doesNotContain(id).doesNotContain("stubble").doesNotContain("CAMBS-");
        var wrong = new StringBuilder(code);
        wrong.setCharAt(15, code.charAt(15) == '9' ? '0' : (char) (code.charAt(15) + 1));
        assertThat(opened(wrong.toString()).seen())
                .as("a wrong code reads like an address that is not there")
                .extracting(Answer::status, Answer::body)
                .containsExactly(
                        404,
                        nobody().send("POST", "/api/receipts/opened", Map.of("code", "x"))
                                .seen()
                                .body());
    }

    @Test
    void theDeskAsksAndTheReporterAnswersByCode() {
        var plain = SealedReports.plain(newId(), "TL 4513 4412");
        var code = plain.get("receiptCode");
        var id = reported(plain, nobody());
        ask(id);
        var asked = opened(code).json();
        assertThat(asked.get("state").asString()).isEqualTo("QUESTION");
        assertThat(asked.at("/messages/0/text").asString()).isEqualTo(ASKED);
        assertThat(asked.at("/messages/0/from").asString()).isEqualTo("DESK");
        var message = newId();
        assertThat(written(nobody(), code, message, "Towards Royston.").status())
                .isEqualTo(201);
        assertThat(written(nobody(), code, message, "Towards Royston.").status())
                .as("the same again")
                .isEqualTo(200);
        assertThat(written(nobody(), code, message, "Towards London.").pointers())
                .containsExactly("/id");
        assertThat(written(nobody(), SealedReports.code(), newId(), "Whose is this?")
                        .status())
                .isEqualTo(404);
        var after = opened(code).json();
        assertThat(after.get("state").asString()).isEqualTo("BEING_LOOKED_AT");
        assertThat(after.get("messages").size()).isEqualTo(2);
        assertThat(after.at("/messages/1/kind").asString()).isEqualTo("ANSWER");
        assertThat(written(nobody(), code, newId(), "And one of them had a dog.")
                        .status())
                .isEqualTo(201);
        assertThat(opened(code).json().at("/messages/2/kind").asString()).isEqualTo("NOTE");
        assertThat(number("select count(*) from report_message where sender = 'REPORTER' and person_id is null"
                        + " and report_id = '" + id + "'"))
                .isEqualTo(2);
    }

    @Test
    void whoIsSignedInSeesAndAnswersTheirOwnReportsAlone() {
        var farmer = visitor(watchGroup(), Role.REPORTER);
        var neighbour = visitor(watchGroup(), Role.REPORTER);
        var id = reported(SealedReports.named(newId(), "TL 4514 4412"), farmer);
        ask(id);
        var mine = farmer.get("/api/reports/mine").json().get("reports");
        assertThat(mine.size()).isOne();
        assertThat(mine.at("/0/id").asString()).isEqualTo(id);
        assertThat(mine.at("/0/messages/0/text").asString()).isEqualTo(ASKED);
        assertThat(neighbour.get("/api/reports/mine").json().get("reports").isEmpty())
                .isTrue();
        var message = Map.of("id", newId(), "text", "Towards Royston.");
        assertThat(neighbour
                        .send("POST", "/api/reports/" + id + "/messages", message)
                        .seen()
                        .body())
                .isEqualTo(neighbour
                        .send("POST", "/api/reports/" + newId() + "/messages", message)
                        .seen()
                        .body());
        assertThat(neighbour
                        .send("POST", "/api/reports/" + id + "/messages", message)
                        .status())
                .isEqualTo(404);
        assertThat(farmer.send("POST", "/api/reports/" + id + "/messages", message)
                        .status())
                .isEqualTo(201);
        assertThat(farmer.send("POST", "/api/reports/" + id + "/messages", message)
                        .status())
                .isEqualTo(200);
        assertThat(farmer.get("/api/reports/mine").json().at("/reports/0/state").asString())
                .isEqualTo("BEING_LOOKED_AT");
    }

    @Test
    void aMessageIsBounded() {
        var plain = SealedReports.plain(newId(), "TL 4515 4412");
        var code = plain.get("receiptCode");
        reported(plain, nobody());
        var visitor = nobody();
        assertThat(written(visitor, code, newId(), " ").pointers()).containsExactly("/text");
        assertThat(written(visitor, code, newId(), "x".repeat(2001)).pointers()).containsExactly("/text");
        assertThat(written(visitor, code, newId(), "a\u202Eb").pointers()).containsExactly("/text");
        assertThat(written(visitor, code, "00000000-0000-1000-8000-000000000000", "x")
                        .pointers())
                .containsExactly("/id");
        var nothing = new HashMap<String, Object>();
        nothing.put("code", code);
        assertThat(visitor.send("POST", "/api/receipts/messages", nothing).pointers())
                .containsExactly("/id");
        for (int i = 0; i < 50; i++) {
            assertThat(written(visitor, code, newId(), "Line " + i).status()).isEqualTo(201);
        }
        assertThat(written(visitor, code, newId(), "One more").pointers()).containsExactly("/text");
        assertThat(visitor.send("POST", "/api/receipts/opened", "{\"code\":\"1\"}", "text/plain", Map.of())
                        .status())
                .as("what a page of another site can send")
                .isEqualTo(415);
    }
}

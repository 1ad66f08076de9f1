package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;

/** Questions about bulletins over HTTP: anybody asks, the police alone read it, and nothing stands under a bulletin but approved words of their own. */
class BulletinQuestionsOverHttpTests extends OverHttp {

    private static final String DESK = "/api/bulletin-desk/";

    @Test
    void whatAnybodyAsksIsThePolicesAloneAndIsAnsweredInTheirWords() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var second = visitor(force("WILTS"), Role.OFFICER);
        var bulletin = issued(author, second, "PUBLIC");
        var canary = "canary" + letters();
        var farmer = visitor(watchGroup(), Role.REPORTER);
        assertThat(ask(nobody(), "/api/bulletins/", bulletin, newId(), "What of my " + canary + "?")
                        .status())
                .isEqualTo(204);
        assertThat(ask(farmer, "/api/my-bulletins/", bulletin, newId(), "And of my " + canary + " two?")
                        .status())
                .isEqualTo(204);
        for (var reader : List.of(nobody(), farmer, visitor(force("GLOS"), Role.OFFICER))) {
            assertThat(reader.get("/api/bulletins/" + bulletin + "/answers").body())
                    .isEqualTo("{\"answers\":[]}");
            assertThat(reader.get(DESK + bulletin + "/questions").body()).doesNotContain(canary);
        }
        assertThat(visitor(force("GLOS"), Role.OFFICER)
                        .get(DESK + bulletin + "/questions")
                        .status())
                .isEqualTo(404);
        var asked = author.get(DESK + bulletin + "/questions").json().get("questions");
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0).get("by").isNull()).isTrue();
        assertThat(asked.get(1).get("by").isNull()).isFalse();
        var path = DESK + bulletin + "/questions/" + asked.get(0).get("id").asString();
        var written = put(author, path + "/answer", answer("PUBLIC", "May I be told?", "Yes, ring 101."), 0);
        assertThat(written.status()).as(written.body()).isEqualTo(200);
        assertThat(nobody().get("/api/bulletins/" + bulletin + "/answers").body())
                .doesNotContain("May I be told?");
        assertThat(type(author.post(path + "/approval", 1, Map.of()))).isEqualTo("own-bulletin");
        var published = second.post(path + "/approval", 1, Map.of());
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(published.json().get("state").asString()).isEqualTo("PUBLISHED");
        var seen = nobody().get("/api/bulletins/" + bulletin + "/answers");
        assertThat(seen.json().at("/answers/0/english/question").asString()).isEqualTo("May I be told?");
        assertThat(seen.json().at("/answers/0").propertyNames())
                .containsExactlyInAnyOrder("english", "welsh", "publishedAt");
        assertThat(seen.headers().get("cache-control")).containsExactly("max-age=60, public");
        assertThat(seen.body()).doesNotContain(canary);
        assertThat(farmer.get("/api/my-bulletins/" + bulletin + "/answers").body())
                .contains("May I be told?");
        assertThat(type(put(author, path + "/answer", answer("PUBLIC", "Another?", "Other words."), 1)))
                .isEqualTo("bulletin-state");
        assertThat(author.send("POST", path + "/refusal", Map.of("reason", "PERSONAL"))
                        .json()
                        .get("refusedReason")
                        .asString())
                .isEqualTo("PERSONAL");
        assertThat(nobody().get("/api/bulletins/" + bulletin + "/answers").body())
                .as("taken back")
                .isEqualTo("{\"answers\":[]}");
    }

    @Test
    void anAnswerMayNotSayWhatABulletinMayNotSayNorTheQuestionAsItWasTyped() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var second = visitor(force("WILTS"), Role.OFFICER);
        var bulletin = issued(author, second, "PUBLIC");
        ask(nobody(), "/api/bulletins/", bulletin, newId(), "Who came to  Mill Lane?");
        var id = author.get(DESK + bulletin + "/questions")
                .json()
                .at("/questions/0/id")
                .asString();
        var path = DESK + bulletin + "/questions/" + id + "/answer";
        assertThat(put(author, path, answer("PUBLIC", "Who came?", "A van, AB12 CDE."), 0)
                        .pointers())
                .containsExactly("/answer");
        assertThat(put(author, path, answer("PUBLIC", "Who came to TL 420 440?", "Nobody."), 0)
                        .pointers())
                .containsExactly("/question");
        assertThat(put(author, path, answer("PUBLIC", "who came to Mill Lane", "Nobody."), 0)
                        .pointers())
                .containsExactly("/question");
        assertThat(put(author, path, answer("POLICE", "Who came?", "Nobody."), 0)
                        .pointers())
                .as("it has no such wording")
                .containsExactly("/audience");
        assertThat(put(author, path, answer("PUBLIC", "", ""), 0).pointers()).contains("/question", "/answer");
        var welsh = answer("PUBLIC", "Who came?", "Nobody.");
        welsh.put("questionWelsh", "Pwy ddaeth?");
        welsh.put("answerWelsh", "Ffoniwch 07700 900123.");
        assertThat(put(author, path, welsh, 0).pointers()).containsExactly("/answerWelsh");
        welsh.put("answerWelsh", "Neb.");
        assertThat(put(author, path, welsh, 0).status()).isEqualTo(200);
        assertThat(type(put(second, path, answer("PUBLIC", "Who?", "Nobody."), 0)))
                .as("somebody was quicker")
                .isEqualTo("bulletin-changed");
        assertThat(second.send("POST", path.replace("/answer", "/refusal"), Map.of("reason", "BORING"))
                        .pointers())
                .containsExactly("/reason");
    }

    @Test
    void onlyOpenBulletinsThatAskForQuestionsTakeThemFromTheirReadersAlone() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var second = visitor(force("WILTS"), Role.OFFICER);
        var warning = BulletinForms.issued(author, second, BulletinForms.form("A warning"));
        assertThat(type(ask(nobody(), "/api/bulletins/", warning, newId(), "Why?")))
                .isEqualTo("bulletin-state");
        var nowhere = nobody().get("/api/bulletins/" + newId()).seen();
        var unissued = newId();
        author.put(DESK + unissued, form("PUBLIC"));
        var watch = issued(author, second, "WATCH");
        for (var hidden : List.of(newId(), unissued, watch)) {
            assertThat(ask(nobody(), "/api/bulletins/", hidden, newId(), "Why?").seen())
                    .isEqualTo(nowhere);
            assertThat(nobody().get("/api/bulletins/" + hidden + "/answers").seen())
                    .isEqualTo(nowhere);
        }
        assertThat(ask(
                                visitor(watchGroup("SU06"), Role.WATCH_COORDINATOR),
                                "/api/my-bulletins/",
                                watch,
                                newId(),
                                "Why?")
                        .status())
                .isEqualTo(204);
        assertThat(ask(
                                visitor(watchGroup("TR04"), Role.WATCH_COORDINATOR),
                                "/api/my-bulletins/",
                                watch,
                                newId(),
                                "Why?")
                        .status())
                .isEqualTo(404);
        var bulletin = issued(author, second, "PUBLIC");
        var id = newId();
        for (int i = 0; i < 2; i++) {
            assertThat(ask(nobody(), "/api/bulletins/", bulletin, id, "Sent twice?")
                            .status())
                    .isEqualTo(204);
        }
        assertThat(number("select count(*) from bulletin_question where bulletin_id = '" + bulletin + "'"))
                .isOne();
        assertThat(ask(nobody(), "/api/bulletins/", bulletin, newId(), "x".repeat(401))
                        .pointers())
                .containsExactly("/text");
        assertThat(ask(nobody(), "/api/bulletins/", bulletin, newId(), " ").pointers())
                .containsExactly("/text");
        assertThat(author.send(
                                "POST",
                                DESK + bulletin + "/cancellation",
                                Map.of("id", newId(), "reason", "It was wrong"))
                        .status())
                .isEqualTo(200);
        assertThat(type(ask(nobody(), "/api/bulletins/", bulletin, newId(), "Why?")))
                .isEqualTo("bulletin-state");
    }

    @Test
    void aCancelledBulletinTakesItsAnswersWithIt() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var second = visitor(force("WILTS"), Role.OFFICER);
        var bulletin = issued(author, second, "PUBLIC");
        ask(nobody(), "/api/bulletins/", bulletin, newId(), "Is it so?");
        var id = author.get(DESK + bulletin + "/questions")
                .json()
                .at("/questions/0/id")
                .asString();
        var path = DESK + bulletin + "/questions/" + id;
        put(author, path + "/answer", answer("PUBLIC", "Is that right?", "It is."), 0);
        second.post(path + "/approval", 1, Map.of());
        assertThat(nobody().get("/api/bulletins/" + bulletin + "/answers").body())
                .contains("Is that right?");
        author.send("POST", DESK + bulletin + "/cancellation", Map.of("id", newId(), "reason", "It was wrong"));
        assertThat(nobody().get("/api/bulletins/" + bulletin + "/answers").body())
                .isEqualTo("{\"answers\":[]}");
        assertThat(number("select count(*) from issued_answer where bulletin_id = '" + bulletin + "'"))
                .isZero();
    }

    private String issued(Visitor author, Visitor second, String audience) {
        return BulletinForms.issued(author, second, form(audience));
    }

    private Map<String, Object> form(String audience) {
        var form = BulletinForms.form("Ask us " + letters(), "We answer here.", audience);
        form.put("kind", "QUESTIONS_AND_ANSWERS");
        return form;
    }

    private static Map<String, Object> answer(String audience, String question, String answer) {
        var form = new HashMap<String, Object>();
        form.put("audience", audience);
        form.put("question", question);
        form.put("answer", answer);
        return form;
    }

    private static Visitor.Answer put(Visitor visitor, String path, Map<String, Object> form, int version) {
        return visitor.send("PUT", path, form, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }

    private static Visitor.Answer ask(Visitor visitor, String under, String bulletin, String id, String text) {
        return visitor.send("POST", under + bulletin + "/questions", Map.of("id", id, "text", text));
    }

    private static String type(Visitor.Answer answer) {
        return answer.json().get("type").asString().replace("/problems#", "");
    }
}

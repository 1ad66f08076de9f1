package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentTests extends IdentityOverHttp {

    private NewAccount newcomer() {
        return directory.createPerson(
                new NewPerson(force().id(), "e" + letters().toLowerCase(), "Newcomer", Set.of(Role.OFFICER)));
    }

    private static Map<String, String> form(String code, String password) {
        return Map.of("code", code, "password", password);
    }

    @Test
    void aCodeSetsThePasswordOnce() {
        var newcomer = newcomer();
        var browser = browser();
        assertThat(browser.post("/api/enrolments", form(newcomer.enrolmentCode(), PASSWORD))
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.signIn(newcomer.account().person().username(), PASSWORD)
                        .statusCode())
                .isEqualTo(200);
        var again = browser.post("/api/enrolments", form(newcomer.enrolmentCode(), "another good password"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(json(again).at("/errors/0/pointer").asString()).isEqualTo("/code");
        assertThat(browser()
                        .signIn(newcomer.account().person().username(), PASSWORD)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCodeMayBeTypedCarelessly() {
        var newcomer = newcomer();
        var typed = newcomer.enrolmentCode()
                .toLowerCase()
                .replace("-", " ")
                .replace('0', 'o')
                .replace('1', 'l');
        assertThat(browser()
                        .post("/api/enrolments", form("  " + typed, PASSWORD))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aRefusedPasswordDoesNotUseTheCodeUp() {
        var newcomer = newcomer();
        var refused = browser().post("/api/enrolments", form(newcomer.enrolmentCode(), "short"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/password");
        assertThat(browser()
                        .post("/api/enrolments", form(newcomer.enrolmentCode(), PASSWORD))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void unknownUsedExpiredAndReplacedCodesAreRefusedAlike() throws Exception {
        var used = newcomer();
        browser().post("/api/enrolments", form(used.enrolmentCode(), PASSWORD));
        var expired = newcomer();
        execute("update enrolment set expires_at = now() where person_id = '"
                + expired.account().person().id() + "'");
        var replaced = newcomer();
        directory.newCode(replaced.account().person().id(), java.time.Duration.ofHours(1));
        var suspended = newcomer();
        execute("update person set suspended = true where id = '"
                + suspended.account().person().id() + "'");
        var first = browser().post("/api/enrolments", form("00000-00000-00000-00000-00000-0", PASSWORD));
        for (var code : new String[] {
            used.enrolmentCode(),
            expired.enrolmentCode(),
            replaced.enrolmentCode(),
            suspended.enrolmentCode(),
            "",
            "\u0000",
            "%".repeat(10_000)
        }) {
            var answer = browser().post("/api/enrolments", form(code, PASSWORD));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).isEqualTo(first.body());
        }
    }

    @Test
    void aCodeUsedTwiceAtOnceCountsOnce() throws Exception {
        var newcomer = newcomer();
        var pool = Executors.newFixedThreadPool(6);
        try {
            var tries = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 6; i++) {
                var browser = browser();
                var password = PASSWORD + i;
                tries.add(() -> browser.post("/api/enrolments", form(newcomer.enrolmentCode(), password))
                        .statusCode());
            }
            var answers = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(tries)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnlyOnce(204).containsOnly(204, 422);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() {
        var officer = person(force(), Role.OFFICER);
        var browser = browserOf(officer);
        var code = directory.newCode(officer.id(), java.time.Duration.ofHours(1));
        assertThat(browser()
                        .post("/api/enrolments", form(code, "another good password"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(browser.signIn(officer.username(), PASSWORD).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elevenchars",
                "password1234",
                "PassWord-1234",
                "Hare Coursing",
                "abcabcabcabcabc",
                "aaaaaaaaaaaaaaaa",
                "hedgerowhedgerow",
                "nul\u0000inside it all",
                "lone \uD800 surrogate here"
            })
    void aPasswordThatIsGuessedFirstIsRefused(String password) {
        var newcomer = newcomer();
        var refused = browser()
                .send(
                        "POST",
                        "/api/enrolments",
                        "{\"code\":\"" + newcomer.enrolmentCode() + "\",\"password\":\"" + escaped(password) + "\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/password");
        assertThat(refused.body()).doesNotContain(password);
    }

    @Test
    void thePasswordMayNotHoldTheNameAndMayNotBeEndless() {
        var newcomer = newcomer();
        for (var password :
                new String[] {newcomer.account().person().username() + " and more", "long enough? ".repeat(10)}) {
            assertThat(browser()
                            .post("/api/enrolments", form(newcomer.enrolmentCode(), password))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void anAccentMayBeTypedEitherWay() {
        var newcomer = newcomer();
        browser().post("/api/enrolments", form(newcomer.enrolmentCode(), "the café by the weir"));
        assertThat(browser()
                        .signIn(newcomer.account().person().username(), "the cafe\u0301 by the weir")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(unit -> String.format("\\u%04x", unit))
                .collect(java.util.stream.Collectors.joining());
    }
}

package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasskeyTests extends SecondFactorsOverHttp {

    private Person officer;
    private Browser desk;
    private SoftAuthenticator key;

    @BeforeEach
    void anOfficerWithAPasskey() {
        officer = person(force(), Role.OFFICER);
        desk = halfOf(officer);
        key = authenticator();
        var registered = register(desk, key);
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
    }

    private void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body().replaceAll("\"instance\":\"[^\"]*\"", ""))
                .isEqualTo(
                        "{\"type\":\"/problems#passkey-refused\",\"title\":\"That passkey was not accepted\",\"status\":422,}");
    }

    @Test
    void aPasskeySignsInAloneAndCountsAsBothFactors() {
        key.counter++;
        var phone = browser();
        var answer = signInWith(phone, key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).at("/person/id").asString())
                .isEqualTo(officer.id().toString());
        assertThat(phone.get("/api/reference").statusCode()).isEqualTo(200);
        var uses = json(desk.get("/api/second-factors"));
        assertThat(uses.at("/passkeys/0/name").asString()).isEqualTo("Test key");
        assertThat(uses.at("/passkeys/0/usedAt").isNull()).isFalse();
        assertThat(uses.at("/passkeys/0/synced").asBoolean()).isFalse();
    }

    @Test
    void theFirstPasskeyFinishesSigningInAndBringsTenRecoveryCodes() {
        assertThat(desk.get("/api/reference").statusCode()).isEqualTo(200);
        assertThat(json(desk.get("/api/second-factors"))
                        .at("/recoveryCodesLeft")
                        .asInt())
                .isEqualTo(10);
        var second = register(desk, authenticator());
        assertThat(recoveryCodes(second)).as("they have some already").isEmpty();
    }

    @Test
    void afterThePasswordItMustBeThatPersonsPasskey() {
        var colleague = person(force(), Role.OFFICER);
        var theirs = authenticator();
        register(halfOf(colleague), theirs);
        var half = halfOf(officer);
        assertThat(json(half.get("/api/session")).at("/ways").toString()).contains("PASSKEY");
        theirs.counter++;
        refused(signInWith(half, theirs));
        assertThat(half.get("/api/reference").statusCode()).isEqualTo(403);
        key.counter++;
        var handle = key.userHandle;
        key.userHandle = new byte[0];
        assertThat(signInWith(half, key).statusCode())
                .as("no handle is needed when the credentials were named")
                .isEqualTo(200);
        assertThat(half.get("/api/reference").statusCode()).isEqualTo(200);
        key.counter++;
        refused(signInWith(browser(), key));
        key.userHandle = handle;
        key.counter++;
        assertThat(signInWith(browser(), key).statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerIsTakenOnce() {
        key.counter++;
        var phone = browser();
        var options = json(phone.post("/api/session/passkey/options", Map.of()));
        var answer = Map.of("credential", key.answer(options));
        var ceremony = phone.cookie("CEREMONY");
        assertThat(phone.post("/api/session/passkey", answer).statusCode()).isEqualTo(200);
        phone.plant("CEREMONY", ceremony);
        refused(phone.post("/api/session/passkey", answer));
        var thief = browser();
        thief.post("/api/session/passkey/options", Map.of());
        refused(thief.post("/api/session/passkey", answer));
    }

    @Test
    void aQuestionIsUsedUpByAWrongAnswerToo() {
        var phone = browser();
        var options = json(phone.post("/api/session/passkey/options", Map.of()));
        var ceremony = phone.cookie("CEREMONY");
        key.counter++;
        key.origin = "http://localhost:1";
        refused(phone.post("/api/session/passkey", Map.of("credential", key.answer(options))));
        phone.plant("CEREMONY", ceremony);
        key.origin = "http://localhost:" + port();
        refused(phone.post("/api/session/passkey", Map.of("credential", key.answer(options))));
    }

    @Test
    void everyWrongAnswerIsRefusedInTheSameWords() throws Exception {
        var good = "http://localhost:" + port();
        for (var origin : List.of(
                "http://localhost",
                "https://localhost:" + port(),
                "http://localhost:" + (port() + 1),
                "http://127.0.0.1:" + port(),
                "http://localhost.example:" + port(),
                "http://evil.example",
                "null",
                "")) {
            execute("delete from sign_in_attempt");
            key.counter++;
            key.origin = origin;
            refused(signInWith(browser(), key));
        }
        execute("delete from sign_in_attempt");
        key.origin = good;
        key.relyingParty = "evil.example";
        refused(signInWith(browser(), key));
        key.relyingParty = "localhost";
        key.flags = SoftAuthenticator.PRESENT;
        refused(signInWith(browser(), key));
        key.flags = SoftAuthenticator.VERIFIED;
        refused(signInWith(browser(), key));
        key.flags = SoftAuthenticator.PRESENT | SoftAuthenticator.VERIFIED;
        key.userHandle = SoftAuthenticator.handleOf(UUID.randomUUID());
        refused(signInWith(browser(), key));
        execute("delete from sign_in_attempt");
        key.userHandle = SoftAuthenticator.handleOf(officer.id());
        var phone = browser();
        json(phone.post("/api/session/passkey/options", Map.of()));
        refused(phone.post("/api/session/passkey", Map.of("credential", key.answer("AAAAAAAAAAAAAAAAAAAAAA"))));
        var options = json(phone.post("/api/session/passkey/options", Map.of()));
        refused(phone.post(
                "/api/session/passkey",
                Map.of("credential", key.answer(options.at("/challenge").asString(), "webauthn.create"))));
        var stranger = authenticator();
        stranger.userHandle = SoftAuthenticator.handleOf(officer.id());
        refused(signInWith(browser(), stranger));
        key.counter++;
        assertThat(signInWith(browser(), key).statusCode())
                .as("and the right one is still good")
                .isEqualTo(200);
    }

    @Test
    void aQuestionPutToAnotherBrowserIsNoUseHere() {
        key.counter++;
        var phone = browser();
        var foreign = json(browser().post("/api/session/passkey/options", Map.of()));
        phone.post("/api/session/passkey/options", Map.of());
        refused(phone.post("/api/session/passkey", Map.of("credential", key.answer(foreign))));
        var without = browser();
        refused(without.post("/api/session/passkey", Map.of("credential", key.answer(foreign))));
    }

    @Test
    void anAnswerToARegistrationDoesNotSignIn() {
        var options = json(desk.post("/api/second-factors/passkeys/options", Map.of("password", PASSWORD)));
        key.counter++;
        refused(desk.post("/api/session/passkey", Map.of("credential", key.answer(options))));
    }

    @Test
    void aQuestionIsTooOldAfterFiveMinutes() throws Exception {
        key.counter++;
        var phone = browser();
        var options = json(phone.post("/api/session/passkey/options", Map.of()));
        execute("update passkey_ceremony set expires_at = now()");
        refused(phone.post("/api/session/passkey", Map.of("credential", key.answer(options))));
    }

    @Test
    void aCounterThatDoesNotGoUpIsRefusedAndPutDown() throws Exception {
        key.counter = 7;
        assertThat(signInWith(browser(), key).statusCode()).isEqualTo(200);
        refused(signInWith(browser(), key));
        key.counter = 6;
        refused(signInWith(browser(), key));
        key.counter = 0;
        refused(signInWith(browser(), key));
        assertThat(audited("passkey counter wrong")).isEqualTo(3);
        key.counter = 8;
        assertThat(signInWith(browser(), key).statusCode()).isEqualTo(200);
    }

    @Test
    void anAuthenticatorThatDoesNotCountIsWelcome() {
        var phoneOfTheMaker = authenticator();
        phoneOfTheMaker.counter = 0;
        assertThat(register(desk, phoneOfTheMaker).statusCode()).isEqualTo(200);
        assertThat(signInWith(browser(), phoneOfTheMaker).statusCode()).isEqualTo(200);
        assertThat(signInWith(browser(), phoneOfTheMaker).statusCode()).isEqualTo(200);
    }

    @Test
    void guessesAreCountedLikeThoseAtPasswords() {
        key.counter++;
        key.relyingParty = "evil.example";
        for (int i = 0; i < Throttle.PAIR; i++) {
            refused(signInWith(browser(), key));
        }
        key.relyingParty = "localhost";
        var waits = signInWith(browser(), key);
        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void aSuspendedPersonsPasskeyIsRefusedLikeAnUnknownOne() throws Exception {
        execute("update person set suspended = true where id = '" + officer.id() + "'");
        key.counter++;
        refused(signInWith(browser(), key));
    }

    @Test
    void aRemovedPasskeyIsRefusedAndTheLastOneStays() {
        var second = authenticator();
        register(desk, second);
        var ids = json(desk.get("/api/second-factors")).at("/passkeys");
        var remove = "/api/second-factors/passkeys/%s/removal";
        assertThat(desk.post(remove.formatted(ids.at("/0/id").asString()), Map.of())
                        .statusCode())
                .as("the password is asked for")
                .isEqualTo(422);
        assertThat(desk.post(remove.formatted(ids.at("/0/id").asString()), Map.of("password", PASSWORD))
                        .statusCode())
                .isEqualTo(200);
        key.counter++;
        refused(signInWith(browser(), key));
        var last = desk.post(remove.formatted(ids.at("/1/id").asString()), Map.of("password", PASSWORD));
        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(last.body()).contains("last-second-factor");
        second.counter++;
        assertThat(signInWith(browser(), second).statusCode()).isEqualTo(200);
        assertThat(desk.post(remove.formatted(UUID.randomUUID()), Map.of("password", PASSWORD))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyRegistersAnothersKeyOrWithAnothersQuestion() {
        var colleague = halfOf(person(force(), Role.OFFICER));
        refused(register(colleague, key));
        var options = json(desk.post("/api/second-factors/passkeys/options", Map.of("password", PASSWORD)));
        colleague.plant("CEREMONY", desk.cookie("CEREMONY"));
        refused(colleague.post(
                "/api/second-factors/passkeys",
                Map.of("name", "Mine", "credential", authenticator().register(options))));
        var unverified = authenticator();
        unverified.flags = SoftAuthenticator.PRESENT;
        refused(register(colleague, unverified));
        var elsewhere = authenticator();
        elsewhere.origin = "https://evil.example";
        refused(register(colleague, elsewhere));
        assertThat(colleague.get("/api/reference").statusCode()).isEqualTo(403);
    }

    @Test
    void namesAreChecked() {
        for (var name : new String[] {"", " ", "x".repeat(61), "a\u0000b", "a\u202Eb"}) {
            var options = json(desk.post("/api/second-factors/passkeys/options", Map.of("password", PASSWORD)));
            var answer = desk.post(
                    "/api/second-factors/passkeys",
                    Map.of("name", name, "credential", authenticator().register(options)));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("/name");
        }
    }

    /** Seeded: the same ones every time. */
    @Test
    void brokenAnswersAreRefusedAndNeverFail() throws Exception {
        var seed = 41_214L;
        var random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            key.counter++;
            execute("delete from sign_in_attempt");
            var phone = browser();
            var registers = i % 3 == 0;
            var options = registers
                    ? json(desk.post("/api/second-factors/passkeys/options", Map.of("password", PASSWORD)))
                    : json(phone.post("/api/session/passkey/options", Map.of()));
            var whole = registers ? authenticator().register(options) : key.answer(options);
            var broken = broken(whole, random);
            var answer = registers
                    ? desk.post("/api/second-factors/passkeys", Map.of("name", "Broken", "credential", broken))
                    : phone.post("/api/session/passkey", Map.of("credential", broken));
            assertThat(answer.statusCode())
                    .as("seed %d, number %d: %s gave %s", seed, i, broken, answer.body())
                    .isIn(200, 400, 422);
            if (answer.statusCode() == 200) {
                assertThat(stillMeansTheSame(whole, broken, registers))
                        .as("%s", broken)
                        .isTrue();
            }
        }
    }

    /** Bits that no check covers may change: the unused bits of base64, and a registration's statement of the make. */
    private static boolean stillMeansTheSame(Map<String, Object> whole, Map<String, Object> broken, boolean registers) {
        return registers || whole.get("rawId").equals(broken.get("rawId"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> broken(Map<String, Object> whole, Random random) {
        var broken = new HashMap<>(whole);
        var response = new HashMap<>((Map<String, Object>) whole.get("response"));
        var names = response.keySet().stream().sorted().toList();
        var name = names.get(random.nextInt(names.size()));
        var value = String.valueOf(response.get(name));
        switch (random.nextInt(5)) {
            case 0 -> response.remove(name);
            case 1 -> response.put(name, value.substring(0, random.nextInt(value.length() + 1)));
            case 2 -> {
                var signs = value.toCharArray();
                if (signs.length > 0) {
                    signs[random.nextInt(signs.length)] = "AZaz09-_$ ".charAt(random.nextInt(10));
                }
                response.put(name, new String(signs));
            }
            case 3 -> response.put(name, value + value);
            default -> response.put(name, List.of(Map.of()));
        }
        broken.put("response", response);
        return broken;
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        for (var body : List.of(
                "{}",
                "{\"credential\":null}",
                "{\"credential\":[]}",
                "{\"credential\":\"x\"}",
                "{\"credential\":{}}",
                "{\"credential\":{\"id\":\"" + "A".repeat(40_000) + "\"}}",
                "{\"credential\":{\"id\":1,\"rawId\":{},\"response\":[]}}")) {
            execute("delete from sign_in_attempt");
            refused(browser().post("/api/session/passkey", body));
        }
    }

    @Test
    void moreQuestionsThanPeopleMeanMustWait() {
        var few = new Ceremonies(org.springframework.jdbc.core.simple.JdbcClient.create(dataSource), 0);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                    few.begin(false, null);
                    few.begin(false, null);
                })
                .isInstanceOf(org.hedgerow.platform.TooManyTries.class);
    }

    @org.springframework.beans.factory.annotation.Autowired
    private javax.sql.DataSource dataSource;

    private long audited(String action) throws Exception {
        return Long.parseLong(text(
                "select count(*)::text from audit_personal join audit_entry using (number) where account_id::text = '"
                        + officer.id() + "' and action = '" + action + "'"));
    }
}

package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.test.context.TestPropertySource;

/** What the tests of second factors share: an application that requires them, as an installation does. */
@TestPropertySource(properties = "hedgerow.identity.second-factor=required")
abstract class SecondFactorsOverHttp extends IdentityOverHttp {

    /** An app that has been set up, and what came with it. */
    record App(byte[] secret, List<String> recoveryCodes) {}

    SoftAuthenticator authenticator() {
        return new SoftAuthenticator("http://localhost:" + port());
    }

    /** Somebody who has given the password and nothing else. */
    Browser halfOf(Person person) {
        var browser = browser();
        var answer = browser.signIn(person.username(), PASSWORD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).has("person")).as(answer.body()).isFalse();
        return browser;
    }

    App setUpApp(Browser browser) {
        var begun = browser.post("/api/second-factors/authenticator", Map.of("password", PASSWORD));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        var secret = bytes(json(begun).at("/secret").asString());
        var confirmed = browser.put("/api/second-factors/authenticator", Map.of("code", code(secret, 0)));
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        return new App(secret, recoveryCodes(confirmed));
    }

    static List<String> recoveryCodes(HttpResponse<String> answer) {
        return StreamSupport.stream(json(answer).at("/recoveryCodes").spliterator(), false)
                .map(code -> code.asString())
                .toList();
    }

    HttpResponse<String> register(Browser browser, SoftAuthenticator authenticator) {
        var options = browser.post("/api/second-factors/passkeys/options", Map.of("password", PASSWORD));
        assertThat(options.statusCode()).as(options.body()).isEqualTo(200);
        return browser.post(
                "/api/second-factors/passkeys",
                Map.of("name", "Test key", "credential", authenticator.register(json(options))));
    }

    HttpResponse<String> signInWith(Browser browser, SoftAuthenticator authenticator) {
        var options = browser.post("/api/session/passkey/options", Map.of());
        assertThat(options.statusCode()).as(options.body()).isEqualTo(200);
        return browser.post("/api/session/passkey", Map.of("credential", authenticator.answer(json(options))));
    }

    /** The code of a step from now; one that has just been used makes room by {@link #turnBack}. */
    static String code(byte[] secret, int steps) {
        return TimeCode.at(Instant.now().getEpochSecond() / TimeCode.STEP_SECONDS + steps, secret);
    }

    /** As if the last code had been used long ago. */
    void turnBack(Person person) throws Exception {
        execute("update authenticator set last_step = 0 where person_id = '" + person.id() + "'");
    }

    private static byte[] bytes(String base32) {
        var bits = new StringBuilder();
        base32.chars()
                .forEach(sign ->
                        bits.append(Integer.toBinaryString(32 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign))
                                .substring(1)));
        var bytes = new byte[base32.length() * 5 / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
        }
        return bytes;
    }
}

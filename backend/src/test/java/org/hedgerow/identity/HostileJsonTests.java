package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the interface does with JSON that nobody means well by; sign-in is the door that anybody can throw it at. */
class HostileJsonTests extends IdentityOverHttp {

    private HttpResponse<String> throwAt(String body) {
        return browser().send("POST", "/api/session", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "[]",
                "null",
                "\"text\"",
                "5",
                "{}{}",
                "{} trailing",
                "{'username':'x'}",
                "{\"username\":\"a\\u00\"}",
                "{\"username\":NaN}",
                "{\"username\":\"raw \u0001 control\"}",
                "{\"username\":\"a\",\"username\":\"b\",\"password\":\"x\"}",
                "{/* comment */}",
                "\uFEFF\uFEFF{}",
                "<xml/>"
            })
    void whatCannotBeReadIsUnreadable(String body) {
        var answer = throwAt(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("/problems#unreadable")
                .doesNotContain("Exception", "jackson", "JSON", "column", "Token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"username\":5,\"password\":\"x\"} | /username",
                "{\"username\":true,\"password\":\"x\"} | /username",
                "{\"username\":{},\"password\":\"x\"} | /username",
                "{\"username\":[\"x\"],\"password\":\"x\"} | /username",
                "{\"username\":\"x\",\"password\":1.5} | /password",
                "{\"username\":\"x\",\"password\":\"x\",\"roles\":[\"SYSTEM_ADMINISTRATOR\"]} | /roles",
                "{\"username\":\"x\",\"pass~w/rd\":\"x\"} | /pass~0w~1rd",
                "{\"@class\":\"java.lang.Object\"} | /@class",
                "{\"password\":\"x\"} | /username",
                "{\"username\":null} | /username"
            })
    void whatDoesNotBelongIsNamed(String body, String pointer) {
        var answer = throwAt(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(answer.body()).doesNotContain("java.lang", "SYSTEM_ADMIN");
    }

    @Test
    void depthIsLimited() {
        for (int depth : new int[] {33, 1_000, 100_000}) {
            assertThat(throwAt("{\"username\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
                            .statusCode())
                    .as("depth " + depth)
                    .isIn(400, 422);
            assertThat(throwAt("{\"unknown\":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + "}")
                            .statusCode())
                    .as("depth " + depth)
                    .isIn(400, 422);
        }
    }

    @Test
    void aMebibyteIsEnoughHoweverItIsSent() {
        var huge = "{\"username\":\"x\",\"password\":\"x\"" + " ".repeat(1_100_000) + "}";
        var answer = throwAt(huge);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems#too-large");
        assertThat(throwAt("{\"username\":\"" + "x".repeat(200_000) + "\"}").statusCode())
                .isIn(400, 422);
        assertThat(throwAt("{\"" + "k".repeat(100_000) + "\":1}").statusCode()).isIn(400, 422);
        assertThat(throwAt("{\"username\":" + "9".repeat(100_000) + "}").statusCode())
                .isIn(400, 422);
    }

    @Test
    void manyUnknownKeysAreNotAnsweredOneByOne() {
        var body = new StringBuilder("{\"k0\":0");
        for (int i = 1; i < 20_000; i++) {
            body.append(",\"k").append(i).append("\":0");
        }
        var answer = throwAt(body.append('}').toString());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body().length()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "x/y"})
    void onlyJsonIsRead(String type) {
        var answer = browser().send("POST", "/api/session", "username=x&password=y", true, type);
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void anUploadIsNotReadWhereJsonIsAskedFor() {
        assertThat(browser()
                        .send("POST", "/api/session", "username=x", true, "multipart/form-data")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void bytesThatAreNoTextAreUnreadable() {
        var answer = browser()
                .send(
                        "POST",
                        "/api/session",
                        "{\"username\":\"x\",\"password\":\"y\"}",
                        true,
                        "application/json;charset=utf-16");
        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void aVerbThatAnAddressDoesNotTakeIsNamedByThoseItDoes() {
        var officer = browserOf(person(force(), Role.OFFICER));
        var answer = officer.send("PUT", "/api/session", "{}");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow").orElseThrow()).contains("GET", "POST", "DELETE");
        assertThat(answer.body()).contains("/problems#method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/../api/session", "/api//session", "/api/session;x=1", "/api/%2e%2e/secret", "/api/a%00b"})
    void crookedAddressesAreRefusedWithTheSameBody(String path) {
        var answer = browser().get(path);
        assertThat(answer.statusCode()).isIn(400, 401, 404);
        assertThat(answer.body()).doesNotContain("Tomcat", "Exception", "<html");
    }
}

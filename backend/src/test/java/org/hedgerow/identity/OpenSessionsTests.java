package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hedgerow.identity.Browser.json;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where somebody is signed in, and how fast that ends. */
class OpenSessionsTests extends SecondFactorsOverHttp {

    @Autowired
    private Administration administration;

    private static String id(Browser browser) {
        return new String(Base64.getDecoder().decode(browser.cookie("SESSION")), StandardCharsets.UTF_8);
    }

    @Test
    void everybodySeesTheirOwnSessionsAndEndsOne() {
        var watch = organisation(OrganisationKind.WATCH_GROUP);
        var farmer = person(watch, Role.REPORTER);
        var desk = browserOf(farmer);
        var phone = browserOf(farmer);
        var neighbour = browserOf(person(watch, Role.REPORTER));
        var listed = desk.get("/api/sessions");
        var sessions = json(listed);
        assertThat(sessions).hasSize(2);
        assertThat(sessions.at("/0/device").asString()).isEqualTo("A browser");
        assertThat(listed.body())
                .as("a session's id opens it")
                .doesNotContain(id(desk), id(phone), desk.cookie("SESSION"), phone.cookie("SESSION"));
        var current = sessions.at("/0/current").asBoolean() ? 0 : 1;
        assertThat(sessions.get(current).get("current").asBoolean()).isTrue();
        assertThat(sessions.get(1 - current).get("current").asBoolean()).isFalse();
        var other = sessions.get(1 - current).get("id").asString();
        assertThat(neighbour.delete("/api/sessions/" + other).statusCode()).isEqualTo(404);
        assertThat(phone.get("/api/session").statusCode()).isEqualTo(200);
        assertThat(desk.delete("/api/sessions/" + other).statusCode()).isEqualTo(204);
        assertThat(phone.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(desk.get("/api/session").statusCode()).isEqualTo(200);
        for (var nonsense : new String[] {other, id(desk), "%00", "..%2F..", "x".repeat(5000)}) {
            assertThat(desk.delete("/api/sessions/" + nonsense).statusCode())
                    .as(nonsense)
                    .isIn(400, 404);
        }
        assertThat(desk.delete("/api/sessions/"
                                + sessions.get(current).get("id").asString())
                        .statusCode())
                .isEqualTo(204);
        assertThat(desk.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void aHalfSignedInSessionIsNotListed() {
        var officer = person(force(), Role.OFFICER);
        var desk = halfOf(officer);
        setUpApp(desk);
        halfOf(officer);
        assertThat(json(desk.get("/api/sessions"))).hasSize(1);
    }

    @Test
    void aStreamNeedsAWholeSession() {
        var half = halfOf(person(force(), Role.OFFICER));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Stream(half, port()))
                .isInstanceOf(CompletionException.class);
    }

    @Test
    void aSuspensionEndsRequestsAndStreams() throws Exception {
        // Both are so, and whichever is noticed first is said.
        endsBoth(List.of("signed-out", "rights-changed"), (officer, by) -> administration.suspend(by, officer.id()));
    }

    @Test
    void aResetOfTheFactorsEndsRequestsAndStreams() throws Exception {
        endsBoth(List.of("signed-out"), (officer, by) -> administration.resetSecondFactors(by, officer.id()));
    }

    @Test
    void aRoleTakenAwayEndsStreamsAndTheRequestsThatNeededIt() throws Exception {
        var force = force();
        var system = person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR);
        var officer = person(force, Role.OFFICER);
        var browser = halfOf(officer);
        setUpApp(browser);
        var stream = new Stream(browser, port());
        administration.setRoles(system, officer.id(), Set.of());
        assertThat(stream.ended()).contains("rights-changed");
        assertThat(browser.get("/api/reference").statusCode()).isEqualTo(404);
    }

    @Test
    void endingASessionFromAnotherOneEndsItsStream() throws Exception {
        var officer = person(force(), Role.OFFICER);
        var desk = halfOf(officer);
        var app = setUpApp(desk);
        turnBack(officer);
        var phone = halfOf(officer);
        assertThat(phone.post("/api/session/code", Map.of("code", code(app.secret(), 0)))
                        .statusCode())
                .isEqualTo(200);
        var stream = new Stream(phone, port());
        for (var session : json(desk.get("/api/sessions"))) {
            if (!session.get("current").asBoolean()) {
                desk.delete("/api/sessions/" + session.get("id").asString());
            }
        }
        assertThat(stream.ended()).contains("signed-out");
        assertThat(desk.get("/api/reference").statusCode()).isEqualTo(200);
    }

    private interface Act {
        void on(Person officer, Person by);
    }

    private void endsBoth(List<String> reasons, Act act) throws Exception {
        var force = force();
        var system = person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR);
        var officer = person(force, Role.OFFICER);
        var browser = halfOf(officer);
        setUpApp(browser);
        var stream = new Stream(browser, port());
        act.on(officer, system);
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(stream.ended()).containsAnyOf(reasons.toArray(String[]::new));
    }

    /** The live stream as this browser would hold it open. */
    private static final class Stream implements WebSocket.Listener {

        private final StringBuffer heard = new StringBuffer();
        private final CompletableFuture<String> welcomed = new CompletableFuture<>();
        private final CompletableFuture<String> closed = new CompletableFuture<>();

        Stream(Browser browser, int port) {
            var socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Cookie", "SESSION=" + browser.cookie("SESSION"))
                    .header("Origin", "http://127.0.0.1:" + port)
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/live"), this)
                    .join();
            socket.sendText("{\"type\":\"hello\",\"protocol\":2}", true).join();
            welcomed.orTimeout(20, TimeUnit.SECONDS).join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            heard.append(data);
            welcomed.complete("");
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(heard + reason);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(heard + String.valueOf(error));
        }

        /** Everything that was heard until it was ended. */
        String ended() throws Exception {
            return closed.get(20, TimeUnit.SECONDS);
        }
    }
}

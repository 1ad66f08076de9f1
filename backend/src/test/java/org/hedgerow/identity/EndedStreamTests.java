package org.hedgerow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Streams that are open when somebody's right to them ends. */
class EndedStreamTests extends IdentityOverHttp {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int ownPort;

    /** What a stream has said, one text after another. */
    private static final class Heard implements WebSocket.Listener {

        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        String until(String type) throws InterruptedException {
            for (var next = messages.poll(30, TimeUnit.SECONDS);
                    next != null;
                    next = messages.poll(30, TimeUnit.SECONDS)) {
                if (next.contains("\"type\":\"" + type + "\"")) {
                    return next;
                }
            }
            throw new AssertionError("No " + type);
        }
    }

    private Heard listenAs(Person person) throws InterruptedException {
        var browser = browserOf(person);
        var heard = new Heard();
        var socket = HTTP.newWebSocketBuilder()
                .header("Cookie", "SESSION=" + browser.cookie("SESSION"))
                .header("Origin", "http://127.0.0.1:" + ownPort)
                .buildAsync(URI.create("ws://127.0.0.1:" + ownPort + "/api/live"), heard)
                .join();
        socket.sendText("{\"type\":\"hello\",\"protocol\":2,\"cursor\":null}", true)
                .join();
        heard.until("welcome");
        return heard;
    }

    @Test
    void freezingAnOrganisationEndsTheStreamsOfItsPeople() throws Exception {
        var force = force();
        // Nothing is frozen where nobody would be left to administer the system.
        person(organisation(OrganisationKind.PARTNER), Role.SYSTEM_ADMINISTRATOR);
        var group = organisation(OrganisationKind.WATCH_GROUP);
        directory.putInCare(group.id(), force.id());
        var member = listenAs(person(group, Role.REPORTER));
        var coordinator = listenAs(person(group, Role.WATCH_COORDINATOR));
        var frozen = browserOf(person(force, Role.ORGANISATION_ADMINISTRATOR))
                .post("/api/organisations/" + group.id() + "/freeze", Map.of("reason", "A stolen telephone"));
        assertThat(frozen.statusCode()).isEqualTo(204);
        assertThat(member.until("bye")).contains("rights-changed");
        assertThat(coordinator.until("bye")).contains("rights-changed");
    }

    @Test
    void aGuestsStreamEndsWithTheStay() throws Exception {
        var guest = person(force(), Role.GUEST);
        var stream = listenAs(guest);
        // Nothing counts the day on which a stay ends: the clock alone does it.
        execute("alter table person disable trigger person_policy");
        try {
            execute("update person set valid_until = now() where id = '" + guest.id() + "'");
        } finally {
            execute("alter table person enable trigger person_policy");
        }
        assertThat(stream.until("bye")).containsPattern("signed-out|rights-changed");
    }

    @Test
    void removingAMemberEndsTheStream() throws Exception {
        var group = organisation(OrganisationKind.WATCH_GROUP);
        var member = person(group, Role.REPORTER);
        var stream = listenAs(member);
        var removed = browserOf(person(group, Role.WATCH_COORDINATOR)).delete("/api/people/" + member.id());
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(stream.until("bye")).containsPattern("signed-out|rights-changed");
    }
}

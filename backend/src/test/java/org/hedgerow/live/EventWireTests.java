package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of server-sent events as they go over a real connection. */
class EventWireTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final LiveMessage MESSAGE = new LiveMessage("changes", ",\"upserts\":\"a hare near the ŵood\"");
    private static final LiveMessage HUGE = new LiveMessage("changes", ",\"upserts\":\"" + "x".repeat(8 << 20) + "\"");

    @SuppressWarnings("NullAway.Init")
    private WireServer server;

    /** A stream as its client reads it. */
    private record Open(HttpResponse<java.io.InputStream> response, BufferedReader lines, String id)
            implements AutoCloseable {

        /** The lines of the next event. */
        String next() throws IOException {
            var event = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    return event.toString();
                }
                event.append(event.isEmpty() ? "" : "\n").append(line);
            }
            return event + "<end>";
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new WireServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private HttpRequest.Builder request(String path, String session) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Session", session);
    }

    private Open open(String hello) throws Exception {
        var path = "/api/live/events?hello=" + URLEncoder.encode(hello, StandardCharsets.UTF_8);
        var response = HTTP.send(request(path, "mine").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream;charset=UTF-8");
        var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("event: stream");
        var named = lines.readLine();
        assertThat(named).matches("data: \\{\"stream\":\"[A-Za-z0-9_-]{22}\"}");
        assertThat(lines.readLine()).isEmpty();
        return new Open(response, lines, named.substring(17, 39));
    }

    private int say(String stream, String session, String text) throws Exception {
        return HTTP.send(
                        request("/api/live/streams/" + stream + "/messages", session)
                                .POST(HttpRequest.BodyPublishers.ofString(text))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theMessagesAreTheSame() throws Exception {
        try (var stream = open("hello ŵ")) {
            assertThat(stream.next()).isEqualTo("data: {\"type\":\"echo\",\"text\":\"hello ŵ\"}");
            var wire = server.next();
            assertThat(wire.id()).isEqualTo(stream.id());
            assertThat(wire.write(MESSAGE, 1)).isTrue();
            assertThat(wire.write(MESSAGE, 2)).isTrue();
            assertThat(stream.next()).isEqualTo("data: " + MESSAGE.text(1));
            assertThat(stream.next()).isEqualTo("data: " + MESSAGE.text(2));
            assertThat(say(stream.id(), "mine", "later")).isEqualTo(204);
            assertThat(stream.next()).contains("later");
        }
        assertThat(server.closed.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(server.wires.count()).isZero();
    }

    @Test
    void onlyTheSessionThatOpenedItSpeaksForAStream() throws Exception {
        try (var stream = open("hello")) {
            stream.next();
            assertThat(say(stream.id(), "another", "x")).isEqualTo(404);
            assertThat(say("AAAAAAAAAAAAAAAAAAAAAA", "mine", "x")).isEqualTo(404);
            assertThat(say(stream.id(), "mine", "x".repeat(4_097))).isEqualTo(413);
            assertThat(say(stream.id(), "mine", "close 1008")).isEqualTo(204);
            assertThat(stream.next()).isEqualTo("event: end\ndata: {\"code\":1008}");
            assertThat(stream.next()).isEqualTo("<end>");
            server.closed.poll(20, TimeUnit.SECONDS);
            assertThat(say(stream.id(), "mine", "x")).isEqualTo(404);
        }
    }

    @Test
    void whoSaysNothingForAMinuteIsClosedAndWhoPingsIsNot() throws Exception {
        try (var silent = open("one");
                var speaking = open("two")) {
            silent.next();
            speaking.next();
            server.pass(TomcatWire.SILENCE_SECONDS);
            assertThat(say(speaking.id(), "mine", "here")).isEqualTo(204);
            assertThat(speaking.next()).contains("here");
            server.pass(1);
            assertThat(silent.next()).isEqualTo("event: end\ndata: {\"code\":1001}");
            assertThat(say(speaking.id(), "mine", "still")).isEqualTo(204);
            assertThat(speaking.next()).contains("still");
        }
    }

    @Test
    void aClientThatStallsIsCut() throws Exception {
        try (var socket = new Socket();
                var other = open("other")) {
            other.next();
            var others = server.next();
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            socket.getOutputStream()
                    .write("GET /api/live/events?hello=x HTTP/1.1\r\nHost: x\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var stuck = server.next();
            while (stuck.isReady()) {
                stuck.write(HUGE, 1);
            }
            assertThat(stuck.write(MESSAGE, 2)).isFalse();
            assertThat(others.write(MESSAGE, 1)).isTrue();
            assertThat(other.next()).isEqualTo("data: " + MESSAGE.text(1));
            stuck.close(1000);
            server.pass(TomcatWire.FAREWELL_SECONDS + 1);
            assertThat(server.closed.poll(20, TimeUnit.SECONDS)).isSameAs(stuck);
        }
    }
}

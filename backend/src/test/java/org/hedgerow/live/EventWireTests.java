package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams of server-sent events as they go over a real connection. */
class EventWireTests {

    private static final LiveMessage MESSAGE = new LiveMessage("changes", ",\"upserts\":\"a hare near the ŵood\"");
    private static final LiveMessage HUGE = new LiveMessage("changes", ",\"upserts\":\"" + "x".repeat(8 << 20) + "\"");

    @SuppressWarnings("NullAway.Init")
    private WireServer server;

    @BeforeEach
    void start() throws Exception {
        server = new WireServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private EventClient open() throws Exception {
        return EventClient.open(server, "mine");
    }

    private int say(EventClient stream, int turn, String text) throws Exception {
        return EventClient.say(server, stream.id(), "mine", turn, text);
    }

    @Test
    void theMessagesAreTheSame() throws Exception {
        try (var stream = open()) {
            assertThat(say(stream, 1, "hello ŵ")).isEqualTo(204);
            assertThat(stream.next()).isEqualTo("data: {\"type\":\"echo\",\"text\":\"hello ŵ\"}");
            var wire = server.next();
            assertThat(wire.id()).isEqualTo(stream.id());
            assertThat(wire.write(MESSAGE, 1)).isTrue();
            assertThat(wire.write(MESSAGE, 2)).isTrue();
            assertThat(stream.next()).isEqualTo("data: " + MESSAGE.text(1));
            assertThat(stream.next()).isEqualTo("data: " + MESSAGE.text(2));
        }
        assertThat(server.closed.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(server.wires.count()).isZero();
    }

    @Test
    void whatIsSaidIsHeardInItsTurnAndOnce() throws Exception {
        try (var stream = open()) {
            say(stream, 2, "second");
            say(stream, 3, "third");
            say(stream, 1, "first");
            say(stream, 1, "first again");
            say(stream, 4, "fourth");
            assertThat(stream.next()).contains("\"first\"");
            assertThat(stream.next()).contains("second");
            assertThat(stream.next()).contains("third");
            assertThat(stream.next()).contains("fourth");
        }
    }

    @Test
    void whoSaysTooMuchBeforeItsTurnIsClosed() throws Exception {
        try (var stream = open()) {
            for (int turn = 2; turn <= 22; turn++) {
                assertThat(say(stream, turn, "early")).isEqualTo(204);
            }
            assertThat(stream.next()).isEqualTo("event: end\ndata: {\"code\":1008}");
        }
    }

    @Test
    void onlyTheSessionThatOpenedItSpeaksForAStream() throws Exception {
        try (var stream = open()) {
            assertThat(EventClient.say(server, stream.id(), "another", 1, "x")).isEqualTo(404);
            assertThat(EventClient.say(server, "AAAAAAAAAAAAAAAAAAAAAA", "mine", 1, "x"))
                    .isEqualTo(404);
            assertThat(say(stream, 0, "x")).isEqualTo(404);
            assertThat(say(stream, 1, "x".repeat(4_097))).isEqualTo(413);
            assertThat(say(stream, 1, "close 1008")).isEqualTo(204);
            assertThat(stream.next()).isEqualTo("event: end\ndata: {\"code\":1008}");
            assertThat(stream.next()).isEqualTo("<end>");
            server.closed.poll(20, TimeUnit.SECONDS);
            assertThat(say(stream, 2, "x")).isEqualTo(404);
        }
    }

    @Test
    void whoSaysNothingForAMinuteIsClosedAndWhoPingsIsNot() throws Exception {
        try (var silent = open();
                var speaking = open()) {
            server.next();
            server.next();
            server.pass(TomcatWire.SILENCE_SECONDS);
            assertThat(say(speaking, 1, "here")).isEqualTo(204);
            assertThat(speaking.next()).contains("here");
            server.pass(1);
            assertThat(silent.next()).isEqualTo("event: end\ndata: {\"code\":1001}");
            assertThat(say(speaking, 2, "still")).isEqualTo(204);
            assertThat(speaking.next()).contains("still");
        }
    }

    @Test
    void aClientThatStallsIsCut() throws Exception {
        try (var socket = new Socket();
                var other = open()) {
            var others = server.next();
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
            socket.getOutputStream()
                    .write("GET /api/live/events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
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

package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WebSockets as they go over a real connection, to clients that behave, that stall and that lie. */
class WebSocketWireTests {

    private static final LiveMessage SHORT = new LiveMessage("pulse", ",\"delaySeconds\":0");
    private static final LiveMessage LONG =
            new LiveMessage("changes", ",\"upserts\":\"" + "a hare near the ŵood ".repeat(200) + "\"");

    /** More than the system takes in for a client that does not read. */
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

    @Test
    void aMessageIsTheSameForEverybodyButForItsNumber() throws Exception {
        try (var plain = RawClient.plain(server.port());
                var compressing = RawClient.compressing(server.port())) {
            assertThat(plain.answer())
                    .startsWith("HTTP/1.1 101")
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .doesNotContain("permessage-deflate");
            assertThat(compressing.answer())
                    .contains("permessage-deflate; server_no_context_takeover; client_no_context_takeover");
            var wires = List.of(server.next(), server.next());
            for (var wire : wires) {
                assertThat(wire.write(SHORT, 0)).isTrue();
                assertThat(wire.write(LONG, 1)).isTrue();
                assertThat(wire.write(LONG, 2)).isTrue();
            }
            for (var client : List.of(plain, compressing)) {
                assertThat(client.next().text()).isEqualTo(SHORT.text(0));
                for (int number = 1; number <= 2; number++) {
                    var frame = client.next();
                    assertThat(frame.isCompressed()).isEqualTo(client == compressing);
                    assertThat(frame.text()).isEqualTo(LONG.text(number)).startsWith("{\"number\":" + number + ",");
                    assertThat(frame.payload().length < 1_000).isEqualTo(client == compressing);
                }
            }
        }
    }

    @Test
    void whatIsSentWithTheHandshakeIsHeard() throws Exception {
        var hello = RawClient.frame(0x81, "hello".getBytes(StandardCharsets.UTF_8));
        try (var client = new RawClient(server.port(), 1 << 16, "", hello)) {
            assertThat(client.next().text()).contains("hello");
        }
    }

    @Test
    void aClientThatKnowsNothingOfExtensionsIsUnderstood() throws Exception {
        var heard = new Heard();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/api/live"), heard)
                .join();
        socket.sendText("in ", false).join();
        socket.sendText("pieces", true).join();
        assertThat(heard.next()).contains("in pieces");
        server.next().write(LONG, 7);
        assertThat(heard.next()).isEqualTo(LONG.text(7));
        socket.sendPing(java.nio.ByteBuffer.wrap(new byte[] {1})).join();
        assertThat(heard.next()).isEqualTo("pong");
        socket.sendClose(3001, "bye").join();
        assertThat(heard.next()).isEqualTo("closed 3001");
        assertThat(server.closed.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(server.wires.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"91, 1002", "c1, 1002", "82, 1003", "80, 1002", "83, 1002"})
    void whoeverBreaksTheProtocolIsToldSoAndLeftBehind(String first, int code) throws Exception {
        try (var client = RawClient.plain(server.port())) {
            client.send(RawClient.frame(Integer.parseInt(first, 16), new byte[] {1, 2, 3}));
            assertThat(client.awaitClose()).isEqualTo(code);
            // It goes on talking, and nobody listens.
            client.send(RawClient.frame(0x81, new byte[] {'x'}));
            server.pass(TomcatWire.FAREWELL_SECONDS + 1);
            client.awaitEnd();
        }
        assertThat(server.closed.poll(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aFloodOfFramesThatSayNothingIsCutOff() throws Exception {
        try (var client = RawClient.plain(server.port())) {
            for (int each = 0; each < 500; each++) {
                client.send(RawClient.frame(0x8a, new byte[0]));
            }
            assertThat(client.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void theServersFarewellIsAnsweredAndThenTheConnectionEnds() throws Exception {
        try (var client = RawClient.plain(server.port())) {
            client.say("close 1007");
            assertThat(client.awaitClose()).isEqualTo(1007);
            assertThat(server.closed).isEmpty();
            client.send(RawClient.frame(0x88, new byte[] {3, (byte) 0xef}));
            client.awaitEnd();
            assertThat(server.closed.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aClientThatStallsHoldsNobodyUpAndIsClosedAfterAMinute() throws Exception {
        int others = 50;
        var clients = new ArrayList<RawClient>();
        try (var stalled = new RawClient(server.port(), 4_096, "", new byte[0])) {
            var stuck = server.next();
            assertThat(stuck.write(HUGE, 1)).isTrue();
            assertThat(stuck.isReady()).isFalse();
            assertThat(stuck.write(SHORT, 2)).isFalse();
            for (int each = 0; each < others; each++) {
                clients.add(RawClient.compressing(server.port()));
                server.next();
            }
            for (int number = 1; number <= 20; number++) {
                for (var wire : server.open.values()) {
                    assertThat(wire.write(LONG, number)).isEqualTo(wire != stuck);
                }
                for (var client : clients) {
                    assertThat(client.next().text()).isEqualTo(LONG.text(number));
                }
            }
            for (int second = 0; second <= TomcatWire.SILENCE_SECONDS; second += 10) {
                server.pass(10);
                for (var client : clients) {
                    client.say("here");
                    assertThat(client.next().text()).contains("here");
                }
            }
            assertThat(server.closed.poll(20, TimeUnit.SECONDS)).isSameAs(stuck);
            assertThat(server.ready).isEmpty();
            stalled.awaitEnd();
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    @Test
    void whoReadsAgainIsToldTheRestAndTheListenerThatThereIsRoom() throws Exception {
        try (var slow = new RawClient(server.port(), 4_096, "", new byte[0])) {
            var wire = server.next();
            assertThat(wire.write(HUGE, 1)).isTrue();
            assertThat(wire.write(SHORT, 2)).isFalse();
            assertThat(wire.write(SHORT, 2)).isFalse();
            assertThat(slow.next().text()).isEqualTo(HUGE.text(1));
            assertThat(server.ready.poll(20, TimeUnit.SECONDS)).isSameAs(wire);
            assertThat(wire.write(SHORT, 2)).isTrue();
            assertThat(slow.next().text()).isEqualTo(SHORT.text(2));
            assertThat(server.ready).isEmpty();
        }
    }

    @Test
    void whatWasTakenGoesOutBeforeTheFarewell() throws Exception {
        try (var slow = new RawClient(server.port(), 4_096, "", new byte[0])) {
            var wire = server.next();
            assertThat(wire.write(HUGE, 1)).isTrue();
            wire.close(1000);
            assertThat(wire.isOpen()).isFalse();
            assertThat(wire.write(SHORT, 2)).isFalse();
            assertThat(slow.next().text()).isEqualTo(HUGE.text(1));
            assertThat(slow.next().closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void aClientThatTakesNoFarewellIsCut() throws Exception {
        try (var stalled = new RawClient(server.port(), 4_096, "", new byte[0])) {
            var wire = server.next();
            assertThat(wire.write(HUGE, 1)).isTrue();
            wire.close(1000);
            server.pass(TomcatWire.FAREWELL_SECONDS + 1);
            assertThat(server.closed.poll(20, TimeUnit.SECONDS)).isSameAs(wire);
            stalled.awaitEnd();
        }
    }

    @Test
    void whoSaysNothingForAMinuteIsClosed() throws Exception {
        try (var silent = RawClient.plain(server.port())) {
            var wire = server.next();
            server.pass(TomcatWire.SILENCE_SECONDS);
            assertThat(wire.isOpen()).isTrue();
            server.pass(1);
            assertThat(silent.awaitClose()).isEqualTo(OpenWires.GOING_AWAY);
        }
    }

    @Test
    void aClientThatIsGoneIsNoticed() throws Exception {
        var client = RawClient.plain(server.port());
        var wire = server.next();
        client.close();
        assertThat(server.closed.poll(20, TimeUnit.SECONDS)).isSameAs(wire);
        assertThat(wire.isOpen()).isFalse();
        assertThat(wire.write(SHORT, 1)).isFalse();
        assertThat(server.wires.count()).isZero();
    }

    @Test
    void manyThreadsWriteToOneWireAndNoFrameIsTorn() throws Exception {
        try (var client = RawClient.compressing(server.port())) {
            var wire = server.next();
            var threads = new ArrayList<Thread>();
            int each = 300;
            for (int thread = 0; thread < 4; thread++) {
                threads.add(new Thread(() -> {
                    for (int written = 0; written < each; ) {
                        written += wire.write(LONG, 5) ? 1 : 0;
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (int frame = 0; frame < 4 * each; frame++) {
                assertThat(client.next().text()).isEqualTo(LONG.text(5));
            }
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void roomIsCountedByAddressOrganisationAndNode() throws Exception {
        var opening = new TomcatWire.Opening(WireServer.PERSON, "session", "127.0.0.1", ClientAddress.of("127.0.0.1"));
        var elsewhere = new TomcatWire.Opening(WireServer.PERSON, "session", "::1", ClientAddress.of("::1"));
        for (var bounds : List.of(new LiveBounds(1, 9, 9), new LiveBounds(9, 1, 9), new LiveBounds(9, 9, 1))) {
            var wires = new OpenWires(server, bounds);
            wires.checkRoomFor(opening);
            var wire = new WebSocketWire();
            wire.prepare(opening, wires);
            assertThatThrownBy(() -> wires.checkRoomFor(opening)).isInstanceOf(ProblemException.class);
            if (bounds.socketsPerAddress() == 1) {
                wires.checkRoomFor(elsewhere);
            }
            // A handshake that never became a connection gives its place back.
            for (int second = 0; second <= TomcatWire.FAREWELL_SECONDS; second++) {
                wires.second();
            }
            assertThat(wires.count()).isZero();
            wires.checkRoomFor(opening);
        }
    }

    /** What a client of Java hears. */
    private static final class Heard implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        String next() throws InterruptedException {
            return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                heard.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, java.nio.ByteBuffer message) {
            heard.add("pong");
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code);
            return null;
        }
    }
}

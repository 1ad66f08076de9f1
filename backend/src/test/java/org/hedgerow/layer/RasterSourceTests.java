package org.hedgerow.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLSocketFactory;
import org.hedgerow.platform.PublicAddresses;
import org.hedgerow.platform.UpstreamClient;
import org.hedgerow.platform.UpstreamRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The one way out, against a server on the loopback that says whatever a test wants, down to the bytes. */
@ExtendWith(OutputCaptureExtension.class)
class RasterSourceTests {

    private static final TileAddress FIELD = new TileAddress(12, 2049, 1350);
    private static final int SHORT_MILLIS = 400;

    @FunctionalInterface
    private interface Behaviour {
        void answer(OutputStream out) throws IOException;
    }

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong(1);
    private ServerSocket server;
    private volatile Behaviour behaviour = out -> {};

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "hostile tile service");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                new Thread(() -> converse(socket)).start();
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            var request = new StringBuilder();
            while (!request.toString().endsWith("\r\n\r\n")) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return;
                }
                request.append((char) next);
            }
            requests.add(request.toString());
            behaviour.answer(socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException theOtherSideWentAway) {
            requests.add("");
        }
    }

    private TileService client(boolean allowPrivate, UpstreamClient.Resolver resolver) {
        var url = "http://tiles.example.org:" + server.getLocalPort() + "/{z}/{x}/{y}.png?key=s3cret";
        var template = TileTemplate.of(TestTiles.raster(url, true, false));
        return new TileService(
                template,
                new UpstreamClient(
                        template.service(),
                        allowPrivate,
                        resolver,
                        (SSLSocketFactory) SSLSocketFactory.getDefault(),
                        SHORT_MILLIS));
    }

    private RasterSource source() {
        return source(true);
    }

    private RasterSource source(boolean allowPrivate) {
        return new RasterSource(
                "fields",
                client(allowPrivate, host -> new InetAddress[] {InetAddress.getLoopbackAddress()}),
                nanos::get);
    }

    private static Behaviour says(String head, byte... body) {
        return out -> {
            out.write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
        };
    }

    private static Behaviour image(String type, byte... content) {
        return says("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + content.length, content);
    }

    @Test
    void aTileIsFetchedOnceAndNothingOfAViewerGoesOut() {
        behaviour = image("image/png", TestTiles.png(7));
        var source = source();

        for (int time = 0; time < 3; time++) {
            assertThat(source.tile(FIELD)).hasValueSatisfying(tile -> {
                assertThat(tile.content()).isEqualTo(TestTiles.png(7));
                assertThat(tile.mediaType()).isEqualTo("image/png");
            });
        }

        assertThat(requests)
                .singleElement()
                .isEqualTo("GET /12/2049/1350.png?key=s3cret HTTP/1.1\r\nHost: tiles.example.org:"
                        + server.getLocalPort()
                        + "\r\nAccept: image/png, image/jpeg, image/webp\r\nAccept-Encoding: identity\r\nUser-Agent: Hedgerow\r\n"
                        + "Connection: close\r\n\r\n");
    }

    @Test
    void everyKindOfImageAndEveryWayToSendItIsTaken() {
        behaviour = image("image/jpeg", TestTiles.jpeg());
        assertThat(source().tile(FIELD)).isPresent();
        behaviour = image("Image/WebP; q=1", TestTiles.webp());
        assertThat(source().tile(FIELD)).isPresent();
        behaviour = says("HTTP/1.0 200 OK\r\nContent-Type: image/png", TestTiles.png(1));
        assertThat(source().tile(FIELD)).isPresent();
        behaviour = out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            for (byte one : TestTiles.png(1)) {
                out.write(new byte[] {'1', '\r', '\n', one, '\r', '\n'});
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        };
        assertThat(source().tile(FIELD))
                .hasValueSatisfying(tile -> assertThat(tile.content()).isEqualTo(TestTiles.png(1)));
    }

    @Test
    void theOpenSeaIsNoFailureAndIsAskedForOnce() {
        behaviour = says("HTTP/1.1 404 Not Found");
        var source = source();

        for (int time = 0; time < 10; time++) {
            assertThat(source.tile(FIELD)).isEmpty();
        }
        assertThat(source.isSettled(FIELD)).as("the service has said so").isTrue();
        assertThat(requests).hasSize(1);
        behaviour = image("image/png", TestTiles.png(1));
        assertThat(source.tile(new TileAddress(12, 1, 1))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd",
                "HTTP/1.1 301 Moved\r\nLocation: http://169.254.169.254/latest",
                "HTTP/1.1 200 OK\r\nContent-Type: image/svg+xml",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Encoding: gzip",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Encoding: br",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: gzip, chunked",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: -1",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 99999999999999999999",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 9\r\nContent-Length: 10",
                "HTTP/1.1 500 Sorry",
                "HTTP/1.1 401 Who",
                "HTTP/1.1 429 Slower",
                "HTTP/2 200",
                "ICY 200 OK",
                "no colon here\r\n"
            })
    void anAnswerOfAnotherKindIsNoTile(String head) {
        behaviour = says(head, TestTiles.png(1));

        assertThat(source().tile(FIELD)).isEmpty();
        assertThat(requests).hasSize(1);
    }

    @Test
    void scriptInTheClothesOfAnImageIsNoTile() {
        behaviour = image(
                "image/png",
                "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(StandardCharsets.UTF_8));
        assertThat(source().tile(FIELD)).isEmpty();
        behaviour = image("image/svg+xml", TestTiles.png(1));
        assertThat(source().tile(FIELD)).isEmpty();
    }

    @Test
    void aCompressedBombIsNeverUnpacked() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(TestTiles.larger(TestTiles.png(1), 50_000_000));
        }
        behaviour = says(
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + bomb.size(),
                bomb.toByteArray());

        assertThat(source().tile(FIELD)).isEmpty();
    }

    @Test
    void aBodyWithoutAnEndIsCutAtAMegabyte() {
        for (var head : List.of(
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-Endless: ")) {
            behaviour = out -> {
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                var chunk = new byte[0x4000];
                while (true) {
                    if (head.contains("chunked")) {
                        out.write("4000\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                    out.write(chunk);
                }
            };
            assertThatExceptionOfType(UpstreamRefused.class)
                    .as(head)
                    .isThrownBy(() -> client(true, host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                            .get(FIELD))
                    .withMessageContaining("too l");
        }
        behaviour = image("image/png", TestTiles.larger(TestTiles.png(1), UpstreamClient.MOST_BYTES));
        assertThat(source().tile(FIELD)).isPresent();
        behaviour = image("image/png", TestTiles.larger(TestTiles.png(1), UpstreamClient.MOST_BYTES + 1));
        assertThat(source().tile(FIELD)).isEmpty();
    }

    @Test
    void aServiceThatDripsIsLeftWhenItsTimeIsOver() {
        behaviour = out -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1000000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(1);
                out.flush();
                pause();
            }
        };

        assertThatExceptionOfType(UpstreamRefused.class)
                .isThrownBy(() -> client(true, host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                        .get(FIELD))
                .withMessage("it took too long");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void aShortBodyIsNoTile() {
        behaviour = says("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1000", TestTiles.png(1));
        assertThat(source().tile(FIELD)).isEmpty();
        behaviour = out -> {};
        assertThat(source().tile(FIELD)).isEmpty();
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsNotCalled() {
        behaviour = image("image/png", TestTiles.png(1));

        assertThat(source(false).tile(FIELD)).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() {
        var mixed = new InetAddress[] {
            PublicAddresses.of((byte) 93, (byte) 184, (byte) 216, (byte) 34), InetAddress.getLoopbackAddress()
        };
        assertThatExceptionOfType(UpstreamRefused.class)
                .isThrownBy(() -> client(false, host -> mixed).get(FIELD))
                .withMessageContaining("not public");
    }

    @Test
    void theNameIsLookedUpOnceAndThatAddressIsCalled() throws IOException {
        behaviour = image("image/png", TestTiles.png(1));
        var lookUps = new AtomicInteger();
        // A name that changes: the second answer would lead nowhere.
        var client = client(true, host -> new InetAddress[] {
            lookUps.getAndIncrement() == 0
                    ? InetAddress.getLoopbackAddress()
                    : PublicAddresses.of((byte) 203, (byte) 0, (byte) 113, (byte) 1)
        });

        assertThat(client.get(FIELD).status()).isEqualTo(200);
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void aServiceThatFailsIsLeftAloneAndTriedAgainLater(CapturedOutput output) {
        behaviour = says("HTTP/1.1 503 Later");
        var source = source();
        for (int tile = 0; tile < 200; tile++) {
            assertThat(source.tile(new TileAddress(12, tile, 1))).isEmpty();
        }
        assertThat(requests).hasSize(RasterSource.FAILURES_BEFORE_REST);
        assertThat(output).contains("Map layer fields is left out for 30 s: it answers 503.");
        assertThat(output).doesNotContain("s3cret").doesNotContain("example.org");

        behaviour = image("image/png", TestTiles.png(1));
        nanos.addAndGet(RasterSource.REST.toNanos() - 1);
        assertThat(source.tile(FIELD)).isEmpty();
        assertThat(source.isSettled(FIELD)).as("nobody knows").isFalse();
        nanos.addAndGet(1);
        assertThat(source.tile(FIELD)).isPresent();
    }

    @Test
    void manyViewersTogetherAskForATileAFewTimesAtMost() throws Exception {
        behaviour = image("image/png", TestTiles.png(1));
        var source = source();
        var viewers = Executors.newFixedThreadPool(32);
        try {
            Callable<Boolean> looking = () -> source.tile(FIELD).isPresent();
            var answers = viewers.invokeAll(Collections.nCopies(400, looking));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(true);
            }
        } finally {
            viewers.shutdownNow();
        }
        assertThat(requests).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void whatWasSaidIsForgottenAfterHours() {
        behaviour = image("image/png", TestTiles.png(1));
        var source = source();
        assertThat(source.tile(FIELD)).isPresent();
        nanos.addAndGet(Duration.ofHours(7).toNanos());
        behaviour = image("image/png", TestTiles.png(2));
        assertThat(source.tile(FIELD))
                .hasValueSatisfying(tile -> assertThat(tile.content()).isEqualTo(TestTiles.png(2)));
    }
}

package org.hedgerow.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.hedgerow.platform.UpstreamClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS to a tile service: the address is the one that was looked at, and the certificate must be the name's all the same. */
class UpstreamTlsTests {

    private static final TileAddress FIELD = new TileAddress(12, 2049, 1350);
    private static final char[] WORD = "invented".toCharArray();

    private final AtomicInteger calls = new AtomicInteger();

    @TempDir
    private Path folder;

    private HttpsServer server;
    private SSLSocketFactory trusting;

    @BeforeEach
    void serve() throws Exception {
        var keys = KeyStore.getInstance(keyStoreFor("tiles.example.org").toFile(), WORD);
        var context = context(keys);
        trusting = context.getSocketFactory();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, TestTiles.png(3).length);
            exchange.getResponseBody().write(TestTiles.png(3));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Path keyStoreFor(String name) throws IOException, InterruptedException {
        var store = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tiles",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "3650",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(WORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(keytool.exitValue())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
        return store;
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, WORD);
        var trusted = KeyStore.getInstance("PKCS12");
        try {
            trusted.load(null, null);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
        trusted.setCertificateEntry("tiles", keys.getCertificate("tiles"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private TileService client(String host, SSLSocketFactory sockets) {
        var url = "https://" + host + ":" + server.getAddress().getPort() + "/{z}/{x}/{y}.png";
        var template = TileTemplate.of(TestTiles.raster(url, false, false));
        return new TileService(
                template,
                new UpstreamClient(
                        template.service(),
                        true,
                        name -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                        sockets,
                        5000));
    }

    @Test
    void theNamesOwnCertificateIsTaken() throws IOException {
        var answer = client("tiles.example.org", trusting).get(FIELD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.content()).isEqualTo(TestTiles.png(3));
    }

    @Test
    void aTrustedCertificateOfAnotherNameIsNot() {
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> client("other.example.org", trusting).get(FIELD));
        assertThat(calls).hasValue(0);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNot() {
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> client("tiles.example.org", (SSLSocketFactory) SSLSocketFactory.getDefault())
                        .get(FIELD));
        assertThat(calls).hasValue(0);
    }
}

package org.hedgerow.notice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A push service on the loopback that speaks TLS under the names of real ones and keeps what it is given. Only a {@link PushRoute} of its own leads
 * to it.
 */
final class TestPushService {

    static final String HOST = "fcm.googleapis.com";
    static final int MILLIS = 1500;

    private static final char[] WORD = "invented".toCharArray();

    /** Answers a message. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** @param path where it was sent, headers by their names in lower case */
    record Taken(String path, Map<String, String> headers, byte[] body) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final SSLContext tls;
    private final HttpsServer server;

    TestPushService() {
        try {
            tls = tls(keys());
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                var thread = new Thread(work);
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", this::take);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Behaviour says(int status, String... header) {
        return exchange -> {
            if (header.length == 2) {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new ConcurrentHashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
            var path = exchange.getRequestURI().toString();
            taken.add(new Taken(path, headers, exchange.getRequestBody().readAllBytes()));
            behaviours.getOrDefault(path, says(201, "Location", "/message/1")).answer(exchange);
        }
    }

    void behave(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    List<Taken> takenAt(String path) {
        return taken.stream().filter(each -> each.path().equals(path)).toList();
    }

    PushRoute route(boolean allowPrivate) {
        return new PushRoute(
                host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                tls.getSocketFactory(),
                server.getAddress().getPort(),
                allowPrivate,
                MILLIS);
    }

    void stop() {
        server.stop(0);
    }

    private static KeyStore keys() throws IOException, GeneralSecurityException {
        var folder = Files.createTempDirectory("push-service");
        var store = folder.resolve("keys.p12");
        var log = folder.resolve("keytool.log");
        try {
            var keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "push",
                            "-keyalg",
                            "EC",
                            "-validity",
                            "3650",
                            "-dname",
                            "CN=" + HOST,
                            "-ext",
                            "san=dns:" + HOST,
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            new String(WORD))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!keytool.waitFor(1, TimeUnit.MINUTES) || keytool.exitValue() != 0) {
                throw new IOException("keytool: " + Files.readString(log));
            }
            return KeyStore.getInstance(store.toFile(), WORD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(store);
            Files.deleteIfExists(log);
            Files.deleteIfExists(folder);
        }
    }

    private static SSLContext tls(KeyStore keys) throws GeneralSecurityException, IOException {
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, WORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("push", keys.getCertificate("push"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}

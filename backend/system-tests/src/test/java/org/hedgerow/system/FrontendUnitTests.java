package org.hedgerow.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The web client's own tests, in the browser that it is for. */
class FrontendUnitTests {

    private static final Path REPOSITORY = Path.of(System.getProperty("hedgerow.frontend"), "..")
            .toAbsolutePath()
            .normalize();

    /** The client, and the cases that it must read as the server does: one table for both, where it lies. */
    private static final List<Path> SERVED =
            List.of(REPOSITORY.resolve("frontend/src"), REPOSITORY.resolve("backend/src/test/resources"));

    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html; charset=utf-8",
            "js",
            "text/javascript; charset=utf-8",
            "css",
            "text/css",
            "json",
            "application/json",
            "svg",
            "image/svg+xml",
            "csv",
            "text/csv; charset=utf-8");

    @Test
    void everyTestOfTheWebClientPasses() throws IOException {
        // Started before the page is: it gives Leaflet, and to start it may take as long as the page is waited for.
        assertThat(SharedHedgerow.HEDGEROW.port()).isPositive();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", FrontendUnitTests::file);
        server.createContext("/webjars/", FrontendUnitTests::fromTheApplication);
        server.createContext("/words/", FrontendUnitTests::fromTheApplication);
        server.start();
        try (var chromium = Chromium.launch();
                var context = chromium.desk(ColorScheme.LIGHT)) {
            var page = context.newPage();
            page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/frontend/src/test/js/run.html");
            page.locator("body[data-finished=true]").waitFor();
            assertThat(page.locator("[data-outcome=failed]").allTextContents()).isEmpty();
            assertThat(page.locator("body").getAttribute("data-failed")).isEqualTo("0");
            assertThat(Integer.parseInt(page.locator("body").getAttribute("data-passed")))
                    .isGreaterThan(30);
        } finally {
            server.stop(0);
        }
    }

    private static void file(HttpExchange exchange) throws IOException {
        var path = REPOSITORY
                .resolve(exchange.getRequestURI().getPath().substring(1))
                .normalize();
        var there = SERVED.stream().anyMatch(path::startsWith) && Files.isRegularFile(path);
        answer(exchange, there ? 200 : 404, there ? Files.readAllBytes(path) : new byte[0]);
    }

    private static void fromTheApplication(HttpExchange exchange) throws IOException {
        var answer = new HedgerowClient(SharedHedgerow.HEDGEROW.address())
                .get(exchange.getRequestURI().getPath());
        answer(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        var name = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders()
                .set("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}

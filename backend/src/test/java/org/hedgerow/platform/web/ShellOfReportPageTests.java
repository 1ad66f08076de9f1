package org.hedgerow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HedgerowTest
class ShellOfReportPageTests {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void theWorkerNamesEveryFileOfTheShellWithTheHashOfWhatIsSent() throws Exception {
        var shell = shell();
        assertThat(shell.get("version").asString()).matches("[0-9a-f]{64}");
        assertThat(shell.get("files").propertyNames()).isNotEmpty();
        for (var file : shell.get("files").properties()) {
            var sent = get(file.getKey());
            assertThat(sent.statusCode()).as(file.getKey()).isEqualTo(200);
            assertThat(sha256(sent.body()))
                    .as(file.getKey())
                    .isEqualTo(file.getValue().asString());
            assertThat(sent.headers().firstValue("ETag")).as(file.getKey()).isPresent();
            assertThat(sent.headers().firstValue("Cache-Control"))
                    .as("asked about on every visit: " + file.getKey())
                    .hasValue("no-cache");
        }
    }

    @Test
    void theShellHoldsNoAnswerOfTheInterfaceAndNoPageButThoseOfReports() throws Exception {
        assertThat(shell().get("files").propertyNames())
                .noneMatch(path -> path.startsWith("/api"))
                .allMatch(path -> path.startsWith("/"))
                .allMatch(path -> !path.endsWith(".html") || path.matches("/(report|receipt)(-cy)?\\.html"));
    }

    @Test
    void theWorkerIsAScriptThatIsAskedAboutOnEveryVisit() throws Exception {
        var worker = get("/service-worker.js");
        assertThat(worker.statusCode()).isEqualTo(200);
        assertThat(worker.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(worker.headers().firstValue("ETag")).isPresent();
        assertThat(get("/service-worker.js/x").statusCode()).isEqualTo(404);
    }

    private JsonNode shell() throws IOException, InterruptedException {
        var script = new String(get("/service-worker.js").body(), StandardCharsets.UTF_8);
        var line =
                Pattern.compile("^const SHELL = (\\{.*});$", Pattern.MULTILINE).matcher(script);
        assertThat(line.find()).isTrue();
        return new JsonMapper().readTree(line.group(1));
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}

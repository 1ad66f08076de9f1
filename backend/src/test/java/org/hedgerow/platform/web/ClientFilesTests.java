package org.hedgerow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HedgerowTest
class ClientFilesTests {

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void aFileIsSentOnceAndThenOnlyAskedAbout() throws Exception {
        for (var path : new String[] {"/js/app.js", "/css/base.css", "/gis/base/land.geojson"}) {
            var first = get(path, "");
            assertThat(first.statusCode()).as(path).isEqualTo(200);
            var tag = first.headers().firstValue("ETag").orElseThrow();
            var again = get(path, tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    @Test
    void geometryIsNamedAsWhatItIsAndSentCompressed() throws Exception {
        var land = client.send(
                request("/gis/base/land.geojson")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(land.headers().firstValue("Content-Type")).hasValue("application/geo+json");
        assertThat(land.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    private HttpResponse<String> get(String path, String tag) throws IOException, InterruptedException {
        var request = request(path);
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}

package org.hedgerow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A stream of server-sent events as its client reads it. */
record EventClient(HttpResponse<InputStream> response, BufferedReader lines, String id) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static EventClient open(WireServer server, String session) throws Exception {
        var request = request(server, "/api/live/events", session).build();
        var response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream;charset=UTF-8");
        var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("event: stream");
        var named = lines.readLine();
        assertThat(named).matches("data: \\{\"stream\":\"[A-Za-z0-9_-]{22}\"}");
        assertThat(lines.readLine()).isEmpty();
        return new EventClient(response, lines, named.substring(17, 39));
    }

    /** The status of the answer. */
    static int say(WireServer server, String stream, String session, int turn, String text) throws Exception {
        var request = request(server, "/api/live/streams/" + stream + "/messages/" + turn, session)
                .PUT(HttpRequest.BodyPublishers.ofString(text))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest.Builder request(WireServer server, String path, String session) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Session", session);
    }

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

package org.hedgerow.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client without a browser: keeps cookies, repeats the token, and hands out every answer as it came. Thread-safe. */
public final class HedgerowClient {

    public static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** An answer as it came. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** This answer, when it has that status. */
        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("Wanted " + wanted + ", got " + status + ": " + body);
            }
            return this;
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    private final URI address;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    public HedgerowClient(URI address) {
        this.address = address;
    }

    public URI address() {
        return address;
    }

    public HedgerowClient signIn(String username, String password) {
        get("/api/session");
        post("/api/session", Map.of("username", username, "password", password)).expect(200);
        return this;
    }

    /** A client with the same session, as a second tab of one browser has it. */
    public HedgerowClient again() {
        var other = new HedgerowClient(address);
        other.cookies.putAll(cookies);
        return other;
    }

    /** A client with the same session at another node. */
    public HedgerowClient at(URI node) {
        var other = new HedgerowClient(node);
        other.cookies.putAll(cookies);
        return other;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    public Answer post(String path, int version, Object body) {
        return send("POST", path, body, Map.of("If-Match", "\"" + version + "\""));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        try {
            return trySend(method, path, body, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for whoever expects that the server may be gone. */
    public Answer trySend(String method, String path, @Nullable Object body, Map<String, String> headers)
            throws IOException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Cookie", cookieHeader())
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(
                                        body instanceof String text ? text : JSON.writeValueAsString(body)));
        new TreeMap<>(headers).forEach(request::setHeader);
        var token = cookies.get("XSRF-TOKEN");
        if (token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.body(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a file as a form does, in the part named {@code file}. */
    public Answer upload(String path, Path file) {
        try {
            var head = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                    + "\"\r\nContent-Type: text/csv\r\n\r\n";
            var request = HttpRequest.newBuilder(address.resolve(path))
                    .header("Content-Type", "multipart/form-data; boundary=edge")
                    .header("Cookie", cookieHeader())
                    .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofString(head),
                            BodyPublishers.ofFile(file),
                            BodyPublishers.ofString("\r\n--edge--\r\n")))
                    .build();
            var response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The lines of an answer that goes on. */
    public Stream<String> lines(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Cookie", cookieHeader())
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofLines()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens the live stream and says hello. */
    public LiveStream live(@Nullable String cursor) {
        var stream = connectLive(address.toString());
        stream.hello(cursor);
        return stream;
    }

    /** Opens the live stream as a page of that origin would, and says nothing yet. */
    public LiveStream connectLive(String origin) {
        return LiveStream.connect(
                HTTP, URI.create("ws" + address.toString().substring(4) + "/api/live"), origin, cookieHeader());
    }

    /** The cookies as a request's header says them. */
    public String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}

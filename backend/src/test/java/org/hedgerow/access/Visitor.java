package org.hedgerow.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks over HTTP: keeps cookies, repeats the token, and has every answer as it came. */
final class Visitor {

    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** An answer as it came. */
    record Answer(int status, String body, Map<String, List<String>> headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        /** All that can be told apart, but for the address that was asked for and the moment. */
        Answer seen() {
            var telling = new TreeMap<>(headers);
            telling.keySet().removeAll(List.of("date", "content-length", "connection", "keep-alive"));
            return new Answer(status, body.replaceAll("\"instance\":\"[^\"]*\"", "\"instance\":\"-\""), telling);
        }

        List<String> pointers() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.get("pointer").asString())
                    .toList();
        }
    }

    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(int port) {
        this.port = port;
        get("/api/session");
    }

    Visitor signIn(String username, String password) {
        var answer = send("POST", "/api/session", Map.of("username", username, "password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
        return this;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer put(String path, @Nullable Object body) {
        return send("PUT", path, body);
    }

    Answer post(String path, int version, Object body) {
        return send("POST", path, body, "application/json", Map.of("If-Match", "\"" + version + "\""));
    }

    Answer send(String method, String path, @Nullable Object body) {
        return send(method, path, body, "application/json", Map.of());
    }

    Answer send(String method, String path, @Nullable Object body, String contentType, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(origin() + path))
                .header("Content-Type", contentType)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        var token = cookies.get("XSRF-TOKEN");
        if (token != null) {
            request.header("X-XSRF-TOKEN", token);
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            keep(response);
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request of this visitor's that is still to be made whole, for what is not text. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin() + path))
                .header("Cookie", cookies())
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
    }

    /** Sends a file as a form would. */
    Answer upload(String path, String fileName, String content) {
        var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--edge--\r\n";
        return send("POST", path, body, "multipart/form-data; boundary=edge", Map.of());
    }

    /** What the first event of a stream says, which then stays open; empty when it is refused. */
    Optional<JsonNode> firstEvent(String path) {
        try {
            var response = HTTP.send(request(path).build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                return Optional.empty();
            }
            var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    return Optional.of(JSON.readTree(line.substring(6)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks for lines, and reads them as they come. */
    LineAnswer follow(String path, String type) {
        var request = HttpRequest.newBuilder(URI.create(origin() + path))
                .header("Accept", type)
                .header("Cookie", cookies())
                .build();
        try {
            return new LineAnswer(HTTP.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens the live stream as a page of its own and says hello. */
    Ear listen(@Nullable String cursor) {
        return listen(cursor, UUID.randomUUID());
    }

    /** Opens the live stream as that page. */
    Ear listen(@Nullable String cursor, UUID client) {
        return Ear.open(port, cookies()).hello(cursor, client);
    }

    /** The live stream, from now on. */
    Ear stream() {
        return Ear.open(port, cookies()).begin();
    }

    String origin() {
        return "http://127.0.0.1:" + port;
    }

    private String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(HttpResponse<String> response) {
        for (var header : response.headers().allValues("set-cookie")) {
            var pair = header.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    private static String text(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }
}

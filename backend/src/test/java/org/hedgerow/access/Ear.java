package org.hedgerow.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One connection to the live stream, with everything that it has heard, as it came. */
final class Ear implements WebSocket.Listener, AutoCloseable {

    /**
     * Of streams alone: a connection that has carried other requests may be at the end of those that the server takes by one, and is then
     * closed as the stream begins.
     */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final StringBuilder part = new StringBuilder();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private WebSocket socket;

    @SuppressWarnings("NullAway.Init")
    private Ear() {}

    static Ear open(int port, String cookie) {
        var ear = new Ear();
        ear.socket = HTTP.newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", "http://127.0.0.1:" + port)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/live"), ear)
                .join();
        return ear;
    }

    Ear hello(@Nullable String cursor, UUID client) {
        var hello = new HashMap<String, @Nullable Object>(Map.of("type", "hello", "protocol", 2, "client", client));
        hello.put("cursor", cursor);
        say(Visitor.JSON.writeValueAsString(hello));
        return this;
    }

    /** Says hello as a page that has nothing and tells no name, and waits until it is answered. */
    Ear begin() {
        say("{\"type\":\"hello\",\"protocol\":2}");
        await("welcome");
        return this;
    }

    void say(String text) {
        socket.sendText(text, true).join();
    }

    /** Says that it has forgotten an incident. */
    void acknowledge(String id, int version) {
        say(Visitor.JSON.writeValueAsString(
                Map.of("type", "ack", "forgot", List.of(Map.of("id", id, "version", version)))));
    }

    List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    /** Every frame, byte for byte. */
    List<String> frames() {
        return List.copyOf(frames);
    }

    /** All but the welcome and the pulse, which tell the time. */
    List<JsonNode> telling() {
        return heard.stream()
                .filter(message -> !List.of("welcome", "pulse")
                        .contains(message.get("type").asString()))
                .toList();
    }

    /** Whether the client was told to fetch everything again: what it was told before is then no longer all. */
    boolean hasLostCount() {
        return heard("resync").findAny().isPresent();
    }

    /** The tier of each incident of a category that the messages so far leave the client with. */
    Map<String, String> known(String category) {
        var known = new HashMap<String, String>();
        heard("changes").forEach(message -> {
            for (var feature : message.get("upserts")) {
                if (feature.at("/properties/category").asString().equals(category)) {
                    known.put(
                            feature.get("id").asString(),
                            feature.at("/properties/precision").asString());
                }
            }
            message.get("forgets")
                    .forEach(forget -> known.remove(forget.get("id").asString()));
        });
        return known;
    }

    Stream<JsonNode> heard(String type) {
        return heard.stream().filter(message -> message.get("type").asString().equals(type));
    }

    /** The first message that fits, waiting for it. */
    JsonNode await(String what, Predicate<JsonNode> fits) {
        var end = System.nanoTime() + LONG_NANOS;
        while (System.nanoTime() < end) {
            var found = heard.stream().filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        throw new AssertionError("Waited for " + what + " and heard " + heard);
    }

    JsonNode await(String type) {
        return await(type, message -> message.get("type").asString().equals(type));
    }

    void awaitUpsert(String id, int version) {
        await(
                id + " " + version,
                message -> message.path("upserts")
                        .valueStream()
                        .anyMatch(feature -> feature.get("id").asString().equals(id)
                                && feature.at("/properties/version").asInt() == version));
    }

    JsonNode awaitForget(String id) {
        return forgets(
                        await(
                                "forget " + id,
                                message -> forgets(message, id).findAny().isPresent()),
                        id)
                .findAny()
                .orElseThrow();
    }

    boolean hasHeardForget(String id) {
        return heard.stream().anyMatch(message -> forgets(message, id).findAny().isPresent());
    }

    private static Stream<JsonNode> forgets(JsonNode message, String id) {
        return message.path("forgets")
                .valueStream()
                .filter(gone -> gone.get("id").asString().equals(id));
    }

    void awaitEnd() {
        var end = System.nanoTime() + LONG_NANOS;
        while (!ended) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Still open; heard " + heard);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** The last cursor, from which another connection can go on. */
    String cursor() {
        String last = null;
        for (var message : heard) {
            last = message.path("cursor").isString() ? message.get("cursor").asString() : last;
        }
        return java.util.Objects.requireNonNull(last);
    }

    /** Drops the connection as a network does. */
    @Override
    public void close() {
        socket.abort();
        ended = true;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frames.add(part.toString());
            heard.add(Visitor.JSON.readTree(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        ended = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended = true;
    }
}

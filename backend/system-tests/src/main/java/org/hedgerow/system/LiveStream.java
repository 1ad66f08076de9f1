package org.hedgerow.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One connection to the live stream that keeps every frame as it came. */
public final class LiveStream implements WebSocket.Listener, AutoCloseable {

    /** The handshake was answered with a status instead of a connection. */
    public static final class Refused extends RuntimeException {
        private final int status;

        Refused(int status) {
            super("Refused with " + status);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final StringBuilder part = new StringBuilder();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    /** When each frame had come, by {@link System#nanoTime}; as long as the frames or one longer. */
    private final List<Long> arrivals = new CopyOnWriteArrayList<>();

    private volatile boolean ended;
    private volatile int closeCode;
    private WebSocket socket;

    @SuppressWarnings("NullAway.Init")
    private LiveStream() {}

    static LiveStream connect(HttpClient http, URI address, String origin, String cookies) {
        var stream = new LiveStream();
        try {
            stream.socket = http.newWebSocketBuilder()
                    .header("Cookie", cookies)
                    .header("Origin", origin)
                    .connectTimeout(Duration.ofSeconds(10))
                    .buildAsync(address, stream)
                    .join();
            return stream;
        } catch (CompletionException e) {
            if (e.getCause() instanceof java.net.http.WebSocketHandshakeException refused) {
                throw new Refused(refused.getResponse().statusCode());
            }
            throw e;
        }
    }

    public void hello(@Nullable String cursor) {
        greet(cursor);
        awaitType("welcome");
    }

    /** Says hello and does not wait for the answer. */
    void greet(@Nullable String cursor) {
        var hello = new HashMap<String, @Nullable Object>(Map.of("type", "hello", "protocol", 2));
        hello.put("cursor", cursor);
        say(HedgerowClient.JSON.writeValueAsString(hello));
    }

    /** Asks to be told of hotspots by these rules. */
    public void view(int reachMetres, int minimumIncidents, String filters) {
        say(HedgerowClient.JSON.writeValueAsString(Map.of(
                "type",
                "view",
                "view",
                "a",
                "hotspots",
                Map.of("reachMetres", reachMetres, "minimumIncidents", minimumIncidents, "filters", filters))));
    }

    public void say(String text) {
        socket.sendText(text, true).join();
    }

    /** When the first frame that fits came, by {@link System#nanoTime}; null when none has. */
    @Nullable Long arrivalOf(Predicate<String> fits) {
        for (int frame = 0; frame < frames.size(); frame++) {
            if (fits.test(frames.get(frame))) {
                return arrivals.get(frame);
            }
        }
        return null;
    }

    /** Every frame so far, as it came. */
    public List<String> frames() {
        return List.copyOf(frames);
    }

    /** The frames from a number of them on. */
    List<String> framesFrom(int first) {
        var those = new ArrayList<String>();
        frames.listIterator(first).forEachRemaining(those::add);
        return those;
    }

    public List<JsonNode> messages(String type) {
        return frames.stream()
                .map(HedgerowClient.JSON::readTree)
                .filter(message -> message.get("type").asString().equals(type))
                .toList();
    }

    public JsonNode awaitType(String type) {
        return await(type, message -> message.get("type").asString().equals(type));
    }

    /** The first message that fits. */
    public JsonNode await(String what, Predicate<JsonNode> fits) {
        return Await.value(
                "the stream says: " + what + "; it said " + frames.size() + " frames",
                LONG,
                () -> frames.stream()
                        .map(HedgerowClient.JSON::readTree)
                        .filter(fits)
                        .findFirst()
                        .orElse(null));
    }

    /** Waits for an incident to be told of, at this version or a newer one. */
    public JsonNode awaitUpsert(String id, int version) {
        var found = await(id + " version " + version, message -> upsert(message, id, version) != null);
        return java.util.Objects.requireNonNull(upsert(found, id, version));
    }

    public void awaitForget(String id) {
        await("forget " + id, message -> {
            for (var gone : message.path("forgets")) {
                if (gone.get("id").asString().equals(id)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The last cursor that was sent, from which another connection can go on. */
    public String cursor() {
        String last = null;
        for (var frame : frames) {
            var cursor = HedgerowClient.JSON.readTree(frame).path("cursor");
            last = cursor.isString() ? cursor.asString() : last;
        }
        return java.util.Objects.requireNonNull(last);
    }

    public boolean hasEnded() {
        return ended;
    }

    public int closeCode() {
        return closeCode;
    }

    public void awaitEnd(Duration within) {
        Await.until("the stream ends", within, () -> ended);
    }

    /** Drops the connection as a network does: without a word. */
    public void drop() {
        socket.abort();
        ended = true;
    }

    @Override
    public void close() {
        drop();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            arrivals.add(System.nanoTime());
            frames.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeCode = statusCode;
        ended = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended = true;
    }

    private static @Nullable JsonNode upsert(JsonNode message, String id, int version) {
        for (var feature : message.path("upserts")) {
            if (feature.get("id").asString().equals(id)
                    && feature.get("properties").get("version").asInt() >= version) {
                return feature;
            }
        }
        return null;
    }

    private static final Duration LONG = Duration.ofSeconds(30);
}

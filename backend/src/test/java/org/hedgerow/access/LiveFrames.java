package org.hedgerow.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody's live stream: every frame as it came. */
final class LiveFrames implements WebSocket.Listener, AutoCloseable {

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder begun = new StringBuilder();
    private final WebSocket socket;
    private volatile int closed;

    @SuppressWarnings("this-escape")
    private LiveFrames(Visitor visitor, HttpClient http, String hello) {
        socket = http.newWebSocketBuilder()
                .header("Cookie", visitor.cookies())
                .header("Origin", visitor.origin())
                .buildAsync(URI.create(visitor.origin().replace("http:", "ws:") + "/api/live"), this)
                .join();
        say(hello);
    }

    static LiveFrames open(Visitor visitor, HttpClient http) {
        var frames = new LiveFrames(visitor, http, "{\"type\":\"hello\",\"protocol\":1}");
        Eventually.equal(
                "welcome",
                1L,
                () -> frames.all().stream()
                        .filter(frame -> frame.contains("\"welcome\""))
                        .count());
        return frames;
    }

    void say(String message) {
        socket.sendText(message, true).join();
    }

    List<String> all() {
        return List.copyOf(frames);
    }

    /** All but the welcome and the pulse, which tell the time. */
    List<JsonNode> telling() {
        return frames.stream()
                .map(Visitor.JSON::readTree)
                .filter(frame ->
                        !List.of("welcome", "pulse").contains(frame.get("type").asString()))
                .toList();
    }

    boolean isClosed() {
        return closed != 0;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        begun.append(data);
        if (last) {
            frames.add(begun.toString());
            begun.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed = 1006;
    }

    @Override
    public void close() {
        socket.abort();
    }
}

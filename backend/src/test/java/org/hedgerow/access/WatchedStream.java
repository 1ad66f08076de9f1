package org.hedgerow.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A visitor's live stream, listened to from now on. */
final class WatchedStream implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CompletableFuture<Void> welcome = new CompletableFuture<>();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    WatchedStream(int port, String cookies) {
        socket = HTTP.newWebSocketBuilder()
                .header("Cookie", cookies)
                .header("Origin", "http://127.0.0.1:" + port)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/live"), this)
                .join();
        socket.sendText("{\"type\":\"hello\",\"protocol\":1}", true).join();
        welcome.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            var message = Visitor.JSON.readTree(part.toString());
            part.setLength(0);
            messages.add(message);
            if (message.get("type").asString().equals("welcome")) {
                welcome.complete(null);
            }
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    /** Whether the client was told to fetch everything again: what it was told before is then no longer all. */
    boolean hasLostCount() {
        return messages.stream()
                .anyMatch(message -> message.get("type").asString().equals("resync"));
    }

    /** The tier of each incident of a category that the messages so far leave the client with. */
    Map<String, String> known(String category) {
        var known = new HashMap<String, String>();
        for (var message : messages) {
            if (message.get("type").asString().equals("changes")) {
                for (var feature : message.get("upserts")) {
                    if (feature.at("/properties/category").asString().equals(category)) {
                        known.put(
                                feature.get("id").asString(),
                                feature.at("/properties/precision").asString());
                    }
                }
                message.get("forgets")
                        .forEach(forget -> known.remove(forget.get("id").asString()));
            }
        }
        return known;
    }

    @Override
    public void close() {
        socket.abort();
    }
}

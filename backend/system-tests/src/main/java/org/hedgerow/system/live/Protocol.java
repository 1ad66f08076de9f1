package org.hedgerow.system.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.system.HedgerowClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The words of the live stream, in one place: what a client says, and what a message of the server says. See API.md, "The live stream". */
final class Protocol {

    static final int VERSION = 2;

    private static final int MOST_FORGOTTEN = 50;
    /** A client has one view. */
    private static final String VIEW = "a";

    private static final Map<String, Object> HOTSPOTS =
            Map.of("reachMetres", 2_000, "minimumIncidents", 5, "filters", "period=90d");

    private Protocol() {}

    /** An incident that is to be forgotten, unless a newer version is known. */
    record Gone(UUID id, int version, boolean isRecalled) {}

    /**
     * A message of the server.
     *
     * @param number within the connection; 0 for none
     * @param cursor from which to go on; null where it says none
     * @param isResumed of a welcome
     * @param reason of a bye
     * @param at of a digest: when the server looked, in whole seconds
     * @param buckets of a difference: those in which what is not told is not there
     */
    record Message(
            String type,
            long number,
            @Nullable String cursor,
            boolean isResumed,
            @Nullable String reason,
            List<Held> upserts,
            List<Gone> gone,
            @Nullable String hash,
            @Nullable Instant at,
            List<Integer> buckets,
            List<UUID> kept) {}

    /** @param looksAtHotspots by the rules that the page begins with */
    static String hello(@Nullable String cursor, UUID client, Interest interest, boolean looksAtHotspots) {
        var hello = new HashMap<String, @Nullable Object>();
        hello.put("type", "hello");
        hello.put("protocol", VERSION);
        hello.put("cursor", cursor);
        hello.put("client", client.toString());
        if (VERSION > 1) {
            var view = new HashMap<String, @Nullable Object>();
            view.put("view", VIEW);
            view.put("interest", interest.told());
            view.put("hotspots", looksAtHotspots ? HOTSPOTS : null);
            hello.put("views", List.of(view));
        }
        return HedgerowClient.JSON.writeValueAsString(hello);
    }

    /** What is to be said after the welcome by who looks at hotspots; nothing where the hello says it. */
    static List<String> hotspots() {
        return VERSION > 1
                ? List.of()
                : List.of(HedgerowClient.JSON.writeValueAsString(Map.of("type", "view", "hotspots", HOTSPOTS)));
    }

    /** In as many messages as it takes. */
    static List<String> forgotten(List<Gone> gone) {
        var messages = new ArrayList<String>();
        for (int from = 0; from < gone.size(); from += MOST_FORGOTTEN) {
            var some = gone.subList(from, Math.min(gone.size(), from + MOST_FORGOTTEN)).stream()
                    .map(each -> Map.of("id", each.id().toString(), "version", each.version()))
                    .toList();
            messages.add(HedgerowClient.JSON.writeValueAsString(Map.of("type", "ack", "forgot", some)));
        }
        return messages;
    }

    static String forgottenEverything() {
        return "{\"type\":\"ack\",\"everything\":true}";
    }

    static String difference(String buckets) {
        return HedgerowClient.JSON.writeValueAsString(Map.of("type", "difference", "view", VIEW, "buckets", buckets));
    }

    static String ping() {
        return "{\"type\":\"ping\"}";
    }

    static Message read(byte[] bytes, int from, int length) {
        var json = HedgerowClient.JSON.readTree(bytes, from, length);
        var upserts = new ArrayList<Held>();
        json.path("upserts").forEach(feature -> upserts.add(Held.of(feature)));
        var gone = new ArrayList<Gone>();
        json.path("forgets")
                .forEach(each -> gone.add(new Gone(
                        UUID.fromString(each.get("id").asString()),
                        each.get("version").asInt(),
                        each.get("recalled").asBoolean())));
        var buckets = new ArrayList<Integer>();
        json.path("buckets").forEach(bucket -> buckets.add(bucket.asInt()));
        var kept = new ArrayList<UUID>();
        json.path("keep").forEach(id -> kept.add(UUID.fromString(id.asString())));
        return new Message(
                json.get("type").asString(),
                json.path("number").asLong(0),
                text(json, "cursor"),
                json.path("resumed").asBoolean(false),
                text(json, "reason"),
                upserts,
                gone,
                text(json, "hash"),
                json.path("at").isString() ? Instant.parse(json.get("at").asString()) : null,
                buckets,
                kept);
    }

    private static @Nullable String text(JsonNode json, String member) {
        var value = json.path(member);
        return value.isString() ? value.asString() : null;
    }
}

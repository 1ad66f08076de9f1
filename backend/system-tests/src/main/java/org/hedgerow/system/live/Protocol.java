package org.hedgerow.system.live;

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

    static final int VERSION = 1;

    private static final int MOST_FORGOTTEN = 50;

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
            List<Integer> buckets,
            List<UUID> kept) {}

    static String hello(@Nullable String cursor, UUID client, Interest interest) {
        var hello = new HashMap<String, @Nullable Object>();
        hello.put("type", "hello");
        hello.put("protocol", VERSION);
        hello.put("cursor", cursor);
        hello.put("client", client.toString());
        if (VERSION > 1) {
            hello.put("interest", interest.told());
        }
        return HedgerowClient.JSON.writeValueAsString(hello);
    }

    /** Which hotspots to tell of, by the rules that the page begins with. */
    static String hotspots() {
        return "{\"type\":\"view\",\"hotspots\":{\"reachMetres\":2000,\"minimumIncidents\":5,\"filters\":\"period=90d\"}}";
    }

    /** Another place to look at; empty while the server tells everything to everybody. */
    static List<String> view(Interest interest) {
        if (VERSION == 1) {
            return List.of();
        }
        var view = new HashMap<String, @Nullable Object>();
        view.put("type", "view");
        view.put("interest", interest.told());
        return List.of(HedgerowClient.JSON.writeValueAsString(view));
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
        return HedgerowClient.JSON.writeValueAsString(Map.of("type", "difference", "buckets", buckets));
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
                buckets,
                kept);
    }

    private static @Nullable String text(JsonNode json, String member) {
        var value = json.path(member);
        return value.isString() ? value.asString() : null;
    }
}

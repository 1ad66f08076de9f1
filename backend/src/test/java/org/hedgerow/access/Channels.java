package org.hedgerow.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.oracle.Estate;

/** Every way of asking about incidents, for the generated proof. */
final class Channels {

    private final NationalGrid grid;

    Channels(NationalGrid grid) {
        this.grid = grid;
    }

    List<Channel> all() {
        return List.of(
                new Channel("map", Channel.READERS, Channel.OF_AUDIENCES, this::map),
                new Channel("list", Channel.READERS, Channel.OF_AUDIENCES, Channels::list),
                new Channel("detail", Channel.READERS, Channel.OF_PEOPLE, Channels::detail),
                new Channel("nearby", Channel.REPORTERS, Channel.OF_PEOPLE, Channels::nearby),
                new Channel("search", Channel.READERS, Channel.OF_AUDIENCES, Channels::search),
                new Channel("exports", Estate.words("OFFICER ANALYST"), Channel.OF_AUDIENCES, Channels::exported),
                new Channel("own reports", Channel.REPORTERS, Channel.OWN, Channels::own));
    }

    private Map<UUID, String> map(Visitor viewer, LabelledWorld world) {
        var seen = new TreeMap<UUID, String>();
        for (int field = 0; field < world.fields(); field++) {
            var answer = viewer.get("/api/map?zoom=16&period=7d&bbox=" + box(field));
            if (answer.status() == 200) {
                seen.putAll(Channel.features(answer.json().at("/incidents/features")));
            }
        }
        return seen;
    }

    private static Map<UUID, String> list(Visitor viewer, LabelledWorld world) {
        return paged(viewer, "/api/incidents?limit=200&period=7d");
    }

    /** By the names of the two kinds of incident that there are, and by words that stand in every narrative: those find no more than these. */
    private static Map<UUID, String> search(Visitor viewer, LabelledWorld world) {
        var seen = paged(viewer, "/api/search?limit=100&period=7d&text=coursing");
        seen.putAll(paged(viewer, "/api/search?limit=100&period=7d&text=diesel"));
        paged(viewer, "/api/search?limit=100&period=7d&text=canary").forEach((id, tier) -> {
            if (!tier.equals("EXACT")) {
                seen.put(id, tier + " by its words");
            }
            seen.putIfAbsent(id, "by its words alone");
        });
        return seen;
    }

    private static Map<UUID, String> exported(Visitor viewer, LabelledWorld world) {
        var made = viewer.send(
                "POST",
                "/api/exports",
                Map.of("format", "GEOJSON", "filter", "period=7d", "reason", "To see what it holds"));
        if (made.status() != 201) {
            return Map.of();
        }
        var file = viewer.get("/api/exports/" + made.json().get("id").asString());
        var seen = new TreeMap<UUID, String>();
        for (var feature : file.json().get("features")) {
            seen.put(
                    UUID.fromString(feature.get("id").asString()),
                    feature.at("/properties/knownAs").asString());
        }
        return seen;
    }

    private static Map<UUID, String> paged(Visitor viewer, String path) {
        var seen = new TreeMap<UUID, String>();
        var answer = viewer.get(path);
        while (answer.status() == 200) {
            seen.putAll(Channel.features(answer.json().get("incidents")));
            var next = answer.json().get("next");
            if (next.isNull()) {
                break;
            }
            answer = viewer.get(path + "&after=" + next.asString());
        }
        return seen;
    }

    private static Map<UUID, String> detail(Visitor viewer, LabelledWorld world) {
        var seen = new TreeMap<UUID, String>();
        for (var incident : world.incidents()) {
            var answer = viewer.get("/api/incidents/" + incident.id());
            if (answer.status() == 200) {
                var tier = answer.json().at("/feature/properties/precision").asString();
                // The words and the place of an incident belong to its exact row: whoever is shown them has read that.
                var words = answer.body().contains(incident.canary());
                seen.put(
                        incident.id(),
                        words == tier.equals("EXACT") ? tier : tier + (words ? " and its words" : " without words"));
            }
        }
        return seen;
    }

    private static Map<UUID, String> nearby(Visitor viewer, LabelledWorld world) {
        var seen = new TreeMap<UUID, String>();
        for (int field = 0; field < world.fields(); field++) {
            int[] box = LabelledWorld.field(field);
            var answer = viewer.get(
                    "/api/incidents/nearby?within=800&easting=" + (box[0] + 1_200) + "&northing=" + (box[1] + 1_200));
            if (answer.status() == 200) {
                seen.putAll(Channel.features(answer.json().get("incidents")));
            }
        }
        return seen;
    }

    private static Map<UUID, String> own(Visitor viewer, LabelledWorld world) {
        var answer = viewer.get("/api/incidents/mine");
        return answer.status() == 200 ? Channel.features(answer.json().get("incidents")) : Map.of();
    }

    /** A field and what lies about it in degrees: west, south, east, north. */
    String box(int field) {
        int[] box = LabelledWorld.field(field);
        var southWest = grid.toGeographic(GridPoint.ofMetres(box[0] + 500, box[1] + 500));
        var northEast = grid.toGeographic(GridPoint.ofMetres(box[2] - 500, box[3] - 500));
        return "%.6f,%.6f,%.6f,%.6f"
                .formatted(southWest.longitude(), southWest.latitude(), northEast.longitude(), northEast.latitude());
    }
}

package org.hedgerow.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;

/** Every way of asking that shows the incidents themselves, for the generated proof; the others are beside it. */
final class Channels {

    private final NationalGrid grid;

    Channels(NationalGrid grid) {
        this.grid = grid;
    }

    List<Channel> all() {
        var shown = Stream.of(
                Channel.of("map", Channel.READERS, Channel.OF_AUDIENCES, this::map),
                Channel.of("list", Channel.READERS, Channel.OF_AUDIENCES, Channels::list),
                Channel.of("detail", Channel.READERS, Channel.OF_PEOPLE, Channels::detail),
                Channel.of("nearby", Channel.REPORTERS, Channel.OF_PEOPLE, Channels::nearby),
                Channel.of("search: kinds", Channel.READERS, Channel.OF_AUDIENCES, Channels::searched),
                Channel.of("search: words", Channel.READERS, exactly(Channel.OF_AUDIENCES), Channels::searchedByWords),
                Channel.of("exports: GeoJSON", Channel.AMENDERS, Channel.OF_AUDIENCES, Channels::exported),
                Channel.of("exports: CSV", Channel.AMENDERS, Channel.OF_AUDIENCES, Channels::exportedAsTable),
                Channel.of("own reports", Channel.REPORTERS, Channel.OWN, Channels::own));
        return Stream.of(shown, RecordChannels.all(), new CountChannels(grid).all())
                .flatMap(each -> each)
                .toList();
    }

    /** What only those are shown who know an incident exactly. */
    static Channel.Expecting exactly(Set<String> tiers) {
        return (viewer, incident, world) ->
                world.expected(viewer, incident, tiers).filter("EXACT"::equals).orElse(Channel.NOTHING);
    }

    private Map<UUID, String> map(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        for (int field = 0; field < world.fields(); field++) {
            var answer = viewer.get("/api/map?zoom=16&period=7d&bbox=" + box(field));
            if (answer.status() == 200) {
                seen.putAll(Channel.features(answer.json().at("/incidents/features")));
            }
        }
        return seen;
    }

    private static Map<UUID, String> list(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        return paged(viewer, "/api/incidents?limit=200&period=7d");
    }

    /** By the names of the kinds of incident that there are. */
    private static Map<UUID, String> searched(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = paged(viewer, "/api/search?limit=200&period=7d&text=hare");
        seen.putAll(paged(viewer, "/api/search?limit=200&period=7d&text=diesel"));
        return seen;
    }

    /** By a word that stands in every narrative and nowhere else. */
    private static Map<UUID, String> searchedByWords(
            Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        return paged(viewer, "/api/search?limit=200&period=7d&text=canary");
    }

    private static Map<UUID, String> exported(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var file = export(viewer, "GEOJSON");
        if (!file.isEmpty()) {
            for (var feature : Visitor.JSON.readTree(file).get("features")) {
                var words = !feature.at("/properties/narrative").asString().isEmpty();
                seen.put(
                        UUID.fromString(feature.get("id").asString()),
                        withWords(feature.at("/properties/knownAs").asString(), words));
            }
        }
        return seen;
    }

    private static Map<UUID, String> exportedAsTable(
            Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var lines = export(viewer, "CSV").lines().toList();
        int begin = lines.indexOf("") + 1;
        if (begin > 0) {
            int knownAs = List.of(lines.get(begin).split(",", -1)).indexOf("known_as");
            for (var line : lines.subList(begin + 1, lines.size())) {
                var cells = line.split(",", -1);
                seen.put(UUID.fromString(cells[0]), withWords(cells[knownAs], !cells[cells.length - 1].isEmpty()));
            }
        }
        return seen;
    }

    private static String export(Visitor viewer, String format) {
        var made = viewer.send(
                "POST",
                "/api/exports",
                Map.of("format", format, "filter", "period=7d", "reason", "To see what it holds"));
        return made.status() == 201
                ? viewer.get("/api/exports/" + made.json().get("id").asString()).body()
                : "";
    }

    /** The words of an incident belong to its exact row: whoever is shown them has read that, and whoever has is shown them. */
    private static String withWords(String tier, boolean words) {
        return words == tier.equals("EXACT") ? tier : tier + (words ? " and its words" : " without words");
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

    private static Map<UUID, String> detail(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        for (var incident : asked) {
            var answer = viewer.get("/api/incidents/" + incident.id());
            if (answer.status() == 200) {
                var tier = answer.json().at("/feature/properties/precision").asString();
                // What came of it is of its exact row too.
                var results = answer.json().get("results");
                var whole = answer.body().contains(incident.canary());
                seen.put(
                        incident.id(),
                        whole == results.isArray() && (!whole || results.size() == 1)
                                ? withWords(tier, whole)
                                : tier + " with " + results);
            }
        }
        return seen;
    }

    private static Map<UUID, String> nearby(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        for (int field = 0; field < world.fields(); field++) {
            int[] box = LabelledWorld.field(field);
            var answer = viewer.get("/api/incidents/nearby?within=800&hours=336&easting=" + (box[0] + 1_200)
                    + "&northing=" + (box[1] + 1_200));
            if (answer.status() == 200) {
                seen.putAll(Channel.features(answer.json().get("incidents")));
            }
        }
        return seen;
    }

    private static Map<UUID, String> own(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var answer = viewer.get("/api/incidents/mine");
        return answer.status() == 200 ? Channel.features(answer.json().get("incidents")) : Map.of();
    }

    /** A field and what lies about it in degrees: west, south, east, north. */
    private String box(int field) {
        int[] box = LabelledWorld.field(field);
        return degrees(grid, box[0] + 500, box[1] + 500) + "," + degrees(grid, box[2] - 500, box[3] - 500);
    }

    /** Longitude and latitude of a place in metres. */
    static String degrees(NationalGrid grid, int easting, int northing) {
        var point = grid.toGeographic(GridPoint.ofMetres(easting, northing));
        return "%.6f,%.6f".formatted(point.longitude(), point.latitude());
    }
}

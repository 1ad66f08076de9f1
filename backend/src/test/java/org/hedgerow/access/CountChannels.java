package org.hedgerow.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.NationalGrid;
import tools.jackson.databind.JsonNode;

/**
 * Every way of asking that only counts. The world is such that each count is of one incident, or of the three companions of one: what is
 * counted too much or too little is then found by itself, and none makes up for another.
 */
final class CountChannels {

    private final NationalGrid grid;

    CountChannels(NationalGrid grid) {
        this.grid = grid;
    }

    Stream<Channel> all() {
        return Stream.of(
                Channel.of("statistics", Channel.READERS, Channel.counted(), CountChannels::statistics),
                Channel.of("map: counts", Channel.READERS, Channel.counted(), this::cells),
                Channel.of("statistics: charts", Channel.READERS, Channel.counted(), CountChannels::charts),
                Channel.of("hotspots", Channel.READERS, Channel.counted(), this::hotspots),
                Channel.of("hotspots: members", Channel.READERS, Channel.counted(), this::members)
                        .ofEvery(23),
                Channel.of("hotspots: history", Channel.READERS, Channel.counted(), this::history)
                        .ofEvery(5));
    }

    /** By the hour of each: of one kind no two incidents happened in the same. */
    private static Map<UUID, String> statistics(
            Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var kinds = asked.stream().collect(Collectors.groupingBy(LabelledWorld.Labelled::category));
        kinds.forEach((kind, incidents) -> {
            var answer = viewer.get("/api/statistics?period=7d&category=" + kind);
            if (answer.status() == 200) {
                var hours = incidents.stream().collect(Collectors.groupingBy(each -> LabelledWorld.hour(each.at())));
                seen.putAll(told(hourly(answer.json()), hours, 1));
            }
        });
        return seen;
    }

    /** The same by charts. */
    private static Map<UUID, String> charts(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var seen = new TreeMap<UUID, String>();
        var kinds = asked.stream().collect(Collectors.groupingBy(LabelledWorld.Labelled::category));
        kinds.forEach((kind, incidents) -> {
            var answer = viewer.get("/api/statistics/charts?period=7d&category=" + kind);
            if (answer.status() == 200) {
                var hours = incidents.stream().collect(Collectors.groupingBy(each -> LabelledWorld.hour(each.at())));
                seen.putAll(told(hourly(answer.json()), hours, 1));
            }
        });
        return seen;
    }

    /** The police have a grid of weights, others a table of whole counts. */
    private static Map<String, Integer> hourly(JsonNode charts) {
        var counts = new HashMap<String, Integer>();
        if (charts.get("grid").isNull()) {
            charts.at("/hours/counts")
                    .forEach(count -> counts.put(
                            count.get("key").asString(), count.get("count").asInt()));
            return counts;
        }
        var weights = charts.at("/grid/weights");
        for (int day = 0; day < 7; day++) {
            for (int hour = 0; hour < 24; hour++) {
                counts.put((day + 1) + "-" + hour, (int)
                        Math.round(weights.get(day).get(hour).asDouble()));
            }
        }
        return counts;
    }

    /** A map of so much that it is counted, in cells that each hold one incident's companions; drawn where a viewer knows too few. */
    private Map<UUID, String> cells(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var box = Crowd.corners()
                .map(corner -> Channels.degrees(grid, corner[0], corner[1]))
                .collect(Collectors.joining(","));
        var answer = viewer.get("/api/map?zoom=12&period=90d&bbox=" + box + "&" + Crowd.COUNTED + "&" + Crowd.FILLING);
        if (answer.status() != 200) {
            return Map.of();
        }
        var counts = new HashMap<String, Integer>();
        for (var cell : answer.json().get("cells")) {
            counts.put(
                    Crowd.square(
                            cell.get("easting").asDouble(), cell.get("northing").asDouble()),
                    cell.get("count").asInt());
        }
        for (var feature : answer.json().at("/incidents/features")) {
            counts.merge(square(feature.at("/properties/centre")), 1, Integer::sum);
        }
        return told(counts, squares(asked), Crowd.TOGETHER);
    }

    /** What three at one place make, with nothing near enough to be of it. */
    private Map<UUID, String> hotspots(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var answer = viewer.get(
                "/api/hotspots?reachMetres=400&minimumIncidents=" + Crowd.TOGETHER + "&period=90d&" + Crowd.COUNTED);
        if (answer.status() != 200) {
            return Map.of();
        }
        var counts = new HashMap<String, Integer>();
        for (var hotspot : answer.json().get("hotspots")) {
            counts.put(square(hotspot.get("centre")), hotspot.get("count").asInt());
        }
        return told(counts, squares(asked), Crowd.TOGETHER);
    }

    /** What has been born of three at one place. */
    private Map<UUID, String> history(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var answer = viewer.get("/api/hotspots/history?reachMetres=400&minimumIncidents=" + Crowd.TOGETHER
                + "&period=90d&" + Crowd.COUNTED);
        if (answer.status() != 200) {
            return Map.of();
        }
        var counts = new HashMap<String, Integer>();
        for (var event : answer.json().get("events")) {
            if (event.get("kind").asString().equals("BORN")) {
                counts.put(square(event.get("centre")), Crowd.TOGETHER);
            }
        }
        return told(counts, squares(asked), Crowd.TOGETHER);
    }

    /** What each of these is explained to be made of. */
    private Map<UUID, String> members(Visitor viewer, LabelledWorld world, List<LabelledWorld.Labelled> asked) {
        var rule = "?reachMetres=400&minimumIncidents=" + Crowd.TOGETHER + "&period=90d&" + Crowd.COUNTED;
        var answer = viewer.get("/api/hotspots" + rule);
        if (answer.status() != 200) {
            return Map.of();
        }
        var places = squares(asked);
        var counts = new HashMap<String, Integer>();
        for (var hotspot : answer.json().get("hotspots")) {
            if (places.containsKey(square(hotspot.get("centre")))) {
                var explained = viewer.get("/api/hotspots/" + hotspot.get("key").asString() + rule);
                for (var member : explained.json().at("/members/incidents")) {
                    counts.merge(square(member.at("/properties/centre")), 1, Integer::sum);
                }
            }
        }
        return told(counts, places, Crowd.TOGETHER);
    }

    private static Map<String, List<LabelledWorld.Labelled>> squares(List<LabelledWorld.Labelled> asked) {
        return asked.stream().collect(Collectors.groupingBy(incident -> Crowd.square(incident.number())));
    }

    private String square(JsonNode position) {
        var place = grid.toGrid(
                new GeoPoint(position.get(0).asDouble(), position.get(1).asDouble()));
        return Crowd.square(place.eastingMetres(), place.northingMetres());
    }

    /**
     * What the counts say of each incident.
     *
     * @param each how much one incident counts
     */
    private static Map<UUID, String> told(
            Map<String, Integer> counts, Map<String, List<LabelledWorld.Labelled>> places, int each) {
        var seen = new TreeMap<UUID, String>();
        places.forEach((place, incidents) -> {
            int count = counts.getOrDefault(place, 0);
            if (count != 0) {
                var said = count == each * incidents.size() ? "counted" : "counted " + count + " times";
                incidents.forEach(incident -> seen.put(incident.id(), said));
            }
        });
        return seen;
    }
}

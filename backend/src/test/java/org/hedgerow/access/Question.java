package org.hedgerow.access;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody asks.
 *
 * @param body null for what is only read
 */
record Question(String path, @Nullable Object body) {

    private static final List<String> SCOPES =
            List.of("OWN_FORCE", "ALL_FORCES", "REGION", "WATCH_AREA", "COMMUNITY", "PUBLIC");

    static Question get(String path) {
        return new Question(path, null);
    }

    boolean isExport() {
        return path.equals("/api/exports");
    }

    Visitor.Answer ask(Visitor visitor) {
        return visitor.send(body == null ? "GET" : "POST", path, body);
    }

    /** About everything, about where the hidden edits were, and about what they concerned. Which channels are asked is drawn for each world. */
    static List<Question> about(HiddenWorld world, List<HiddenWorld.Edit> hidden, Random random) {
        var paths = new ArrayList<String>();
        paths.add("/api/map?zoom=6&period=7d&bbox=-1,51,1,53");
        paths.add("/api/map?zoom=14&period=7d&bbox=-0.12,52.12,0.22,52.33");
        paths.add("/api/incidents?limit=200&period=7d");
        paths.add("/api/incidents?limit=3&period=28d&category=HARE");
        paths.add("/api/hotspots?reachMetres=1000&minimumIncidents=3&period=7d");
        paths.add("/api/hotspots?reachMetres=3000&minimumIncidents=3&period=28d");
        paths.add("/api/incidents/mine");
        var all = world.all();
        for (var edit : hidden) {
            var id = edit.after().id();
            paths.add("/api/incidents/" + id);
            paths.add("/api/incidents/nearby?within=2000&easting="
                    + edit.after().easting() + "&northing=" + edit.after().northing());
            paths.add("/api/incidents/" + id + List.of("/history", "/sharing").get(random.nextInt(2)));
            if (world.isUnknown(edit)) {
                paths.add("/api/incidents/" + id + "/recalls");
            }
        }
        paths.add("/api/incidents/" + all.get(random.nextInt(all.size())).id());
        var questions = new ArrayList<>(paths.stream().map(Question::get).toList());
        questions.add(sometimes(hidden, random).get());
        questions.add(sometimes(hidden, random).get());
        return questions;
    }

    /** One of the channels that are asked in some worlds and not in others. */
    private static Supplier<Question> sometimes(List<HiddenWorld.Edit> hidden, Random random) {
        var choices = List.<Supplier<Question>>of(
                () -> get("/api/search?limit=100&period=28d&text=words"),
                () -> get("/api/search?limit=20&period=7d&text=hare"),
                () -> get(
                        "/api/suggestions?text=" + List.of("har", "fow", "die").get(random.nextInt(3))),
                () -> get("/api/suggestions?text=CAMBS-" + Year.now() + "-999999"),
                () -> get("/api/statistics?by=month&period=28d"),
                () -> get("/api/statistics?by=week&period=7d&category=HARE"),
                () -> get("/api/statistics?period=90d&status=CLOSED"),
                () -> get("/api/pointers"),
                () -> get("/api/sharing-proposals"),
                () -> get("/api/sharing/choices"),
                () -> export("CSV", "period=28d"),
                () -> export("GEOJSON", "period=7d&category=HARE"),
                () -> preview(hidden, random),
                () -> preview(hidden, random));
        return choices.get(random.nextInt(choices.size()));
    }

    private static Question export(String format, String filter) {
        return new Question(
                "/api/exports", Map.of("format", format, "filter", filter, "reason", "To see what it holds"));
    }

    /** Of a new report near what is hidden, or of what is hidden itself. */
    private static Question preview(List<HiddenWorld.Edit> hidden, Random random) {
        var sharing = Map.of("scope", SCOPES.get(random.nextInt(SCOPES.size())));
        if (hidden.isEmpty() || random.nextBoolean()) {
            return new Question(
                    "/api/sharing/preview",
                    Map.of(
                            "category",
                            "HARE.COURSING",
                            "place",
                            Map.of(
                                    "text",
                                    "TL %04d %04d"
                                            .formatted(3_000 + random.nextInt(2_000), 5_000 + random.nextInt(2_000))),
                            "sharing",
                            sharing));
        }
        var edit = hidden.get(random.nextInt(hidden.size()));
        return new Question(
                "/api/sharing/preview", Map.of("incident", edit.after().id(), "sharing", sharing));
    }
}

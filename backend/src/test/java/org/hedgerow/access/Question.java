package org.hedgerow.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody asks.
 *
 * @param body null for what is only read
 */
record Question(String path, @Nullable Object body) {

    /** Of those that are asked in some worlds and not in others, how many in each. */
    private static final int DRAWN = 3;

    private static final List<String> HOTSPOTS =
            List.of("reachMetres=1000&period=7d", "reachMetres=3000&period=28d", "reachMetres=500&period=90d");

    private static final List<String> SOMETIMES = List.of(
            "/api/map?zoom=14&period=7d&bbox=-0.12,52.12,0.22,52.33",
            "/api/incidents?limit=3&period=28d&category=HARE",
            "/api/incidents/mine",
            "/api/suggestions?text=har",
            "/api/suggestions?text=fow",
            "/api/statistics?by=month&period=28d",
            "/api/statistics?by=week&period=7d&category=HARE",
            "/api/statistics?period=90d&status=CLOSED",
            "/api/significance?cellMetres=1000&period=28d",
            "/api/significance?cellMetres=10000&period=90d",
            "/api/density?bandwidthMetres=5000&period=28d",
            "/api/density.tif?bandwidthMetres=20000&cellMetres=5000&period=28d&reason=For+comparison",
            "/api/density.png?bandwidthMetres=20000&cellMetres=5000&period=28d&reason=For+comparison",
            "/api/emerging?cellMetres=5000&period=90d",
            "/api/scan?repetitions=99&period=28d",
            "/api/near-repeats?period=28d",
            "/api/hotspots/history?minimumIncidents=3&reachMetres=3000&period=28d",
            "/api/forecast?cellMetres=5000",
            "/api/scorecard",
            "/api/scorecard?category=HARE",
            "/api/analyses",
            "/api/pointers",
            "/api/sharing-proposals",
            "/api/sharing/choices",
            "/api/desk/reports",
            "/api/desk/reports?state=CLOSED",
            "/api/desk/mark",
            "/api/desk/remarks",
            "/api/reports/mine",
            "/api/notices",
            "/api/watch-desk/remarks");

    private static final List<String> DESKS = List.of(
            "/api/desk/reports/%s",
            "/api/desk/reports/%s/duplicates",
            "/api/desk/incidents/%s/reports",
            "/api/watch-desk/incidents/%s/duplicates");

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

    /**
     * About everything, about where the hidden edits were, and about what they concerned. So many that a world is soon over: which channels
     * are asked is drawn for each.
     */
    static List<Question> about(HiddenWorld world, List<HiddenWorld.Edit> hidden, Random random) {
        var questions = new ArrayList<Question>();
        questions.add(get("/api/map?zoom=6&period=7d&bbox=-1,51,1,53"));
        questions.add(get("/api/incidents?limit=200&period=7d"));
        questions.add(get("/api/hotspots?minimumIncidents=3&" + any(HOTSPOTS, random)));
        for (var edit : hidden) {
            questions.add(get("/api/incidents/" + edit.after().id()));
            questions.add(get("/api/incidents/nearby?within=2000&easting="
                    + edit.after().easting() + "&northing=" + edit.after().northing()));
        }
        for (int more = 0; more < DRAWN; more++) {
            int choice = random.nextInt(SOMETIMES.size() + 6);
            questions.add(
                    choice < SOMETIMES.size() ? get(SOMETIMES.get(choice)) : drawn(choice, world, hidden, random));
        }
        return questions;
    }

    private static Question drawn(int choice, HiddenWorld world, List<HiddenWorld.Edit> hidden, Random random) {
        return switch (choice - SOMETIMES.size()) {
            case 0 -> {
                var all = world.all();
                yield get(
                        "/api/incidents/" + all.get(random.nextInt(all.size())).id());
            }
            case 1 ->
                export(any(List.of("CSV", "GEOJSON"), random), any(List.of("period=28d", "category=HARE"), random));
            case 2 -> preview(hidden, random);
            case 3 -> get("/api/search?limit=60&period=28d&text=" + any(List.of("words", "hare", "diesel"), random));
            case 4 -> {
                var all = world.all();
                yield get(any(DESKS, random)
                        .formatted(all.get(random.nextInt(all.size())).id()));
            }
            default -> hidden.isEmpty() ? get("/api/incidents/mine") : beside(any(hidden, random), random);
        };
    }

    /** What stands beside a record. A recall says when it was, by the clock of the database: it is asked for where there must be none. */
    private static Question beside(HiddenWorld.Edit edit, Random random) {
        var doors =
                edit.isOfTheRecord() ? List.of("/history", "/sharing", "/recalls") : List.of("/history", "/sharing");
        if (random.nextInt(3) == 0) {
            return get(any(DESKS, random).formatted(edit.after().id()));
        }
        return get("/api/incidents/" + edit.after().id() + any(doors, random));
    }

    private static Question export(String format, String filter) {
        return new Question(
                "/api/exports", Map.of("format", format, "filter", filter, "reason", "To see what it holds"));
    }

    /** Of a new report near what is hidden, or of what is hidden itself. */
    private static Question preview(List<HiddenWorld.Edit> hidden, Random random) {
        var sharing = Map.of("scope", any(SCOPES, random));
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
        var edit = any(hidden, random);
        return new Question(
                "/api/sharing/preview", Map.of("incident", edit.after().id(), "sharing", sharing));
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}

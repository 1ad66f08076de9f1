package org.hedgerow.system;

import java.util.Random;

/** How long the map, the list and the hotspots take to answer, as a client on this machine sees it. */
final class QuestionBench {

    private static final int WARM_UP = 60;
    private static final int VIEWPORTS = 300;
    private static final int LISTS = 100;
    private static final int HOTSPOTS = 15;

    private final Figures figures;
    private final RunningHedgerow hedgerow;
    private final long seed;

    QuestionBench(Figures figures, RunningHedgerow hedgerow, long seed) {
        this.figures = figures;
        this.hedgerow = hedgerow;
        this.seed = seed;
    }

    void ask(String who, HedgerowClient client) {
        var random = new Random(seed);
        var first = new Figures.Samples();
        first.time(() -> map(client, random));
        figures.add("first map query of the " + who + " (the engine wakes)", first.median(), "ms", "");
        for (int round = 0; round < WARM_UP; round++) {
            map(client, random);
        }
        var maps = new Figures.Samples();
        for (int round = 0; round < VIEWPORTS; round++) {
            maps.time(() -> map(client, random));
        }
        figures.add("map query of the " + who, maps, "< 30", "< 80");
        var lists = new Figures.Samples();
        for (int round = 0; round < LISTS; round++) {
            lists.time(() -> client.get("/api/incidents?limit=50&period=all&" + box(random))
                    .expect(200));
        }
        figures.add("list query of the " + who, lists, "", "");
    }

    /** The last 90 days by default rules; the reach differs by a metre each time, so that no answer is remembered. */
    void hotspots(HedgerowClient client) {
        var whole = new Figures.Samples();
        for (int round = 0; round < HOTSPOTS; round++) {
            var reach = 2_000 + round;
            whole.time(() -> client.get("/api/hotspots?minimumIncidents=5&period=90d&reachMetres=" + reach)
                    .expect(200));
        }
        var incidents = client.get("/api/hotspots?minimumIncidents=5&period=90d&reachMetres=1999")
                .expect(200)
                .json()
                .at("/parameters/incidents")
                .asLong();
        figures.add("hotspots of the last 90 days, incidents", incidents, "rows", "");
        figures.add("hotspots of the last 90 days, whole answer", whole, "", "");
        var peer = Peers.clusterDbscan(hedgerow.database());
        figures.add("ST_ClusterDBSCAN of the same rows", peer, "ms", "");
        figures.add("ST_ClusterDBSCAN over Hedgerow's whole answer", peer / whole.median(), "times", "");
    }

    private static void map(HedgerowClient client, Random random) {
        client.get("/api/map?period=all&" + Bench.viewport(random)).expect(200);
    }

    private static String box(Random random) {
        return Bench.viewport(random).replaceAll("&zoom=.*", "");
    }
}

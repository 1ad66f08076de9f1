package org.hedgerow.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * How long a recall and a revocation take to reach every open page: many streams of the people of one watch group against the running
 * application, from the moment at which the request is sent until each stream has been told.
 */
final class RecallBench {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int STREAMS_EACH = 8;
    private static final int ROUNDS = 5;

    private final Figures figures;
    private final RunningHedgerow hedgerow;
    private final Settlement settlement;
    private final HedgerowClient officer;
    private final int clients;

    RecallBench(Figures figures, RunningHedgerow hedgerow, Settlement settlement, HedgerowClient officer, int clients) {
        this.figures = figures;
        this.hedgerow = hedgerow;
        this.settlement = settlement;
        this.officer = officer;
        this.clients = clients;
    }

    void measure() {
        var group = settlement.watchGroup("Watch of the bench", "TL45");
        var streams = open(group);
        var recalls = new Figures.Samples();
        for (int round = 0; round < ROUNDS; round++) {
            var id = Settlement.send(officer, Settlement.report("TL 451 55" + round, "PUBLIC"));
            arrivals(streams, frame -> frame.contains("\"upserts\":[{") && frame.contains(id));
            var start = System.nanoTime();
            officer.post("/api/incidents/" + id + "/withdrawal", 1, Map.of("reason", "Measured"))
                    .expect(200);
            for (var arrival : arrivals(streams, frame -> frame.contains("\"forgets\":[{\"id\":\"" + id))) {
                recalls.add((arrival - start) / 1e6);
            }
            if (round == 0) {
                acknowledge(streams, id, start);
            }
        }
        add("recall reaches a client of " + streams.size(), recalls);
        var start = System.nanoTime();
        hedgerow.database().execute("update organisation set frozen = true where id = '" + group + "'");
        var revocations = new Figures.Samples();
        for (var arrival : arrivals(streams, frame -> frame.contains("rights-changed"))) {
            revocations.add((arrival - start) / 1e6);
        }
        add("a frozen organisation's stream ends, of " + streams.size(), revocations);
        streams.forEach(LiveStream::close);
    }

    private List<LiveStream> open(String group) {
        var streams = new ArrayList<LiveStream>();
        var pool = Executors.newFixedThreadPool(4);
        try {
            var people = new ArrayList<java.util.concurrent.Future<List<LiveStream>>>();
            for (int person = 0; person < clients / STREAMS_EACH; person++) {
                var login = settlement.person(group, "WATCH_COORDINATOR");
                people.add(pool.submit(() -> {
                    var client = settlement.signIn(login);
                    var own = new ArrayList<LiveStream>();
                    for (int stream = 0; stream < STREAMS_EACH; stream++) {
                        own.add(client.again().live(null));
                    }
                    return own;
                }));
            }
            for (var each : people) {
                streams.addAll(each.get());
            }
            return streams;
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("The streams did not open", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void acknowledge(List<LiveStream> streams, String id, long start) {
        streams.forEach(stream -> stream.say("{\"type\":\"ack\",\"forgot\":[{\"id\":\"" + id + "\",\"version\":2}]}"));
        Await.until(
                "every client is counted",
                LONG,
                () -> officer.get("/api/incidents/" + id + "/recalls")
                                .expect(200)
                                .json()
                                .at("/recalls/0/organisations/0/acknowledged")
                                .asInt()
                        == streams.size());
        figures.add(
                "the owner sees that all of " + streams.size() + " have confirmed",
                (System.nanoTime() - start) / 1e6,
                "ms",
                "");
    }

    private void add(String what, Figures.Samples samples) {
        figures.add(what + ", median", samples.median(), "ms", "");
        figures.add(what + ", 99th percentile", samples.at(0.99), "ms", "<= 1000");
        figures.add(what + ", the last", samples.at(1), "ms", "<= 1000");
    }

    /** When a frame that fits came to each, waiting until it has come to all. */
    private static List<Long> arrivals(List<LiveStream> streams, Predicate<String> fits) {
        var arrivals = new ArrayList<Long>();
        for (var stream : streams) {
            arrivals.add(Objects.requireNonNull(Await.value("the stream is told", LONG, () -> stream.arrivalOf(fits))));
        }
        return arrivals;
    }
}

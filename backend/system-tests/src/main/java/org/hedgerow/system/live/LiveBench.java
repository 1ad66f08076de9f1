package org.hedgerow.system.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hedgerow.system.Figures;
import org.hedgerow.system.HedgerowClient;
import org.hedgerow.system.RunningHedgerow;
import org.hedgerow.system.Settlement;

/**
 * How fast the live stream is, with thousands of clients on the same machine as the server. Times run from just before the commit of a change
 * until a client has parsed the frame that tells of it. Each part has a name and can be run alone.
 */
public final class LiveBench {

    /** The parts that this bench has, in their order. */
    public static final List<String> PARTS =
            List.of("live-bytes", "live-wait", "live-fan-out", "live-stalled", "live-growth");

    /** What the server is started with: all clients have one address, and few people. */
    public static final List<String> SETTINGS = List.of(
            LiveMorning.MANY_SOCKETS,
            "--hedgerow.live.sockets-per-address=20000",
            "--hedgerow.live.sockets-per-organisation=20000",
            "--hedgerow.live.sockets=20000",
            "--server.tomcat.max-connections=20000");

    private static final int SOCKETS_EACH = 100;
    private static final int WARM_MS = 3_000;
    private static final int MEASURED_MS = 8_000;
    private static final double SUSTAINED = 0.97;
    private static final double FAN_OUT_GOAL_MS = 150;
    private static final List<Integer> SIZES = List.of(100, 1_000, 3_000, 10_000);

    /** Squares of the map with equally many incidents each; a client looks at one, so a change concerns one client in so many. */
    private static final int STRIPS = 7;

    /** Degrees by which the sides of a client's box lie farther out than those of its square. */
    private static final double JITTER = 0.001;

    private final Figures figures;
    private final RunningHedgerow hedgerow;
    private final Settlement settlement;
    private final String force;
    private final List<String> parts;
    private final long seed;
    private final int clients;
    private final ServerMeter meter;
    private final Commits.Noted commits = new Commits.Noted();
    private final List<String> cookies = new ArrayList<>();
    private List<Interest> squares = List.of();

    /**
     * On a Hedgerow that was started with {@link #SETTINGS} and holds some 20,000 imported incidents of a force.
     *
     * @param clients of the parts that need a thousand
     */
    public LiveBench(
            Figures figures,
            RunningHedgerow hedgerow,
            Settlement settlement,
            String force,
            List<String> parts,
            int clients,
            long seed) {
        this.figures = figures;
        this.hedgerow = hedgerow;
        this.settlement = settlement;
        this.force = force;
        this.parts = parts;
        this.clients = clients;
        this.seed = seed;
        this.meter = new ServerMeter(hedgerow);
    }

    public void measure() {
        ChangeWriter.makeRecent(hedgerow.database());
        squares = squares();
        figures.add("sockets that this process may open", Crowd.mostSockets(), "", ">= 10000");
        run("live-bytes", this::bytes);
        run("live-wait", this::waiting);
        run("live-fan-out", this::fanOut);
        run("live-stalled", this::stalled);
        run("live-growth", this::growth);
    }

    private void run(String part, Runnable work) {
        if (parts.contains(part)) {
            work.run();
            commits.clear();
        }
    }

    /** One change on a map of all that was imported, for a client that looks at everything and takes compressed frames. */
    private void bytes() {
        try (var crowd = new Crowd(commits)) {
            crowd.open(50, this::door, number -> stream(Interest.EVERYTHING, false));
            var writer = writer();
            pause(1_000);
            crowd.take();
            long changes = 0;
            long bytes = 0;
            for (int round = 0; round < 10; round++) {
                changes += writer.write(1, 1, 100);
                pause(600);
                var heard = crowd.take();
                bytes += heard.bytes();
            }
            figures.add("incidents on the map", Truth.all(hedgerow.database()).size(), "", "20000");
            figures.add(
                    "one change, for each client, pulses included",
                    (double) bytes / changes / crowd.size(),
                    "B",
                    "< 2000");
        }
    }

    private void waiting() {
        try (var crowd = new Crowd(commits)) {
            crowd.open(clients, this::door, number -> stream(Interest.EVERYTHING, true));
            var run = measured(crowd, 100, 1);
            var what = crowd.size() + " clients that look at hotspots too, 100 changes/s: commit to parsed frame";
            add(what, run, 100);
            figures.add("clients that missed a number", crowd.withGaps() + crowd.lost(), "", "0");
        }
    }

    private void fanOut() {
        double best;
        try (var crowd = new Crowd(commits)) {
            crowd.open(clients, this::door, number -> stream(Interest.EVERYTHING, false));
            best = sustained(
                    "the live stream",
                    crowd,
                    List.of(50, 100, 200, 400, 700, 1_000, 1_500, 2_000),
                    (rate, ms) -> writer().write(rate, Math.max(1, rate / 50), ms));
            figures.add("clients that missed a number", crowd.withGaps() + crowd.lost(), "", "0");
        }
        var feature = HedgerowClient.JSON.writeValueAsString(settlement
                .signIn(settlement.person(force, "OFFICER"))
                .get("/api/incidents?period=all&limit=1")
                .json()
                .get("incidents")
                .get(0));
        try (var broker = new SimpleBrokerPeer(feature);
                var crowd = new Crowd(Commits.inTheId())) {
            var door = Crowd.door(broker.port(), "/broker", "none=1", false);
            crowd.open(clients, number -> door, number -> new Listening.Language.Stomp());
            pause(1_000);
            var peer = sustained(
                    "Spring's simple broker", crowd, List.of(5, 10, 20, 40, 60, 80, 120, 160, 240), broker::publish);
            figures.add("deliveries of the live stream over those of the simple broker", best / peer, "times", ">= 20");
        }
    }

    /** Changes at a rate, for so many milliseconds; how many there were. */
    private interface Source {
        long write(int perSecond, long milliseconds);
    }

    /** The most deliveries a second at which nearly all arrive, nearly all of them in time. */
    private double sustained(String what, Crowd crowd, List<Integer> rates, Source source) {
        double best = 0;
        for (int rate : rates) {
            source.write(rate, WARM_MS / 2);
            settle(crowd);
            var start = System.nanoTime();
            var written = source.write(rate, MEASURED_MS / 2);
            var seconds = (System.nanoTime() - start) / 1e9;
            pause(1_500);
            var heard = crowd.take();
            var inTime = heard.latencies().at(0.99);
            figures.add(
                    "%s, %,d changes/s for %,d clients: deliveries".formatted(what, rate, crowd.size()),
                    heard.deliveries() / seconds,
                    "/s",
                    "");
            figures.add("  99th percentile", inTime, "ms", "< 150");
            var isSustained = written >= SUSTAINED * rate * seconds
                    && heard.deliveries() >= SUSTAINED * written * crowd.size()
                    && inTime < FAN_OUT_GOAL_MS;
            if (!isSustained) {
                break;
            }
            best = Math.max(best, heard.deliveries() / seconds);
        }
        figures.add(what + ": most deliveries a second within 150 ms", best, "/s", ">= 1000000 (the live stream)");
        return best;
    }

    /** What clients that have stopped reading cost the others: the same others, before and with them. */
    private void stalled() {
        var all = Math.min(5_000, Crowd.mostSockets());
        var asleep = all / 5;
        try (var reading = new Crowd(commits);
                var sleeping = new Crowd(commits)) {
            reading.open(all - asleep, this::door, this::square);
            sleeping.open(asleep, this::door, this::square);
            var before = measured(reading, 50, 1);
            sleeping.stall(asleep, true);
            var with = measured(reading, 50, 1);
            add("%,d clients that read, with %,d more that read too".formatted(all - asleep, asleep), before, 0);
            add("%,d clients that read, with %,d that have stopped".formatted(all - asleep, asleep), with, 0);
            figures.add(
                    "99th percentile with those that have stopped over that without",
                    with.latencies().at(0.99) / before.latencies().at(0.99),
                    "times",
                    "<= 1.1");
            figures.add("others that were cut off", reading.lost(), "", "0");
        }
    }

    /** From a hundred clients to ten thousand, each of which looks at a square with one in 49 of all incidents. */
    private void growth() {
        // The first client wakes the audience's engine, which is no cost of a client's.
        try (var first = new Crowd(commits)) {
            first.open(1, this::door, number -> stream(Interest.EVERYTHING, false));
            measured(first, 50, 1);
        }
        var heap = meter.heapKilobytes();
        var resident = meter.residentKilobytes();
        try (var crowd = new Crowd(commits)) {
            for (int size : SIZES) {
                if (size > Crowd.mostSockets()) {
                    break;
                }
                crowd.open(size, this::door, this::square);
                var idleHeap = (meter.heapKilobytes() - heap) / size;
                var idleResident = (meter.residentKilobytes() - resident) / size;
                pause(2_000);
                var used = meter.processorSeconds();
                var run = measured(crowd, 50, 1);
                var busy = (meter.processorSeconds() - used) * 1_000 / (WARM_MS + MEASURED_MS);
                var what = String.format(Locale.ROOT, "%,d open clients, 50 changes/s", size);
                add(what, run, size == 10_000 ? 500 : 0);
                figures.add(what + ": mean audience of a change", audience(run), "", "200 of 10000");
                figures.add(what + ": processors that the server takes", busy, "", "");
                figures.add(what + ": heap for each idle client", idleHeap, "kB", "< 20");
                figures.add(what + ": resident memory for each idle client", idleResident, "kB", "< 20");
            }
            figures.add("clients that missed a number", crowd.withGaps() + crowd.lost(), "", "0");
        }
    }

    private static double audience(Run run) {
        return (double) run.heard().deliveries() / run.written();
    }

    /** What was heard of so many changes. */
    private record Run(Tally.Heard heard, long written) {
        Latencies latencies() {
            return heard.latencies();
        }
    }

    private Run measured(Crowd crowd, int perSecond, int perTransaction) {
        var writer = writer();
        writer.write(perSecond, perTransaction, WARM_MS);
        settle(crowd);
        var written = writer.write(perSecond, perTransaction, MEASURED_MS);
        pause(1_500);
        return new Run(crowd.take(), written);
    }

    private static void settle(Crowd crowd) {
        pause(1_000);
        crowd.take();
    }

    /** @param goal of the 99th percentile; 0 for none */
    private void add(String what, Run run, double goal) {
        figures.add(what + ", median", run.latencies().at(0.5), "ms", "");
        figures.add(what + ", 99th percentile", run.latencies().at(0.99), "ms", goal == 0 ? "" : "<= " + (int) goal);
    }

    private ChangeWriter writer() {
        return new ChangeWriter(hedgerow.database(), commits, seed);
    }

    private static Listening.Language stream(Interest interest, boolean looksAtHotspots) {
        return new Listening.Language.Stream(interest, looksAtHotspots);
    }

    /** Somewhere in one of the squares, so that hardly two boxes are the same. */
    private Listening.Language square(int number) {
        var square = squares.get(number % squares.size()).box();
        if (square == null) {
            throw new IllegalStateException("A square is a box");
        }
        var random = new Random(seed + number);
        return stream(
                new Interest(
                        Interest.Box.rounded(
                                square.west() - random.nextDouble() * JITTER,
                                square.south() - random.nextDouble() * JITTER,
                                square.east() + random.nextDouble() * JITTER,
                                square.north() + random.nextDouble() * JITTER),
                        null),
                false);
    }

    private ClientSocket.Door door(int number) {
        var person = number / SOCKETS_EACH;
        while (cookies.size() <= person) {
            cookies.add(settlement.signIn(settlement.person(force, "OFFICER")).cookieHeader());
        }
        return Crowd.door(hedgerow.port(), "/api/live", cookies.get(person), true);
    }

    /** Strips from west to east with equally many incidents, each cut so from south to north. */
    private List<Interest> squares() {
        var found = new ArrayList<Interest>();
        var sql = "select min(x), max(x), min(y), max(y) from (select strip, x, y, ntile(" + STRIPS
                + ") over (partition by strip order by y) as part from (select x, y, ntile(" + STRIPS
                + ") over (order by x) as strip from (select st_x(at) as x, st_y(at) as y from (select"
                + " st_transform(st_centroid(square), 4326) as at from released_incident where tier = 'EXACT') places"
                + ") degrees) strips) parts group by strip, part order by strip, part";
        try (var connection = hedgerow.database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(new Interest(
                        Interest.Box.rounded(
                                rows.getDouble(1), rows.getDouble(3), rows.getDouble(2), rows.getDouble(4)),
                        null));
            }
            return found;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long milliseconds) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }
}

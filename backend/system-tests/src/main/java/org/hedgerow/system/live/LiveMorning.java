package org.hedgerow.system.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.hedgerow.system.Await;
import org.hedgerow.system.RunningHedgerow;
import org.jspecify.annotations.Nullable;

/**
 * A simulated morning: people of several audiences look at a map in many places through a wire that fails, while others write; then all is
 * quiet and {@link LiveChecker} looks. Everything that is chosen is chosen by the seed.
 */
public final class LiveMorning implements AutoCloseable {

    private static final int SELECTORS = 2;
    private static final int WRITERS_EACH = 2;
    /** Of a hundred connections. */
    private static final int FAULTS = 45;

    /** More than one person has open at once is refused, and is no matter of this. */
    public static final String MANY_SOCKETS = "--hedgerow.live.sockets-per-person=100";

    private final LiveWorld world;
    private final Findings findings = new Findings();
    private final long seed;
    private final List<Reactor> reactors = new ArrayList<>();
    private final List<VirtualClient> clients = new ArrayList<>();
    private final ExecutorService fetchers = Executors.newFixedThreadPool(4);
    private final ExecutorService writers = Executors.newFixedThreadPool(2 * WRITERS_EACH);
    private final List<Churn> churns;
    private final FaultProxy wire;
    private boolean agreed = true;

    /**
     * On a Hedgerow that nobody has used, started with {@link #MANY_SOCKETS}.
     *
     * @param pauseMicros between two acts of one who writes
     */
    public LiveMorning(RunningHedgerow hedgerow, long seed, long pauseMicros) {
        this.seed = seed;
        this.world = new LiveWorld(hedgerow);
        this.churns = world.churn(WRITERS_EACH, seed, findings, pauseMicros);
        var faults = new Random(seed);
        this.wire = new FaultProxy(hedgerow.port(), () -> fault(faults));
        for (int each = 0; each < SELECTORS; each++) {
            reactors.add(new Reactor("clients " + each));
        }
        // Something is there before the first of them looks.
        for (var churn : churns) {
            for (int act = 0; act < 20; act++) {
                churn.act();
            }
        }
    }

    public Findings findings() {
        return findings;
    }

    /** So many pages, of each viewer in turn, each looking somewhere else. */
    public void open(int pages) {
        open(pages, true, number -> null);
    }

    /** One page after another; which of them hears something else than the server says. */
    void open(int pages, boolean throughFaults, Function<Integer, VirtualClient.@Nullable Tampering> tampering) {
        var random = new Random(seed);
        var first = clients.size();
        for (int number = first; number < first + pages; number++) {
            var viewer = world.viewers().get(number % world.viewers().size());
            var instead = tampering.apply(number);
            // One that is told something else has to notice wherever it happens.
            var interest = instead == null ? LiveWorld.interest(random) : Interest.EVERYTHING;
            var client = new VirtualClient(
                    viewer.name() + " page " + number,
                    viewer,
                    interest,
                    reactors.get(number % SELECTORS),
                    habits(viewer, throughFaults),
                    random.nextLong(),
                    number % 10 == 0,
                    instead);
            clients.add(client);
            client.start();
        }
    }

    private VirtualClient.Habits habits(Viewer viewer, boolean throughFaults) {
        var hedgerow = world.hedgerow();
        var address = new InetSocketAddress("127.0.0.1", throughFaults ? wire.port() : hedgerow.port());
        var door = new ClientSocket.Door(
                address,
                "/api/live",
                hedgerow.address().toString(),
                viewer.http().cookieHeader(),
                true);
        return new VirtualClient.Habits(() -> door, fetchers, findings, 50, 7_000);
    }

    /** How many incidents were written and acknowledged. */
    public int acknowledged() {
        return churns.stream().mapToInt(churn -> churn.acknowledged().size()).sum();
    }

    /** One more incident, by police of the first force; its id. */
    UUID report(String scope) throws IOException {
        return churns.get(0).report(Map.of("scope", scope));
    }

    /** Until every page is live and holds a snapshot. */
    public void awaitAllLive() {
        Await.until(
                "every page is live",
                java.time.Duration.ofSeconds(120),
                () -> findings.counted("snapshots") >= clients.size());
    }

    /**
     * Writes while connections are dropped, so many in all beside those that the wire breaks by itself; the agreement ends in the middle.
     *
     * @param millis that all of it shall take
     */
    public void write(int disconnects, long millis) {
        var work = churns.stream().map(writers::submit).toList();
        var random = new Random(seed + 1);
        var start = System.nanoTime();
        var end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        for (int dropped = 0; dropped < disconnects; dropped++) {
            var client = clients.get(random.nextInt(clients.size()));
            if (random.nextInt(20) == 0) {
                client.connectTwice();
            }
            client.drop();
            findings.count("forced disconnects");
            if (agreed && dropped >= disconnects / 2) {
                agreed = false;
                world.endTheAgreement();
            }
            var due = start + (end - start) / disconnects * (dropped + 1);
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        }
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        churns.forEach(Churn::stop);
        Await.until(
                "everybody has stopped writing",
                java.time.Duration.ofSeconds(60),
                () -> work.stream().allMatch(java.util.concurrent.Future::isDone));
        for (var done : work) {
            try {
                done.get();
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException("A writer failed; seed " + seed, e);
            }
        }
    }

    /** Looks whether all is as it should be, in peace; what is not is among the {@link #findings}. */
    public void check(int withinSeconds) {
        for (var churn : churns) {
            var refused = churn.refused();
            if (refused != null) {
                findings.add(Findings.Kind.MISUNDERSTOOD, "a writer", refused);
            }
        }
        for (var reactor : reactors) {
            if (reactor.failure() != null) {
                throw new IllegalStateException("The simulator failed; seed " + seed, reactor.failure());
            }
        }
        checkWhatWasAcknowledged();
        new LiveChecker(world.hedgerow().database(), clients, findings).check(withinSeconds);
    }

    /** Every acknowledged version is there, and no newer one that nobody acknowledged. */
    private void checkWhatWasAcknowledged() {
        var stored = new HashMap<UUID, Integer>();
        try (var connection = world.hedgerow().database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, version from incident")) {
            while (rows.next()) {
                stored.put(rows.getObject(1, UUID.class), rows.getInt(2));
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        Map<UUID, Integer> acknowledged = new HashMap<>();
        churns.forEach(churn -> acknowledged.putAll(churn.acknowledged()));
        if (!stored.equals(acknowledged)) {
            var differing = new HashSet<>(stored.entrySet());
            differing.removeAll(acknowledged.entrySet());
            findings.add(
                    Findings.Kind.DIFFERENT,
                    "the database",
                    acknowledged.size() + " acknowledged, " + stored.size() + " stored: " + differing);
        }
    }

    private static FaultProxy.Fault fault(Random random) {
        var chance = random.nextInt(100);
        if (chance >= FAULTS) {
            return FaultProxy.Fault.NONE;
        }
        var after = 200L + random.nextInt(40_000);
        return switch (chance / 9) {
            case 0 -> new FaultProxy.Fault(FaultProxy.Kind.DELAY, 0, 10 + random.nextInt(400));
            case 1 -> new FaultProxy.Fault(FaultProxy.Kind.CUT, after, 0);
            case 2 -> new FaultProxy.Fault(FaultProxy.Kind.STALL, after, 500 + random.nextInt(12_000));
            case 3 -> new FaultProxy.Fault(FaultProxy.Kind.REFUSE, 0, 0);
            default -> new FaultProxy.Fault(FaultProxy.Kind.RESET, after, 0);
        };
    }

    @Override
    public void close() {
        churns.forEach(Churn::stop);
        clients.forEach(VirtualClient::stop);
        writers.shutdownNow();
        fetchers.shutdownNow();
        reactors.forEach(Reactor::close);
        wire.close();
    }

    /** A seed for a run that is to be told apart from others. */
    public static long anySeed() {
        return ThreadLocalRandom.current().nextLong(1_000_000);
    }
}

package org.hedgerow.system;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One person's page without a browser, that keeps what it is told: every incident with its newest version. Its connection gone, it goes on
 * at the next node from its last cursor, and fetches everything only when it is told to. What a stream must never do is written down.
 */
final class Follower implements AutoCloseable {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long BEFORE_THE_NEXT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<HedgerowClient> doors;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    private final Set<String> everTold = ConcurrentHashMap.newKeySet();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger resumed = new AtomicInteger();
    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicLong longestAwayNanos = new AtomicLong();
    private final Thread thread = new Thread(this::follow, "follower");
    private volatile boolean over;
    private volatile @Nullable String cursor;
    private int turn;
    private long lostNanos = System.nanoTime();

    private Follower(List<HedgerowClient> doors, int first) {
        this.doors = List.copyOf(doors);
        this.turn = first;
        thread.setDaemon(true);
    }

    /** Begins at one of the nodes at which its session is known. */
    static Follower of(List<HedgerowClient> doors, int first) {
        var follower = new Follower(doors, first);
        follower.thread.start();
        return follower;
    }

    /** The incidents that it holds, by id, each with its version. */
    Map<String, Integer> held() {
        return new TreeMap<>(held);
    }

    /** Every incident that was ever on the wire to it. */
    Set<String> everTold() {
        return Set.copyOf(everTold);
    }

    /** What a stream must never do, and did. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** From which it would go on; null while it must fetch everything. */
    @Nullable String cursor() {
        return cursor;
    }

    /** How often it was resumed at its cursor, over all its connections. */
    int resumed() {
        return resumed.get();
    }

    /** How often it had to fetch everything, the first time included. */
    int fetched() {
        return fetched.get();
    }

    int connections() {
        return connections.get();
    }

    /** The longest time from the end of a connection to the next welcome. */
    Duration longestAway() {
        return Duration.ofNanos(longestAwayNanos.get());
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        while (!over) {
            var door = doors.get(turn++ % doors.size());
            try (var stream = door.connectLive(door.address().toString())) {
                stream.greet(cursor);
                listen(door, stream);
            } catch (IOException | LiveStream.Refused | CompletionException gone) {
                // The next node, in a moment.
            } catch (RuntimeException | AssertionError e) {
                wrong.add(String.valueOf(e));
            }
            LockSupport.parkNanos(BEFORE_THE_NEXT_NANOS);
        }
    }

    private void listen(HedgerowClient door, LiveStream stream) throws IOException {
        int read = 0;
        long number = 0;
        var page = new Page();
        while (!over) {
            var ended = stream.hasEnded();
            for (var frame : stream.framesFrom(read)) {
                read++;
                var message = HedgerowClient.JSON.readTree(frame);
                if (message.has("number") && message.get("number").asLong() != ++number) {
                    wrong.add("number " + message.get("number") + " instead of " + number);
                }
                page.take(message);
            }
            if (ended) {
                lostNanos = System.nanoTime();
                return;
            }
            if (page.mustFetch) {
                page.fetch(door);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** What one connection has said. */
    private final class Page {
        private boolean mustFetch;
        private @Nullable String last;

        void take(JsonNode message) {
            switch (message.get("type").asString()) {
                case "welcome" -> {
                    connections.incrementAndGet();
                    longestAwayNanos.accumulateAndGet(System.nanoTime() - lostNanos, Math::max);
                    if (message.get("resumed").asBoolean()) {
                        resumed.incrementAndGet();
                    } else {
                        mustFetch = true;
                    }
                }
                case "resync" -> mustFetch = true;
                case "changes" -> apply(message);
                default -> {
                    // Not about single incidents.
                }
            }
            last = message.path("cursor").isString() ? message.get("cursor").asString() : last;
            cursor = mustFetch ? null : last;
        }

        private void apply(JsonNode message) {
            for (var feature : message.path("upserts")) {
                var id = feature.get("id").asString();
                int version = feature.get("properties").get("version").asInt();
                everTold.add(id);
                var before = held.put(id, version);
                if (before != null && before > version && !mustFetch) {
                    wrong.add(id + " version " + version + " after " + before);
                    held.put(id, before);
                }
            }
            for (var gone : message.path("forgets")) {
                int version = gone.get("version").asInt();
                held.computeIfPresent(gone.get("id").asString(), (id, known) -> known > version ? known : null);
            }
        }

        /** What comes meanwhile waits in the stream and is applied afterwards. */
        private void fetch(HedgerowClient door) throws IOException {
            var found = new TreeMap<String, Integer>();
            var next = "";
            while (next != null) {
                var answer = door.trySend("GET", "/api/incidents?limit=200" + next, null, Map.of());
                if (answer.status() != 200) {
                    LockSupport.parkNanos(BEFORE_THE_NEXT_NANOS);
                    return;
                }
                var list = answer.json();
                for (var feature : list.get("incidents")) {
                    found.put(
                            feature.get("id").asString(),
                            feature.get("properties").get("version").asInt());
                }
                next = list.get("next").isString()
                        ? "&after=" + list.get("next").asString()
                        : null;
            }
            everTold.addAll(found.keySet());
            var gone = new ArrayList<>(held.keySet());
            gone.removeAll(found.keySet());
            gone.forEach(held::remove);
            held.putAll(found);
            fetched.incrementAndGet();
            mustFetch = false;
            cursor = last;
        }
    }
}

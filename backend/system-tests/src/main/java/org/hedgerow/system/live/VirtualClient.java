package org.hedgerow.system.live;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.hedgerow.system.live.Findings.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A page without a browser. It joins as the page does (hello, hold, snapshot over HTTP, replay), goes on from its cursor after a drop with
 * back-off and jitter, forgets and acknowledges, fetches again when told to, and heals by the digest. What the server does wrong meanwhile it
 * writes down. Everything happens on its reactor's thread but fetching.
 */
final class VirtualClient {

    /**
     * What all clients of a run share.
     *
     * @param door where the socket leads, as whom: perhaps through a wire that fails
     * @param shortestWaitMs before it tries again; the page waits 500
     * @param silenceMs without a word until it gives a connection up
     */
    record Habits(
            Supplier<ClientSocket.Door> door,
            Executor fetchers,
            Findings findings,
            int shortestWaitMs,
            int silenceMs) {}

    /** Puts itself between the stream and the page: for planting faults that the checker must find. */
    interface Tampering {
        /** What the page hears instead of a message. */
        List<byte[]> instead(byte[] message);
    }

    private static final int LONGEST_WAIT = 60;
    private static final int FETCH_AGAIN_MS = 500;
    /** That a wire which is not stalled may have; a digest tells its time in whole seconds. */
    private static final int MOST_DELAY_SECONDS = 2;

    private static final int DIFFERENCE_AGAIN_MS = 5_000;

    final String name;
    final Viewer viewer;
    final Interest interest;
    private final Reactor reactor;
    private final Habits habits;
    private final Random random;
    private final UUID client;
    private final boolean looksAtHotspots;
    private final @Nullable Tampering tampering;
    private final Page page;
    /** The newest version of each that the stream has told of since it was last told to fetch again. */
    private final Map<UUID, Integer> told = new HashMap<>();
    /** Every id that stood in a frame or an answer. */
    private final Set<UUID> seen = new HashSet<>();

    private @Nullable Connection connection;
    private @Nullable String cursor;
    /** Connections beside the main one. */
    private int others;

    /** When the page last took something that did not come by the main connection, which may be behind it. */
    private Instant aheadAt = Instant.EPOCH;

    private int failures;
    private int fetches;
    private boolean isFetching;
    private boolean joined;
    private boolean wanted = true;
    private boolean paused;
    private boolean live;
    private boolean connectsTwice;
    private long differenceAtNanos;

    VirtualClient(
            String name,
            Viewer viewer,
            Interest interest,
            Reactor reactor,
            Habits habits,
            long seed,
            boolean looksAtHotspots,
            @Nullable Tampering tampering) {
        this.name = name;
        this.viewer = viewer;
        this.interest = interest;
        this.reactor = reactor;
        this.habits = habits;
        this.random = new Random(seed);
        this.client = new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & -1L >>> 2 | Long.MIN_VALUE);
        this.page = new Page(interest);
        this.looksAtHotspots = looksAtHotspots;
        this.tampering = tampering;
    }

    /** From any thread. */
    void start() {
        reactor.execute(() -> connect());
    }

    /** From any thread: drops the connection without a word; it comes back by itself. */
    void drop() {
        reactor.execute(() -> {
            if (connection != null) {
                connection.socket().drop();
            }
        });
    }

    /** From any thread: the next time it connects it does so twice with one cursor, as two tabs that wake up do. */
    void connectTwice() {
        reactor.execute(() -> connectsTwice = true);
    }

    /** From any thread: a phone in a tunnel. */
    void stall(boolean stalled) {
        reactor.execute(() -> {
            if (connection != null) {
                connection.socket().stall(stalled);
            }
        });
    }

    /** From any thread. */
    void stop() {
        reactor.execute(() -> {
            wanted = false;
            if (connection != null) {
                connection.socket().drop();
            }
        });
    }

    /** On the reactor's thread: what the page holds, when it is live and no snapshot is on its way; otherwise null. */
    @Nullable Collection<Held> settled() {
        return live && !paused && !isFetching && joined ? page.held() : null;
    }

    /** On the reactor's thread: every id that it has been shown or told of. */
    Set<UUID> seen() {
        return Set.copyOf(seen);
    }

    Reactor reactor() {
        return reactor;
    }

    private void connect() {
        if (!wanted || connection != null) {
            return;
        }
        connection = new Connection(true);
        if (connectsTwice) {
            connectsTwice = false;
            habits.findings().count("connections opened twice with one cursor");
            new Connection(false);
        }
    }

    private void later() {
        failures++;
        var longest = (long) habits.shortestWaitMs() * Math.min(LONGEST_WAIT, 1 << Math.min(failures, 8));
        reactor.later(habits.shortestWaitMs() / 2 + random.nextLong(longest + 1), this::connect);
    }

    /** One connection. A second one of the same page is listened to as well, but not waited for when it ends. */
    private final class Connection implements ClientSocket.Listener {

        private final ClientSocket socket;
        private final boolean isMain;
        private final Set<String> toldHere = new HashSet<>();
        private final @Nullable String from = cursor;
        private long number;
        private long heardAtNanos = System.nanoTime();
        private boolean gone;
        private boolean welcomed;
        private boolean leaves;

        Connection(boolean isMain) {
            this.isMain = isMain;
            others += isMain ? 0 : 1;
            this.socket = ClientSocket.open(reactor, habits.door().get(), this);
            listenForSilence();
        }

        ClientSocket socket() {
            return socket;
        }

        @Override
        public void opened() {
            socket.send(Protocol.hello(from, client, interest, looksAtHotspots));
        }

        @Override
        public void message(byte[] bytes, int start, int length, int onTheWire) throws IOException {
            heardAtNanos = System.nanoTime();
            if (tampering == null) {
                hear(bytes, start, length);
                return;
            }
            for (var instead : tampering.instead(java.util.Arrays.copyOfRange(bytes, start, start + length))) {
                hear(instead, 0, instead.length);
            }
        }

        private void hear(byte[] bytes, int start, int length) {
            Scan.uuids(bytes, start, length, seen::add);
            if (Scan.contains(bytes, start, length, Churn.CANARY)) {
                habits.findings().add(Kind.FORBIDDEN, name, "words of a report on the stream");
            }
            var message = Protocol.read(bytes, start, length);
            if (message.number() != 0 && message.number() != number + 1) {
                habits.findings().add(Kind.GAP, name, "number " + message.number() + " after " + number);
                socket.drop();
                return;
            }
            number = message.number() == 0 ? number : message.number();
            habits.findings().count("messages");
            handle(message);
            if (message.cursor() != null && isMain) {
                cursor = message.cursor();
            }
        }

        private void handle(Protocol.Message message) {
            switch (message.type()) {
                case "welcome" -> welcome(message);
                case "changes" -> changes(message);
                case "resync" -> {
                    habits.findings().count("told to fetch again");
                    paused = false;
                    fetchAfresh();
                }
                case "paused" -> pause();
                case "bye" -> bye(String.valueOf(message.reason()));
                case "digest" -> compare(message);
                case "difference" -> differ(message);
                case "hotspots", "mine", "pulse" -> habits.findings().count(message.type());
                default -> habits.findings().add(Kind.MISUNDERSTOOD, name, "a message of type " + message.type());
            }
        }

        private void welcome(Protocol.Message message) {
            welcomed = true;
            if (!isMain) {
                return;
            }
            failures = 0;
            paused = false;
            live = true;
            if (looksAtHotspots) {
                Protocol.hotspots().forEach(socket::send);
            }
            habits.findings().count(message.isResumed() ? "resumed" : "begun afresh");
            if (!joined) {
                joined = true;
                fetch();
            } else if (!message.isResumed()) {
                fetchAfresh();
            }
        }

        private void changes(Protocol.Message message) {
            for (var upsert : message.upserts()) {
                if (!toldHere.add(upsert.id() + upsert.state())) {
                    habits.findings().add(Kind.DOUBLE, name, upsert.id() + " " + upsert.state() + " told twice");
                }
                if (isMain) {
                    check(upsert);
                }
            }
            habits.findings().count("changes");
            // A page shows what one connection says: of two, the one that ends first may have said only half of what
            // happened.
            if (isMain) {
                page.hear(heardAtNanos, message.upserts(), message.gone());
            }
            var recalled =
                    message.gone().stream().filter(Protocol.Gone::isRecalled).toList();
            Protocol.forgotten(recalled).forEach(socket::send);
        }

        private void check(Held upsert) {
            var before = told.put(upsert.id(), upsert.version());
            if (before != null && before > upsert.version()) {
                habits.findings()
                        .add(
                                Kind.BACKWARDS,
                                name,
                                upsert.id() + " version " + upsert.version() + " told after " + before);
            }
        }

        private void bye(String reason) {
            leaves = true;
            habits.findings().count("bye: " + reason);
            switch (reason) {
                case "paused" -> pause();
                case "rights-changed", "purpose-stated", "protocol" -> {
                    page.clear();
                    cursor = null;
                }
                default -> {
                    // It comes back as it was.
                }
            }
        }

        /**
         * Only where the page holds what this connection has said up to here, and nothing newer: neither another connection with the same
         * cursor nor a snapshot may be ahead of it.
         */
        private void compare(Protocol.Message message) {
            var at = message.at();
            if (isFetching
                    || paused
                    || !isMain
                    || others > 0
                    || at == null
                    || at.isBefore(aheadAt.plusSeconds(MOST_DELAY_SECONDS))) {
                return;
            }
            var hash = String.valueOf(message.hash());
            habits.findings().count("digests");
            var now = System.nanoTime();
            if (!Digest.of(page.held()).equals(hash) && (now - differenceAtNanos) / 1_000_000 > DIFFERENCE_AGAIN_MS) {
                differenceAtNanos = now;
                habits.findings().count("digests that differ");
                socket.send(Protocol.difference(Digest.buckets(page.held())));
            }
        }

        private void differ(Protocol.Message message) {
            if (message.buckets().isEmpty()) {
                return;
            }
            var before = page.held();
            page.mend(message);
            var after = page.held();
            habits.findings()
                    .add(
                            Kind.HEALED,
                            name,
                            "held " + without(before, after) + " instead of " + without(after, before) + " at "
                                    + message.at());
        }

        @Override
        public void ended(ClientSocket.Ending ending) {
            if (gone) {
                return;
            }
            gone = true;
            if (!isMain) {
                others--;
                aheadAt = Instant.now();
            }
            habits.findings().count("connections ended");
            if (ending.code() == 1008 && !welcomed) {
                habits.findings().count("hello held up for too long");
            } else if (ending.code() == 1007 || ending.code() == 1008 || ending.code() == 1009) {
                habits.findings().add(Kind.MISUNDERSTOOD, name, "closed with " + ending.code());
            }
            if (ending.status() == 401 || ending.status() == 403 || ending.status() == 404) {
                habits.findings().count("refused with " + ending.status());
            }
            if (isMain) {
                connection = null;
                live = false;
                if (leaves) {
                    failures = 0;
                }
                later();
            }
        }

        private void listenForSilence() {
            reactor.later(habits.silenceMs() / 2, () -> {
                if (gone) {
                    return;
                }
                if ((System.nanoTime() - heardAtNanos) / 1_000_000 > habits.silenceMs()) {
                    habits.findings().count("given up for silence");
                    socket.drop();
                } else {
                    listenForSilence();
                }
            });
        }
    }

    private static List<Held> without(Collection<Held> these, Collection<Held> those) {
        return these.stream().filter(each -> !those.contains(each)).toList();
    }

    private void pause() {
        paused = true;
        page.clear();
    }

    /** Nothing that is held can be relied on, and what was forgotten may be there again in the same version. */
    private void fetchAfresh() {
        page.startAfresh();
        told.clear();
        if (connection != null) {
            connection.toldHere.clear();
        }
        fetch();
    }

    private void fetch() {
        var fetch = ++fetches;
        isFetching = true;
        var startedAtNanos = System.nanoTime();
        habits.fetchers().execute(() -> {
            try {
                var found = Truth.overHttp(viewer.http(), interest);
                reactor.execute(() -> adopt(fetch, found, startedAtNanos));
            } catch (IOException | RuntimeException | AssertionError e) {
                habits.findings().count("fetches that failed");
                reactor.execute(() -> reactor.later(FETCH_AGAIN_MS, () -> again(fetch)));
            }
        });
    }

    private void again(int fetch) {
        if (fetch == fetches && wanted) {
            fetch();
        }
    }

    private void adopt(int fetch, Truth.Shown shown, long startedAtNanos) {
        shown.bodies().forEach(body -> Scan.uuids(body, 0, body.length, seen::add));
        if (fetch != fetches) {
            return;
        }
        isFetching = false;
        habits.findings().count("snapshots");
        if (paused) {
            return;
        }
        aheadAt = Instant.now();
        page.adopt(shown.incidents().values(), startedAtNanos);
        if (connection != null) {
            connection.socket().send(Protocol.forgottenEverything());
        }
    }
}

package org.hedgerow.system.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.hedgerow.system.Await;

/** Many clients of which only the time is of interest, on a few selectors. */
final class Crowd implements AutoCloseable {

    private static final int SELECTORS = 2;
    /** Connecting at once: beyond what a server lets wait, connections would come seconds late. */
    private static final int AT_ONCE = 60;
    /** Files that this process and the server have open beside the sockets. */
    private static final int OTHER_FILES = 1_000;

    private final List<Reactor> reactors = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final List<Listening> clients = new ArrayList<>();
    private final Semaphore connecting = new Semaphore(AT_ONCE);
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();

    private final Listening.Watcher watcher = new Listening.Watcher() {
        @Override
        public void joined(Listening client) {
            joined.incrementAndGet();
            connecting.release();
        }

        @Override
        public void ended(Listening client, ClientSocket.Ending ending) {
            lost.incrementAndGet();
            connecting.release();
        }
    };

    Crowd(Commits commits) {
        for (int each = 0; each < SELECTORS; each++) {
            reactors.add(new Reactor("crowd " + each));
            tallies.add(new Tally(commits));
        }
    }

    /** How many sockets this process, and one that it starts, may open. */
    static int mostSockets() {
        try (var limits = Files.lines(Path.of("/proc/self/limits"))) {
            return limits.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.substring(26).strip().split("\\s+")[0])
                    .mapToInt(limit -> limit.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(limit))
                    .map(limit -> limit - OTHER_FILES)
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
        } catch (IOException e) {
            return Integer.MAX_VALUE;
        }
    }

    /** Opens more until there are so many, and waits until all have joined. Both are chosen by the number of the client. */
    void open(int clientsInAll, IntFunction<ClientSocket.Door> doors, IntFunction<Listening.Language> languages) {
        for (int number = clients.size(); number < clientsInAll; number++) {
            acquire();
            var client = new Listening(
                    reactors.get(number % SELECTORS),
                    languages.apply(number),
                    tallies.get(number % SELECTORS),
                    watcher);
            clients.add(client);
            client.open(doors.apply(number));
        }
        Await.until(
                clientsInAll + " have joined; " + lost + " were lost",
                java.time.Duration.ofSeconds(120),
                () -> joined.get() >= clientsInAll || lost.get() > 0);
        if (lost.get() > 0) {
            throw new IllegalStateException(lost + " of " + clients.size() + " clients were refused or cut off");
        }
    }

    private void acquire() {
        try {
            if (!connecting.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody joins any more: " + joined + " have");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What all have heard since the last time. */
    Tally.Heard take() {
        var heard = new Tally.Heard(new Latencies(), 0, 0, 0);
        for (int each = 0; each < SELECTORS; each++) {
            var tally = tallies.get(each);
            var answer = new CompletableFuture<Tally.Heard>();
            reactors.get(each).execute(() -> answer.complete(tally.take()));
            heard = heard.plus(answer.orTimeout(60, TimeUnit.SECONDS).join());
        }
        return heard;
    }

    int size() {
        return clients.size();
    }

    int lost() {
        return lost.get();
    }

    /** How many have heard numbers that do not follow each other. */
    long withGaps() {
        return clients.stream().filter(Listening::hasGap).count();
    }

    /** The first so many stop reading, or read on. */
    void stall(int first, boolean stalled) {
        clients.subList(0, first).forEach(client -> client.stall(stalled));
    }

    static ClientSocket.Door door(int port, String path, String cookies, boolean offersDeflate) {
        return new ClientSocket.Door(
                new InetSocketAddress("127.0.0.1", port), path, "http://127.0.0.1:" + port, cookies, offersDeflate);
    }

    @Override
    public void close() {
        clients.forEach(Listening::close);
        reactors.forEach(Reactor::close);
    }
}

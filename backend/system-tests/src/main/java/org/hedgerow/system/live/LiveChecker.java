package org.hedgerow.system.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hedgerow.system.PrivateDatabase;
import org.hedgerow.system.live.Findings.Kind;

/**
 * What must be true when nobody writes any more: every page holds exactly what its viewer may see, and nobody was ever shown, in any byte, an
 * id that was never theirs. What went wrong on the way the clients wrote down themselves.
 */
final class LiveChecker {

    private static final int MOST_NAMED = 5;

    private final PrivateDatabase database;
    private final List<VirtualClient> clients;
    private final Findings findings;

    LiveChecker(PrivateDatabase database, List<VirtualClient> clients, Findings findings) {
        this.database = database;
        this.clients = List.copyOf(clients);
        this.findings = findings;
    }

    /** Compares until all is as it should be, or for so long; what differs then is found. Nobody may write meanwhile. */
    void check(int withinSeconds) {
        var truths = truths();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(withinSeconds);
        Map<VirtualClient, String> differing = new HashMap<>();
        clients.forEach(client -> differing.put(client, ""));
        while (!differing.isEmpty()) {
            differing.replaceAll((client, before) -> difference(client, truths.get(question(client))));
            differing.values().removeIf(String::isEmpty);
            if (System.nanoTime() > end) {
                break;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        differing.forEach((client, what) -> findings.add(Kind.DIFFERENT, client.name, what));
        checkWhatWasSeen();
    }

    private record Question(Viewer viewer, Interest interest) {}

    private static Question question(VirtualClient client) {
        return new Question(client.viewer, client.interest);
    }

    /** What each viewer may see, asked anew over HTTP; what an audience as a whole may see is compared with the database. */
    private Map<Question, Map<UUID, String>> truths() {
        var truths = new HashMap<Question, Map<UUID, String>>();
        var audiences = new HashMap<Viewer.Audience, Map<UUID, String>>();
        for (var client : clients) {
            truths.computeIfAbsent(question(client), question -> states(shown(question)));
            audiences.computeIfAbsent(client.viewer.audience(), audience -> {
                var byRule = Truth.now(database, audience);
                var byServer = new HashMap<UUID, String>();
                shown(new Question(client.viewer, Interest.EVERYTHING))
                        .forEach(held -> byServer.put(held.id(), held.version() + " " + held.precision()));
                if (!byRule.equals(byServer)) {
                    findings.add(
                            Kind.DIFFERENT,
                            client.viewer.name(),
                            "the server shows other incidents than the rule: " + difference(byServer, byRule));
                }
                return byRule;
            });
        }
        return truths;
    }

    private static Collection<Held> shown(Question question) {
        try {
            return Truth.overHttp(question.viewer().http(), question.interest())
                    .incidents()
                    .values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<UUID, String> states(Collection<Held> incidents) {
        return incidents.stream().collect(Collectors.toMap(Held::id, Held::state));
    }

    private static String difference(VirtualClient client, Map<UUID, String> truth) {
        var held = asked(client, client::settled);
        return held == null ? "not live" : difference(states(held), truth);
    }

    private static String difference(Map<UUID, String> held, Map<UUID, String> truth) {
        if (held.equals(truth)) {
            return "";
        }
        var ids = new HashSet<>(held.keySet());
        ids.addAll(truth.keySet());
        var differing = new TreeMap<UUID, String>();
        for (var id : ids) {
            var here = held.getOrDefault(id, "nothing");
            var there = truth.getOrDefault(id, "nothing");
            if (!here.equals(there)) {
                differing.put(id, here + " instead of " + there);
            }
        }
        return differing.size() + " incidents, such as "
                + differing.entrySet().stream().limit(MOST_NAMED).toList();
    }

    private void checkWhatWasSeen() {
        var all = Truth.all(database);
        var ever = new HashMap<Viewer.Audience, Set<UUID>>();
        for (var client : clients) {
            var audience = client.viewer.audience();
            var theirs = ever.computeIfAbsent(audience, each -> Truth.ever(database, each));
            var foreign = new ArrayList<UUID>();
            for (var id : asked(client, client::seen)) {
                if (all.contains(id) && !theirs.contains(id)) {
                    foreign.add(id);
                }
            }
            if (!foreign.isEmpty()) {
                findings.add(
                        Kind.FORBIDDEN,
                        client.name,
                        foreign.size() + " ids that were never shown to " + client.viewer.name() + ", such as "
                                + foreign.get(0));
            }
        }
    }

    private static <T> T asked(VirtualClient client, Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        client.reactor().execute(() -> answer.complete(question.get()));
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }
}

package org.hedgerow.system.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What a page holds, newest version first, by the rules of the page. */
final class Page {

    /** Of what came before a snapshot was asked for: another node may answer it, which is not so far yet. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private static final int MOST_KEPT = 500;

    /** What a message said of incidents, and when it came. */
    private record Heard(long atNanos, List<Held> upserts, List<Protocol.Gone> gone) {}

    private final Interest interest;
    private final Map<UUID, Held> known = new HashMap<>();
    private final Map<UUID, Integer> forgotten = new HashMap<>();
    private final Deque<Heard> heard = new ArrayDeque<>();

    Page(Interest interest) {
        this.interest = interest;
    }

    Collection<Held> held() {
        return List.copyOf(known.values());
    }

    /** Takes what the stream says, and keeps it for a while, to say it again on top of a snapshot. */
    void hear(long atNanos, List<Held> upserts, List<Protocol.Gone> gone) {
        heard.add(new Heard(atNanos, upserts, gone));
        while (heard.size() > MOST_KEPT || heard.getFirst().atNanos() < atNanos - 4 * KEPT_NANOS) {
            heard.removeFirst();
        }
        merge(upserts, gone);
    }

    /** Takes a snapshot that was asked for at this moment. */
    void adopt(Collection<Held> snapshot, long askedAtNanos) {
        known.clear();
        snapshot.forEach(this::put);
        heard.stream()
                .filter(each -> each.atNanos() >= askedAtNanos - KEPT_NANOS)
                .forEach(each -> merge(each.upserts(), each.gone()));
    }

    /** Of the buckets that differ, what is not told and not to be kept is not there. */
    void mend(Protocol.Message difference) {
        var differing = new HashSet<>(difference.buckets());
        var kept = new HashSet<>(difference.kept());
        difference.upserts().forEach(upsert -> kept.add(upsert.id()));
        known.keySet().removeIf(id -> differing.contains(Digest.bucket(id)) && !kept.contains(id));
        merge(difference.upserts(), List.of());
    }

    /** Nothing that is held can be relied on, and what was forgotten may be there again in the same version. */
    void startAfresh() {
        forgotten.clear();
        heard.clear();
    }

    /** Shows nothing. */
    void clear() {
        known.clear();
        heard.clear();
    }

    private void merge(List<Held> upserts, List<Protocol.Gone> gone) {
        for (var upsert : upserts) {
            if (interest.holds(upsert)) {
                put(upsert);
            } else {
                var before = known.get(upsert.id());
                if (before != null && before.version() <= upsert.version()) {
                    known.remove(upsert.id());
                }
            }
        }
        for (var each : gone) {
            var before = known.get(each.id());
            if (before == null || before.version() <= each.version()) {
                forgotten.merge(each.id(), each.version(), Math::max);
                known.remove(each.id());
            }
        }
    }

    private void put(Held incident) {
        var before = known.get(incident.id());
        if (incident.version() > forgotten.getOrDefault(incident.id(), -1)
                && (before == null || incident.version() >= before.version())) {
            known.put(incident.id(), incident);
        }
    }
}

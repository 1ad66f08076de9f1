package org.hedgerow.system.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What was found to be wrong, and how often each thing happened. Thread-safe. */
public final class Findings {

    /** What may be found. */
    public enum Kind {
        /** A number was left out or came again. */
        GAP,
        /** The same version was told twice on one connection. */
        DOUBLE,
        /** An older version was told after a newer one. */
        BACKWARDS,
        /** An id, or words, that this viewer was never shown. */
        FORBIDDEN,
        /** The page holds something else than the database shows to its viewer. */
        DIFFERENT,
        /** The digest did not match what the page held. */
        HEALED,
        /** The server said something that the protocol does not know, or ended a connection that kept to it. */
        MISUNDERSTOOD
    }

    /** One thing that was wrong, and at whom. */
    public record Finding(Kind kind, String client, String what) {}

    /** The rest is only counted. */
    private static final int MOST_KEPT = 200;

    private final ConcurrentLinkedQueue<Finding> kept = new ConcurrentLinkedQueue<>();
    private final AtomicLong found = new AtomicLong();
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    void add(Kind kind, String client, String what) {
        if (found.incrementAndGet() <= MOST_KEPT) {
            kept.add(new Finding(kind, client, what));
        }
    }

    /** Counts what is neither right nor wrong. */
    void count(String what) {
        counts.computeIfAbsent(what, name -> new AtomicLong()).incrementAndGet();
    }

    /** The first two hundred. */
    public List<Finding> all() {
        return List.copyOf(kept);
    }

    /** How many there are in all. */
    public long size() {
        return found.get();
    }

    /** How often something happened. */
    public long counted(String what) {
        var count = counts.get(what);
        return count == null ? 0 : count.get();
    }

    @Override
    public String toString() {
        return size() + " findings, " + new java.util.TreeMap<>(counts) + "\n"
                + String.join("\n", kept.stream().map(Finding::toString).toList());
    }
}

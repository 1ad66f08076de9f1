package org.hedgerow.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.hotspot.AudienceDelta.Forgotten;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.PolicyWatch;
import org.jspecify.annotations.Nullable;

/**
 * One open socket. Messages wait in a bounded queue and are sent by one task at a time; a client that is too slow for its queue loses
 * what waits and is told to fetch again, so that it slows nobody else and never holds a wrong map.
 *
 * <p>While somebody looks whether its person's rights have changed it is held: what comes meanwhile waits. While sharing is paused nothing
 * that the policy guards is sent at all, and when it goes on the client is told to fetch again.
 */
final class LiveSession {

    private static final int OVER = 1000;

    /** A client that never acknowledges is not waited for by more than this. */
    private static final int MOST_UNACKNOWLEDGED = 2_000;

    /** An incident that the client was told to forget, and the version at which it left. */
    record Told(UUID incident, int version) {}

    private final LiveWire wire;
    private final Audience audience;
    private final PolicyWatch policy;
    private final int most;
    private final LiveMessage resync;
    private final UUID client;
    private final Deque<LiveMessage> waiting = new ArrayDeque<>();
    private final Map<Told, Forgotten> unacknowledged = new LinkedHashMap<>();
    private boolean held;
    private boolean paused;
    private boolean ended;
    private long number;
    private volatile @Nullable HotspotWatch watch;

    LiveSession(LiveWire wire, Audience audience, UUID client, PolicyWatch policy, int most, LiveMessage resync) {
        this.wire = wire;
        this.audience = audience;
        this.client = client;
        this.policy = policy;
        this.most = most;
        this.resync = resync;
    }

    String id() {
        return wire.id();
    }

    /** What a receipt calls the page: the same when it returns, and known to nobody else. */
    UUID client() {
        return client;
    }

    Person person() {
        return wire.person();
    }

    Audience audience() {
        return audience;
    }

    String httpSessionId() {
        return wire.httpSessionId();
    }

    boolean isOpen() {
        return wire.isOpen();
    }

    @Nullable HotspotWatch watch() {
        return watch;
    }

    void watch(@Nullable HotspotWatch chosen) {
        watch = chosen;
    }

    /** Queues a message; never waits. */
    void send(LiveMessage message) {
        synchronized (waiting) {
            if (ended || (paused && message.isShared())) {
                return;
            }
            if (waiting.size() >= most) {
                waiting.clear();
                waiting.add(resync);
            } else {
                waiting.add(message);
            }
            drain();
        }
    }

    /** Lets what comes wait until {@link #release}. */
    void hold() {
        synchronized (waiting) {
            held = true;
        }
    }

    void release() {
        synchronized (waiting) {
            held = false;
            if (!waiting.isEmpty()) {
                drain();
            }
        }
    }

    /** Drops what waits, says that sharing is paused, and sends nothing that is shared until {@link #resume}. */
    void pause() {
        synchronized (waiting) {
            if (ended || paused) {
                return;
            }
            paused = true;
            waiting.clear();
            waiting.add(LiveMessage.PAUSED);
            drain();
        }
    }

    /** Goes on after a pause: the client is told to fetch again. */
    void resume() {
        synchronized (waiting) {
            if (ended || !paused) {
                return;
            }
            paused = false;
            waiting.add(resync);
            drain();
        }
    }

    /** Says why, after what already waits, and closes; what waited while the session was held is dropped. */
    void end(String reason) {
        synchronized (waiting) {
            if (ended) {
                return;
            }
            if (held) {
                waiting.clear();
            }
            waiting.add(LiveMessage.bye(reason));
            // In one breath with the message: a sender that had drained the queue in between would leave the socket
            // open.
            ended = true;
            drain();
        }
    }

    /** Remembers that the client was told to forget these, so that it may acknowledge them and nothing else. */
    void expect(Collection<Forgotten> recalled) {
        synchronized (unacknowledged) {
            recalled.forEach(gone -> unacknowledged.put(new Told(gone.id(), gone.version()), gone));
            var oldest = unacknowledged.keySet().iterator();
            while (unacknowledged.size() > MOST_UNACKNOWLEDGED) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    /** Those of these that the client was told and has not acknowledged before. */
    List<Forgotten> acknowledge(Collection<Told> told) {
        synchronized (unacknowledged) {
            var found = new ArrayList<Forgotten>();
            for (var each : told) {
                var gone = unacknowledged.remove(each);
                if (gone != null) {
                    found.add(gone);
                }
            }
            return found;
        }
    }

    /** Everything that the client was told and has not acknowledged: it has fetched everything anew. */
    List<Forgotten> acknowledgeAll() {
        synchronized (unacknowledged) {
            var found = List.copyOf(unacknowledged.values());
            unacknowledged.clear();
            return found;
        }
    }

    /** The wire takes more. */
    void goOn() {
        synchronized (waiting) {
            drain();
        }
    }

    /** Gives the wire what it takes; with the lock on {@link #waiting}. */
    private void drain() {
        if (!policy.isConfirmed() && !ended && !paused) {
            pause();
            return;
        }
        while (!held || ended || paused) {
            var next = waiting.peek();
            if (next == null) {
                if (ended) {
                    wire.close(OVER);
                }
                return;
            }
            boolean isNumbered = !next.type().equals("welcome");
            if (!wire.write(next, isNumbered ? number + 1 : 0)) {
                return;
            }
            number += isNumbered ? 1 : 0;
            waiting.remove();
        }
    }
}

package org.hedgerow.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.PolicyWatch;
import org.jspecify.annotations.Nullable;

/**
 * One open connection with what waits for it. A message goes out at once while the wire takes it; otherwise changes are gathered by record
 * within a bound, hotspots are told whole later, and of pulses the newest waits. Beyond the bound everything is dropped and the client is
 * told to fetch again. So a slow client slows nobody else, costs little, and never holds a wrong map. For any number of threads; no call
 * waits for the client.
 *
 * <p>While somebody looks whether its person's rights have changed it is held: what comes meanwhile waits. While sharing is paused nothing
 * that the policy guards is sent at all, and when it goes on the client is told to fetch again.
 */
final class LiveSession {

    private static final int OVER = 1000;
    private static final LiveMessage RESYNC = new LiveMessage("resync", ",\"cursor\":null");
    private static final LiveMessage MINE = new LiveMessage("mine", "");

    /** A client that does not even take the farewell is not waited for longer. */
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LiveWire wire;
    private final Audience audience;
    private final UUID client;
    private final PolicyWatch policy;
    private final int most;
    private final Unacknowledged unacknowledged = new Unacknowledged();
    private volatile LiveViews views = LiveViews.NONE;

    /** What was not taken though its turn had come, and what keeps its order: both before everything that can be gathered. */
    private final Deque<LiveMessage> first = new ArrayDeque<>(1);

    private final PendingChanges changes = new PendingChanges();
    private Set<HotspotWatch> watching = Set.of();
    /** Hotspots of which something was not told, and those of them that have been asked for whole. */
    private Set<HotspotWatch> stale = Set.of();

    private Set<HotspotWatch> asked = Set.of();
    private @Nullable LiveMessage resync;
    private @Nullable LiveMessage pulse;
    private @Nullable LiveMessage bye;
    private boolean mine;
    private boolean held;
    private boolean paused;
    private long endedNanos;
    private long number;

    /** @param most records that wait before the client is told to fetch again */
    LiveSession(LiveWire wire, Audience audience, UUID client, PolicyWatch policy, int most) {
        this.wire = wire;
        this.audience = audience;
        this.client = client;
        this.policy = policy;
        this.most = most;
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

    /** What the client looks at. */
    LiveViews views() {
        return views;
    }

    void views(LiveViews chosen) {
        views = chosen;
    }

    Unacknowledged unacknowledged() {
        return unacknowledged;
    }

    /** The first message. */
    synchronized void welcome(LiveMessage message) {
        if (isTold()) {
            first.add(message);
            drain();
        }
    }

    /** What has changed for this client. */
    synchronized void tell(ChangeFrame frame) {
        if (!isTold()) {
            return;
        }
        // A pulse that waits is of an earlier place in the log.
        pulse = null;
        if (frame.size() <= most && isClear()) {
            takeNow(frame.message());
            return;
        }
        // Who is about to fetch again finds it there.
        if (resync == null && !changes.add(frame, most)) {
            fetchAgain(RESYNC);
        }
        drain();
    }

    /** The client is to fetch everything again; whatever waits is void. */
    synchronized void tellToFetch(LiveMessage message) {
        if (isTold()) {
            fetchAgain(message);
            drain();
        }
    }

    private void fetchAgain(LiveMessage message) {
        first.removeIf(waiting -> !waiting.type().equals("welcome"));
        changes.clear();
        pulse = null;
        stale = watching;
        resync = message;
    }

    /** What has changed of some hotspots. */
    synchronized void tellHotspots(HotspotWatch watch, LiveMessage message) {
        if (isClear() && !stale.contains(watch)) {
            takeNow(message);
        } else {
            stale = with(stale, watch);
            drain();
        }
    }

    /** All of some hotspots, which the client looks at from now on or has lost some of. */
    synchronized void tellAllHotspots(HotspotWatch watch, LiveMessage message) {
        watching = with(watching, watch);
        asked = without(asked, watch);
        if (isClear()) {
            stale = without(stale, watch);
            takeNow(message);
        } else {
            stale = with(stale, watch);
            drain();
        }
    }

    /** The client no longer looks at these. */
    synchronized void forget(HotspotWatch watch) {
        watching = without(watching, watch);
        stale = without(stale, watch);
        asked = without(asked, watch);
    }

    /**
     * A message that is true only now and only of what the client has been told before.
     *
     * @return false when something else waits: nothing was taken
     */
    synchronized boolean tellIfClear(LiveMessage message) {
        if (!isClear()) {
            return false;
        }
        takeNow(message);
        return true;
    }

    /** Whether nothing waits. */
    synchronized boolean isClear() {
        return isTold()
                && !held
                && first.isEmpty()
                && changes.isEmpty()
                && resync == null
                && bye == null
                && policy.isConfirmed();
    }

    /** An own report of the person has changed. */
    synchronized void tellOfOwn() {
        if (isTold()) {
            mine = true;
            drain();
        }
    }

    synchronized void pulse(LiveMessage message) {
        if (bye == null) {
            pulse = message;
            drain();
        }
    }

    /** Lets what comes wait until {@link #release}. */
    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        drain();
    }

    /** Drops what waits, says that sharing is paused, and sends nothing that is shared until {@link #resume}. */
    synchronized void pause() {
        if (bye == null && !paused) {
            paused = true;
            drop();
            first.add(LiveMessage.PAUSED);
            drain();
        }
    }

    /** Goes on after a pause: the client is told to fetch again. */
    synchronized void resume() {
        if (bye == null && paused) {
            paused = false;
            resync = RESYNC;
            drain();
        }
    }

    /** Says why, after what already waits, and closes; what waited while the session was held is dropped. */
    synchronized void end(String reason) {
        if (bye != null) {
            return;
        }
        if (held || !policy.isConfirmed()) {
            drop();
        }
        bye = LiveMessage.bye(reason);
        endedNanos = System.nanoTime();
        drain();
    }

    /** Closes the wire of a client that has been told that it is over and does not take it. */
    synchronized void closeWhenOverdue() {
        if (endedNanos != 0 && System.nanoTime() - endedNanos > FAREWELL_NANOS) {
            wire.close(OVER);
        }
    }

    /** The wire takes more. */
    synchronized void goOn() {
        drain();
    }

    private boolean isTold() {
        return bye == null && !paused;
    }

    private void drop() {
        first.clear();
        changes.clear();
        resync = null;
        pulse = null;
        mine = false;
        stale = watching;
    }

    /** Gives the wire what it takes. */
    private void drain() {
        if (!policy.isConfirmed()) {
            if (isTold()) {
                pause();
                return;
            }
            if (!paused) {
                drop();
            }
        }
        while (!held || bye != null || paused) {
            var next = next();
            if (next == null) {
                askForStale();
                return;
            }
            if (!write(next)) {
                putBack(next);
                return;
            }
            if (next == bye) {
                wire.close(OVER);
                return;
            }
        }
    }

    private void putBack(LiveMessage refused) {
        if (refused.type().equals("resync")) {
            // Until it has been sent, nothing else need wait for the client.
            resync = refused;
        } else {
            first.addFirst(refused);
        }
    }

    /** Takes out what is to be sent next. */
    private @Nullable LiveMessage next() {
        var next = first.poll();
        if (next != null) {
            return next;
        }
        if (!paused) {
            next = resync;
            resync = null;
            if (next == null && !changes.isEmpty()) {
                next = changes.poll();
            }
            if (next == null && mine) {
                mine = false;
                next = MINE;
            }
        }
        if (next == null) {
            next = pulse;
            pulse = null;
        }
        return next == null ? bye : next;
    }

    private void takeNow(LiveMessage message) {
        if (!write(message)) {
            first.add(message);
        }
    }

    private boolean write(LiveMessage message) {
        boolean isNumbered = !message.type().equals("welcome");
        if (!wire.write(message, isNumbered ? number + 1 : 0)) {
            return false;
        }
        number += isNumbered ? 1 : 0;
        return true;
    }

    private void askForStale() {
        if (!isTold() || stale.size() == asked.size()) {
            return;
        }
        for (var watch : List.copyOf(stale)) {
            if (!asked.contains(watch)) {
                asked = with(asked, watch);
                watch.tellWhole(this);
            }
        }
    }

    private static Set<HotspotWatch> with(Collection<HotspotWatch> set, HotspotWatch watch) {
        var next = new HashSet<>(set);
        next.add(watch);
        return Set.copyOf(next);
    }

    private static Set<HotspotWatch> without(Set<HotspotWatch> set, HotspotWatch watch) {
        if (!set.contains(watch)) {
            return set;
        }
        var next = new HashSet<>(set);
        next.remove(watch);
        return Set.copyOf(next);
    }
}

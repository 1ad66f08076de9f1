package org.hedgerow.live;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The connections of this node: how many there may be, and which have been silent for too long. A connection is counted from its handshake
 * until it is over. What a person may have open is the hub's business: there the oldest ends.
 */
@Component
@Profile("!command")
class OpenWires implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OpenWires.class);

    /** Of RFC 6455: this server is going, or believes that the client has. */
    static final int GOING_AWAY = 1001;

    private final LiveWire.Listener listener;
    private final LiveBounds bounds;
    private final Set<TomcatWire> wires = ConcurrentHashMap.newKeySet();
    private final Map<String, EventWire> events = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> ofOrganisations = new ConcurrentHashMap<>();
    private final Map<ClientAddress, Integer> fromAddresses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "live-wires");
        thread.setDaemon(true);
        return thread;
    });

    /** Seconds since the start, counted and not measured: a machine that slept has not heard that its clients were silent. */
    private volatile int now;

    private volatile boolean isRunning;
    private boolean isCounting;

    OpenWires(LiveWire.Listener listener, LiveBounds bounds) {
        this.listener = listener;
        this.bounds = bounds;
    }

    LiveWire.Listener listener() {
        return listener;
    }

    int now() {
        return now;
    }

    /** How many there are. */
    int count() {
        return wires.size();
    }

    /** Refuses who would be one too many: 503 {@code too-many-streams}. */
    void checkRoomFor(TomcatWire.Opening opening) {
        if (wires.size() >= bounds.sockets()
                || fromAddresses.getOrDefault(opening.counted(), 0) >= bounds.socketsPerAddress()
                || ofOrganisations.getOrDefault(organisation(opening), 0) >= bounds.socketsPerOrganisation()) {
            throw new ProblemException(LiveProblem.TOO_MANY_STREAMS);
        }
    }

    /** Counts a connection that its handshake has agreed to. */
    void expect(TomcatWire wire) {
        if (wires.add(wire)) {
            ofOrganisations.merge(organisation(wire.opening()), 1, Integer::sum);
            fromAddresses.merge(wire.opening().counted(), 1, Integer::sum);
            if (wire instanceof EventWire event) {
                events.put(event.id(), event);
            }
        }
    }

    void remove(TomcatWire wire) {
        if (wires.remove(wire)) {
            events.remove(wire.id());
            ofOrganisations.computeIfPresent(organisation(wire.opening()), (of, open) -> open == 1 ? null : open - 1);
            fromAddresses.computeIfPresent(wire.opening().counted(), (from, open) -> open == 1 ? null : open - 1);
        }
    }

    /** The stream of server-sent events of this name, if there is one. */
    @Nullable EventWire events(String id) {
        return events.get(id);
    }

    /** The streams of server-sent events. */
    Collection<EventWire> events() {
        return events.values();
    }

    private static UUID organisation(TomcatWire.Opening opening) {
        return opening.person().organisation().id();
    }

    /** A second has gone by. */
    void second() {
        int second = now + 1;
        now = second;
        for (var wire : wires) {
            try {
                wire.look(second);
            } catch (RuntimeException e) {
                LOG.warn("a connection could not be looked at: {}", e.getClass().getSimpleName());
            }
        }
    }

    /** Once more, perhaps: a second is to stay one. */
    @Override
    public synchronized void start() {
        isRunning = true;
        if (!isCounting) {
            watch.scheduleAtFixedRate(this::second, 1, 1, TimeUnit.SECONDS);
            isCounting = true;
        }
    }

    /** Before the server waits for what it is still answering; seconds go by until those who were told have gone. */
    @Override
    public void stop() {
        isRunning = false;
        wires.forEach(wire -> wire.close(GOING_AWAY));
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}

package org.hedgerow.hotspot;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.SharingProblem;
import org.hedgerow.sharing.VisibleLabels;

/**
 * The engines that are awake on this node and the memory that they take. Who was asked for longest ago, and is used by nobody, makes room for
 * another; when all are in use, the other is refused rather than the node put at risk. For any number of threads.
 */
final class EngineRoom {

    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);
    /** To read very many rows keeps the database busy, and each reading holds some of them besides the columns. */
    private static final int READINGS_AT_ONCE = 2;

    private final HotspotSettings settings;
    /** The one that was asked for longest ago comes first. */
    private final Map<Audience, AwakeAudience> awake = new LinkedHashMap<>(16, 0.75f, true);
    /** Incidents that have been read so far by engines that are being filled. */
    private final Map<AwakeAudience, Integer> reading = new HashMap<>();
    /** When there was no room for these, by {@link System#nanoTime}: nothing is read again for nothing at once. */
    private final Map<Audience, Long> refused = new HashMap<>();

    private final Semaphore turns = new Semaphore(READINGS_AT_ONCE, true);

    EngineRoom(HotspotSettings settings) {
        this.settings = settings;
    }

    /** There is no room for the incidents of an engine that is being filled. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Full() {
            super("no room for another engine", null, false, false);
        }
    }

    /**
     * @param make an engine that begins to fill itself
     * @throws ProblemException {@link HotspotProblem#TOO_MANY_AUDIENCES}
     */
    synchronized AwakeAudience wake(Audience audience, Supplier<AwakeAudience> make) {
        var engine = awake.get(audience);
        if (engine == null) {
            var since = refused.remove(audience);
            if (since != null && System.nanoTime() - since < keptNanos()) {
                refused.put(audience, since);
                throw new ProblemException(HotspotProblem.TOO_MANY_AUDIENCES);
            }
            while (awake.size() >= settings.mostAudiences()) {
                if (!putOneToSleep(null)) {
                    throw new ProblemException(HotspotProblem.TOO_MANY_AUDIENCES);
                }
            }
            engine = make.get();
            awake.put(audience, engine);
        }
        engine.use();
        return engine;
    }

    /** Another that is filled and reads these labels, and so holds the same rows. */
    synchronized Optional<AwakeAudience> readingTheSame(AwakeAudience asking, VisibleLabels labels) {
        return awake.values().stream()
                .filter(other -> other != asking && other.reads(labels))
                .findFirst();
    }

    /** Waits until few enough others read, and reads. */
    void inTurn(AwakeAudience engine, Runnable work) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(SharingProblem.PAUSED);
        }
        try {
            work.run();
        } finally {
            turns.release();
            synchronized (this) {
                reading.remove(engine);
            }
        }
    }

    /**
     * Counts what an engine that is being filled has read. One that is read anew has its place already.
     *
     * @throws Full when there is no room for it
     */
    synchronized void claim(AwakeAudience engine, int incidents) {
        if (engine.isLoaded()) {
            return;
        }
        reading.put(engine, incidents);
        while (incidentsHeld() > settings.roomForIncidents()) {
            if (!putOneToSleep(engine)) {
                throw new Full();
            }
        }
    }

    /** Takes out an engine that there was no room for. */
    synchronized void refuse(AwakeAudience engine) {
        awake.remove(engine.audience(), engine);
        if (refused.size() >= settings.mostAudiences()) {
            refused.clear();
        }
        refused.put(engine.audience(), System.nanoTime());
        engine.sleep();
    }

    synchronized void each(Consumer<AwakeAudience> act) {
        awake.values().forEach(act);
    }

    synchronized void putTheIdleToSleep() {
        awake.values().removeIf(engine -> {
            var isIdle = engine.idleFor(IDLE_NANOS);
            if (isIdle) {
                engine.sleep();
            }
            return isIdle;
        });
    }

    /** Whole pages, each counted once however many engines share it. */
    private long incidentsHeld() {
        var pages = Collections.newSetFromMap(new IdentityHashMap<IncidentPage, Boolean>());
        awake.values().forEach(engine -> pages.addAll(Arrays.asList(engine.pages())));
        long beingRead = reading.values().stream().mapToLong(Integer::longValue).sum();
        return (long) pages.size() * IncidentPage.ROWS + beingRead;
    }

    private boolean putOneToSleep(AwakeAudience except) {
        var unused = awake.entrySet().stream()
                .filter(each -> each.getValue() != except && each.getValue().idleFor(keptNanos()))
                .findFirst();
        unused.ifPresent(each -> {
            each.getValue().sleep();
            awake.remove(each.getKey());
        });
        return unused.isPresent();
    }

    private long keptNanos() {
        return settings.keptAfterUse().toNanos();
    }
}

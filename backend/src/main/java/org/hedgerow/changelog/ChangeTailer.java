package org.hedgerow.changelog;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hedgerow.platform.DatabaseReplaced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Follows the change log and tells this node's listeners, in order, each change once. Looks at once when something was committed
 * on this node, and otherwise in steps that grow from 20 to 200 ms while nothing happens. While much happens it tells in ticks of 50 ms, so
 * that one telling carries many changes; what happens alone is told at once, and so is what must be forgotten ahead of the watermark.
 */
@Component
@Profile("!command")
public class ChangeTailer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeTailer.class);
    private static final int PAGE = 5_000;
    private static final int SHORTEST_WAIT_MS = 20;
    private static final int LONGEST_WAIT_MS = 200;
    private static final long SURE_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The shortest time between two tellings, but for what fills a page: then there is much to catch up with. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ChangeReader reader;
    private final ClusterEpoch epoch;
    private final ApplicationEventPublisher events;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
    /** What was told ahead of the watermark and has not been passed by it; for the tailer's thread. */
    private final Set<LogPosition> toldAhead = new HashSet<>();

    private final Semaphore wake = new Semaphore(0);
    /** For the tailer's thread. */
    private long sureUntilNanos = System.nanoTime();

    private boolean isReplaced;
    private volatile LogPosition position = LogPosition.START;
    private volatile long lastSuccessNanos = System.nanoTime();
    private volatile Duration waiting = Duration.ZERO;
    private volatile boolean running;
    private volatile Thread thread = new Thread(() -> {});

    ChangeTailer(ChangeReader reader, ClusterEpoch epoch, ApplicationEventPublisher events) {
        this.reader = reader;
        this.epoch = epoch;
        this.events = events;
    }

    public void listen(ChangeListener listener) {
        listeners.add(listener);
    }

    /** Everything up to here has been told. */
    public LogPosition position() {
        return position;
    }

    /** How far what listeners know is behind what is committed, including the time for which the database could not be asked. */
    public Duration delay() {
        var sinceSuccess = Duration.ofNanos(System.nanoTime() - lastSuccessNanos);
        return sinceSuccess.compareTo(Duration.ofSeconds(2)) > 0 ? sinceSuccess : waiting;
    }

    @EventListener
    void onCommitted(ChangeLog.Committed committed) {
        wake.release();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOutlived() {
        reader.forgetOutlived();
    }

    /** Asks how old the oldest change is that is committed but not yet settled, such as behind a long import. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void measureWaiting() {
        if (running) {
            waiting = reader.oldestWaitingAfter(position).orElse(Duration.ZERO);
        }
    }

    private void follow() {
        var wait = SHORTEST_WAIT_MS;
        var nextTick = System.nanoTime();
        while (running) {
            try {
                beginAnewIfReplaced();
                if (nextTick - System.nanoTime() <= 0) {
                    var changes = reader.after(position, PAGE);
                    if (tell(changes)) {
                        wait = SHORTEST_WAIT_MS;
                        nextTick = System.nanoTime() + TICK_NANOS;
                    }
                    if (changes.size() == PAGE) {
                        nextTick = System.nanoTime();
                        continue;
                    }
                }
                tellAhead(reader.departuresAhead(position, PAGE));
                var untilTick = nextTick - System.nanoTime();
                if (untilTick > 0) {
                    // Whoever has committed need not wake it: at the tick it looks anyway.
                    TimeUnit.NANOSECONDS.sleep(Math.min(untilTick, TimeUnit.MILLISECONDS.toNanos(SHORTEST_WAIT_MS)));
                    continue;
                }
                wait = wake.tryAcquire(wait, TimeUnit.MILLISECONDS)
                        ? SHORTEST_WAIT_MS
                        : Math.min(LONGEST_WAIT_MS, wait * 2);
                wake.drainPermits();
            } catch (DataAccessException e) {
                LOG.warn("change log unreadable: {}", e.getClass().getSimpleName());
                sureUntilNanos = System.nanoTime();
                wait = LONGEST_WAIT_MS;
                pause(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * Asks each second, and whenever the database was away, whether it still is the one that was followed. A server that takes over has
     * another epoch; an older copy of the disk has not, but lacks the row that was read last.
     */
    private void beginAnewIfReplaced() {
        if (System.nanoTime() - sureUntilNanos < 0) {
            return;
        }
        if (isReplaced || epoch.hasChanged() || !reader.holds(position)) {
            // Until all of it is done, whatever fails meanwhile.
            isReplaced = true;
            LOG.warn("the database is not the one that was followed: everything is read anew");
            events.publishEvent(new DatabaseReplaced());
            position = reader.end();
            toldAhead.clear();
            listeners.forEach(ChangeListener::onAnotherLog);
            isReplaced = false;
        }
        sureUntilNanos = System.nanoTime() + SURE_FOR_NANOS;
    }

    /** Whether there was anything to tell. */
    private boolean tell(List<Change> changes) {
        lastSuccessNanos = System.nanoTime();
        if (changes.isEmpty()) {
            return false;
        }
        for (var listener : listeners) {
            try {
                listener.onChanges(changes);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on {} changes", changes.size(), e);
            }
        }
        position = changes.get(changes.size() - 1).position();
        toldAhead.removeIf(told -> told.compareTo(position) <= 0);
        return true;
    }

    private void tellAhead(List<Change> departures) {
        var fresh = departures.stream()
                .filter(change -> toldAhead.add(change.position()))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        for (var listener : listeners) {
            try {
                listener.onDeparturesAhead(fresh);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on {} departures", fresh.size(), e);
            }
        }
    }

    private void pause(int milliseconds) {
        try {
            wake.tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void start() {
        position = reader.end();
        running = true;
        thread = new Thread(this::follow, "change-tailer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

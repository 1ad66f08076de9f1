package org.hedgerow.hotspot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hedgerow.changelog.Change;
import org.hedgerow.changelog.ChangeReader;
import org.hedgerow.changelog.LogPosition;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.VisibleLabels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One audience's engine with what keeps it right: a thread of its own that reads the audience's rows under the audience's own labels, once
 * whole and then change by change. Reading a row again is harmless, so the whole reading and the changes may overlap.
 */
public final class AwakeAudience {

    private static final Logger LOG = LoggerFactory.getLogger(AwakeAudience.class);

    private final Audience audience;
    private final Access access;
    private final VisibleIncidents incidents;
    private final ChangeReader changes;
    private final StreamCursors cursors;
    private final NationalGrid grid;
    private final List<AudienceListener> listeners = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor thread;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();

    private volatile AudienceEngine engine;
    private volatile LogPosition position = LogPosition.START;
    private volatile long lastUsedNanos = System.nanoTime();
    private VisibleLabels labels;
    private boolean stale = true;

    AwakeAudience(
            Audience audience,
            Access access,
            VisibleIncidents incidents,
            ChangeReader changes,
            StreamCursors cursors,
            NationalGrid grid) {
        this.audience = audience;
        this.access = access;
        this.incidents = incidents;
        this.changes = changes;
        this.cursors = cursors;
        this.grid = grid;
        this.engine = new AudienceEngine(grid, "");
        this.labels = access.visibleLabels(audience);
        this.thread = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var worker = new Thread(task, "audience");
            worker.setDaemon(true);
            return worker;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    public Audience audience() {
        return audience;
    }

    /** What the audience may see now; waits for the first reading. */
    public AudienceSnapshot snapshot() {
        use();
        loaded.join();
        return engine.snapshot();
    }

    /** The end of the last tick that the snapshot holds. */
    public LogPosition position() {
        return position;
    }

    /** Runs on the audience's thread, between ticks. */
    public void betweenTicks(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("work between ticks failed", e);
            }
        });
    }

    public void listen(AudienceListener listener) {
        listeners.add(listener);
    }

    public void leave(AudienceListener listener) {
        listeners.remove(listener);
        use();
    }

    /**
     * What changed for this audience after a position, as it stands now; only between ticks. Empty when there is more than {@code most}, or
     * the log does not reach back so far.
     */
    public Optional<AudienceDelta> since(LogPosition last, int most) {
        if (!changes.reachesBackTo(last)) {
            return Optional.empty();
        }
        var missed = changes.after(last, most + 1).stream()
                .filter(change -> change.position().compareTo(position) <= 0)
                .toList();
        return missed.size() > most ? Optional.empty() : Optional.of(deltaOf(missed));
    }

    /** Somebody is about to look: it may not fall asleep under them. */
    void use() {
        lastUsedNanos = System.nanoTime();
    }

    boolean idleFor(long nanoseconds) {
        return listeners.isEmpty() && System.nanoTime() - lastUsedNanos > nanoseconds;
    }

    void load() {
        betweenTicks(this::reload);
    }

    void take(List<Change> tick) {
        betweenTicks(() -> absorb(tick));
    }

    void sleep() {
        thread.shutdownNow();
    }

    /** Looks whether time alone has changed what may be seen: an embargo that ended, an expiry. */
    void recheck() {
        betweenTicks(() -> {
            if (stale || !access.visibleLabels(audience).onlyAddsNewLabelsTo(labels)) {
                reload();
            }
        });
    }

    private void reload() {
        stale = true;
        var start = changes.end();
        labels = access.visibleLabels(audience);
        var rows = incidents.readAll(labels);
        var fresh = new AudienceEngine(grid, "");
        fresh.absorb(rows, List.of(), cursors.write(start));
        engine = fresh;
        position = start.compareTo(position) > 0 ? start : position;
        stale = false;
        listeners.forEach(AudienceListener::onReload);
        loaded.complete(null);
    }

    private void absorb(List<Change> tick) {
        var end = tick.get(tick.size() - 1).position();
        if (end.compareTo(position) <= 0) {
            return;
        }
        var now = access.visibleLabels(audience);
        if (stale || !now.onlyAddsNewLabelsTo(labels)) {
            reload();
            return;
        }
        labels = now;
        try {
            var delta = deltaOf(tick);
            engine.absorb(
                    delta.upserts(),
                    delta.forgets().stream().map(AudienceDelta.Forgotten::id).toList(),
                    cursors.write(end));
            position = end;
            listeners.forEach(listener -> listener.onDelta(delta));
        } catch (RuntimeException e) {
            stale = true;
            throw e;
        }
    }

    /** The rows that changes concern, as they stand now under this audience's labels. */
    private AudienceDelta deltaOf(List<Change> tick) {
        Map<UUID, Integer> versions = new HashMap<>();
        for (var change : tick) {
            if (labels.contains(change.labelId())) {
                versions.merge(change.subjectId(), change.version(), Math::max);
            }
        }
        var end = tick.isEmpty() ? position : tick.get(tick.size() - 1).position();
        if (versions.isEmpty()) {
            return new AudienceDelta(List.of(), List.of(), end);
        }
        var upserts = incidents.readSome(labels, versions.keySet());
        var seen = new HashSet<UUID>();
        upserts.forEach(incident -> seen.add(incident.id()));
        var forgets = versions.entrySet().stream()
                .filter(entry -> !seen.contains(entry.getKey()))
                .map(entry -> new AudienceDelta.Forgotten(entry.getKey(), entry.getValue()))
                .toList();
        return new AudienceDelta(upserts, forgets, end);
    }
}

package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.hedgerow.changelog.Change;
import org.hedgerow.changelog.ChangeKind;
import org.hedgerow.changelog.ChangeReader;
import org.hedgerow.changelog.LogPosition;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.SharingProblem;
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
    private final EngineRoom room;
    private final List<AudienceListener> listeners = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor thread;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();

    private volatile AudienceEngine engine;
    private volatile LogPosition position = LogPosition.START;
    private volatile long lastUsedNanos = System.nanoTime();
    /** Changes that were applied ahead of the watermark, which somebody who returns must be told of too. */
    private final List<Change> ahead = new ArrayList<>();

    private volatile VisibleLabels labels;
    private boolean stale = true;
    /** Labels were lost and what they showed could not be dropped: nothing is shown until it is read anew. */
    private volatile boolean inDoubt;

    AwakeAudience(
            Audience audience,
            Access access,
            VisibleIncidents incidents,
            ChangeReader changes,
            StreamCursors cursors,
            NationalGrid grid,
            EngineRoom room) {
        this.audience = audience;
        this.access = access;
        this.incidents = incidents;
        this.changes = changes;
        this.cursors = cursors;
        this.grid = grid;
        this.room = room;
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

    /**
     * What the audience may see now; waits for the first reading. Its place in the change log is sealed anew for whoever asks: one that was
     * kept from tick to tick would change whenever anything changed anywhere, and so tell how much goes on that this audience does not see.
     *
     * @throws ProblemException {@link SharingProblem#PAUSED} while it is not known what the audience has lost;
     *     {@link HotspotProblem#TOO_MANY_AUDIENCES} when there was no room in memory for what it may see
     */
    public AudienceSnapshot snapshot() {
        use();
        awaitFirstReading();
        if (inDoubt) {
            throw new ProblemException(SharingProblem.PAUSED);
        }
        var snapshot = engine.snapshot();
        return cursors.read(snapshot.position())
                .map(held -> snapshot.at(cursors.write(held.position(), held.sight())))
                .orElse(snapshot);
    }

    /**
     * What the audience may see by the rights of this moment: when it has just lost some, as with the end of an agreement, what they showed
     * is dropped first. Not for the audience's own thread.
     *
     * @throws ProblemException {@link SharingProblem#PAUSED} when that cannot be done within seconds
     */
    public AudienceSnapshot snapshotNow() {
        use();
        awaitFirstReading();
        if (!labels.without(access.visibleLabels(audience)).isEmpty()) {
            var looked = new CompletableFuture<Void>();
            thread.execute(() -> {
                try {
                    orReadAnew(this::lookAgain);
                    looked.complete(null);
                } catch (RuntimeException e) {
                    looked.completeExceptionally(e);
                }
            });
            try {
                looked.get(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(SharingProblem.PAUSED);
            } catch (ExecutionException | TimeoutException e) {
                throw new ProblemException(SharingProblem.PAUSED);
            }
        }
        return snapshot();
    }

    /** The end of the last tick that the snapshot holds. */
    public LogPosition position() {
        return position;
    }

    /** What is held, without a cursor of its own for whoever looks; only between ticks. */
    public AudienceSnapshot held() {
        return engine.snapshot();
    }

    /** A cursor from which a client that holds what the snapshot holds can go on; only between ticks. */
    public String cursor() {
        return sealed(position, labels);
    }

    /** Runs on the audience's thread, between ticks; not at all once the engine sleeps, as when there was no room for it. */
    public void betweenTicks(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (ProblemException paused) {
                    LOG.debug("work between ticks put off: {}", paused.type().slug());
                } catch (RuntimeException e) {
                    LOG.error("work between ticks failed", e);
                }
            });
        } catch (RejectedExecutionException asleep) {
            // Whoever pulses all audiences in turn must not stop at this one.
            LOG.debug("an engine that sleeps was given work");
        }
    }

    public void listen(AudienceListener listener) {
        listeners.add(listener);
    }

    public void leave(AudienceListener listener) {
        listeners.remove(listener);
        use();
    }

    /**
     * What changed for this audience after a cursor, as it stands now; only between ticks. Empty when there is more than {@code most}, the
     * log does not reach back so far, or the client held what it may see no longer.
     */
    public Optional<AudienceDelta> since(StreamCursors.Cursor last, int most) {
        if (!labels.onlyAddsNewLabelsTo(last.sight()) || !changes.reachesBackTo(last.position())) {
            return Optional.empty();
        }
        var missed = new ArrayList<>(changes.between(last.position(), position, labels, most + 1));
        missed.addAll(ahead);
        return missed.size() > most ? Optional.empty() : Optional.of(heldSince(missed));
    }

    /**
     * What is held of what has changed. The rows themselves may be ahead of it, and what is ahead is told to everybody by a tick to come: who
     * was told by then would hear it twice.
     */
    private AudienceDelta heldSince(List<Change> missed) {
        var traces = tracesOf(missed, Set.of());
        var held = engine.snapshot();
        var upserts = traces.keySet().stream()
                .flatMap(id -> held.find(id).stream())
                .sorted(Comparator.comparing(VisibleIncident::id))
                .toList();
        upserts.forEach(incident -> traces.remove(incident.id()));
        return new AudienceDelta(upserts, forgotten(traces), position);
    }

    /** Somebody is about to look: it may not fall asleep under them. */
    void use() {
        lastUsedNanos = System.nanoTime();
    }

    boolean idleFor(long nanoseconds) {
        return listeners.isEmpty() && System.nanoTime() - lastUsedNanos > nanoseconds;
    }

    void load() {
        betweenTicks(this::readWhole);
    }

    void take(List<Change> tick) {
        betweenTicks(() -> orReadAnew(() -> absorb(tick)));
    }

    /** Applies what has left its labels in transactions that the watermark has not passed. */
    void takeAhead(List<Change> departures) {
        betweenTicks(() -> orReadAnew(() -> absorbAhead(departures)));
    }

    /** The log is another one, and nothing that is held can be trusted: nothing is shown until it is read anew. */
    void beginAnew() {
        inDoubt = true;
        betweenTicks(() -> orReadAnew(() -> {
            inDoubt = true;
            stale = true;
            ahead.clear();
            position = LogPosition.START;
            orRefuse(this::reload);
        }));
    }

    /** Whoever waits for the first reading waits no longer. */
    void sleep() {
        thread.shutdownNow();
        loaded.cancel(false);
    }

    /** The pages of rows that are held, for counting each of them once. */
    IncidentPage[] pages() {
        return engine.snapshot().columns().pages;
    }

    private void awaitFirstReading() {
        try {
            loaded.join();
        } catch (CancellationException e) {
            throw new ProblemException(SharingProblem.PAUSED);
        } catch (CompletionException e) {
            throw new ProblemException(HotspotProblem.TOO_MANY_AUDIENCES);
        }
    }

    /**
     * Looks whether something other than a change of an incident has changed what may be seen: an embargo that ended, an agreement that did.
     * What is lost is dropped at once, before anything is read anew.
     */
    void recheck() {
        betweenTicks(this::lookAgain);
    }

    private void lookAgain() {
        if (stale || !isKeptUpWith(access.visibleLabels(audience))) {
            readWhole();
        }
    }

    /** Follows the labels as they are now. Says whether that was enough: what has come to be seen again must be read whole. */
    private boolean isKeptUpWith(VisibleLabels now) {
        var lost = labels.without(now);
        if (!lost.isEmpty()) {
            drop(lost, now);
        }
        var isEnough = now.onlyAddsNewLabelsTo(labels);
        if (isEnough) {
            labels = now;
        }
        return isEnough;
    }

    /** Takes what could be read under these labels alone off the map. */
    private void drop(VisibleLabels lost, VisibleLabels now) {
        stale = true;
        inDoubt = true;
        var ids = new HashSet<>(incidents.idsUnder(lost));
        var kept = ids.isEmpty() ? List.<VisibleIncident>of() : incidents.readSome(now, ids);
        kept.forEach(incident -> ids.remove(incident.id()));
        var before = engine.snapshot();
        var forgets = ids.stream()
                .flatMap(id -> before.find(id).stream())
                .map(gone -> new AudienceDelta.Forgotten(gone.id(), gone.version(), 0))
                .toList();
        labels = labels.without(lost);
        publish(new AudienceDelta(kept, forgets, position), position);
        stale = false;
        inDoubt = false;
        if (!kept.isEmpty()) {
            // The same version of an incident, known less exactly than before: newest wins cannot say that.
            listeners.forEach(AudienceListener::onReload);
        }
    }

    /** A tick that could not be taken in is not told again: everything is read anew as soon as that can be done. */
    private void orReadAnew(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            stale = true;
            throw e;
        }
    }

    /**
     * Begins with what another audience holds that reads the same labels: the pages are shared until a change parts them. What that one has
     * taken in when it answers reaches at least as far as what was told before this one was there to be told.
     */
    private boolean takeOver() {
        var now = access.visibleLabels(audience);
        var held = room.readingTheSame(this, now).flatMap(other -> other.heldUnder(now));
        held.ifPresent(same ->
                adopt(now, same.position(), new AudienceEngine(grid, same.columns(), sealed(same.position(), now))));
        return held.isPresent();
    }

    /** What is held between two ticks, and where in the change log that is. */
    private record Held(IncidentColumns columns, LogPosition position) {}

    /** What is held under these labels; empty when it is not certain, or not known soon. Not for the audience's own thread. */
    private Optional<Held> heldUnder(VisibleLabels under) {
        var answer = new CompletableFuture<Optional<Held>>();
        try {
            thread.execute(() -> answer.complete(
                    stale || inDoubt || !labels.showsTheSameAs(under)
                            ? Optional.empty()
                            : Optional.of(new Held(engine.snapshot().columns(), position))));
            return answer.get(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    /** Whether it has been filled; what is read anew later takes the place of what is held. */
    boolean isLoaded() {
        return loaded.isDone();
    }

    boolean reads(VisibleLabels these) {
        return isLoaded() && labels.showsTheSameAs(these);
    }

    private String sealed(LogPosition at, VisibleLabels under) {
        return cursors.write(at, under.sight());
    }

    private void readWhole() {
        orRefuse(() -> {
            if (isLoaded() || !takeOver()) {
                reload();
            }
        });
    }

    private void orRefuse(Runnable reading) {
        try {
            reading.run();
        } catch (EngineRoom.Full full) {
            loaded.completeExceptionally(full);
            room.refuse(this);
        }
    }

    private void reload() {
        stale = true;
        room.inTurn(this, () -> {
            var start = changes.end();
            var now = access.visibleLabels(audience);
            var loading = new EngineLoading(grid, size -> room.claim(this, size));
            incidents.readAll(now, loading::add);
            adopt(now, start, loading.engine(sealed(start, now)));
        });
    }

    private void adopt(VisibleLabels under, LogPosition start, AudienceEngine fresh) {
        labels = under;
        engine = fresh;
        position = start.compareTo(position) > 0 ? start : position;
        passed(position);
        stale = false;
        inDoubt = false;
        listeners.forEach(AudienceListener::onReload);
        loaded.complete(null);
    }

    private void absorb(List<Change> tick) {
        var end = tick.get(tick.size() - 1).position();
        if (end.compareTo(position) <= 0) {
            return;
        }
        // What was applied ahead has been told: to tell it again would show that somebody else kept the log waiting.
        var told = ahead.stream().map(Change::position).collect(Collectors.toSet());
        var fresh = tick.stream()
                .filter(change -> !told.contains(change.position()))
                .toList();
        var gone = forgetAtOnce(fresh);
        if (stale || !isKeptUpWith(access.visibleLabels(audience))) {
            readWhole();
            return;
        }
        publish(deltaOf(fresh, end, gone), end);
        passed(end);
    }

    /**
     * Drops what has left this audience for certain, before anything is asked of a database that others may keep busy. Answers the ids.
     */
    private Set<UUID> forgetAtOnce(List<Change> changes) {
        Map<UUID, Trace> traces = new HashMap<>();
        var undecided = new HashSet<UUID>();
        for (var change : changes) {
            if (labels.contains(change.labelId())) {
                traces.computeIfAbsent(change.subjectId(), id -> new Trace()).add(change);
            } else if (!labels.knew(change.labelId())) {
                undecided.add(change.subjectId());
            }
        }
        var forgets = traces.entrySet().stream()
                .filter(entry -> !undecided.contains(entry.getKey()))
                .map(entry -> entry.getValue().forgotten(entry.getKey()))
                .filter(AudienceDelta.Forgotten::isRecalled)
                .toList();
        if (!stale && !forgets.isEmpty()) {
            publish(new AudienceDelta(List.of(), forgets, position), position);
            return forgets.stream().map(AudienceDelta.Forgotten::id).collect(Collectors.toSet());
        }
        return Set.of();
    }

    private void absorbAhead(List<Change> departures) {
        var gone = forgetAtOnce(departures);
        if (stale || !isKeptUpWith(access.visibleLabels(audience))) {
            readWhole();
        }
        var told = ahead.stream().map(Change::position).collect(Collectors.toSet());
        var fresh = departures.stream()
                .filter(change -> change.position().compareTo(position) > 0)
                .filter(change -> !told.contains(change.position()))
                .toList();
        ahead.addAll(fresh);
        publish(deltaOf(fresh, position, gone), position);
    }

    private void passed(LogPosition end) {
        ahead.removeIf(change -> change.position().compareTo(end) <= 0);
    }

    /** A row is read as it stands, which may be ahead of the tick that it is read for: when the next tick comes to it, it has been told. */
    private AudienceDelta withoutWhatIsHeld(AudienceDelta delta) {
        var held = engine.snapshot();
        var news = delta.upserts().stream()
                .filter(incident ->
                        !held.find(incident.id()).filter(incident::equals).isPresent())
                .toList();
        return new AudienceDelta(news, delta.forgets(), delta.position());
    }

    private void publish(AudienceDelta read, LogPosition end) {
        var delta = withoutWhatIsHeld(read);
        var told = delta.after(engine.snapshot());
        engine.absorb(
                delta.upserts(),
                delta.forgets().stream().map(AudienceDelta.Forgotten::id).toList(),
                sealed(end, labels));
        position = end;
        listeners.forEach(listener -> listener.onDelta(told));
    }

    /**
     * The rows that changes concern, as they stand now under this audience's labels.
     *
     * @param gone what needs no telling, because it has just been told that it is gone
     */
    private AudienceDelta deltaOf(List<Change> tick, LogPosition end, Set<UUID> gone) {
        var traces = tracesOf(tick, gone);
        if (traces.isEmpty()) {
            return new AudienceDelta(List.of(), List.of(), end);
        }
        var upserts = incidents.readSome(labels, traces.keySet());
        upserts.forEach(incident -> traces.remove(incident.id()));
        return new AudienceDelta(upserts, forgotten(traces), end);
    }

    private Map<UUID, Trace> tracesOf(List<Change> tick, Set<UUID> gone) {
        Map<UUID, Trace> traces = new HashMap<>();
        for (var change : tick) {
            if (labels.contains(change.labelId()) && !gone.contains(change.subjectId())) {
                traces.computeIfAbsent(change.subjectId(), id -> new Trace()).add(change);
            }
        }
        return traces;
    }

    private static List<AudienceDelta.Forgotten> forgotten(Map<UUID, Trace> traces) {
        return traces.entrySet().stream()
                .map(entry -> entry.getValue().forgotten(entry.getKey()))
                .toList();
    }

    /** What happened to one incident under the labels of this audience. */
    private static final class Trace {
        private final Map<Integer, ChangeKind> latest = new LinkedHashMap<>();
        private int version;

        void add(Change change) {
            latest.put(change.labelId(), change.kind());
            version = Math.max(version, change.version());
        }

        /** Taken back from this audience when it left every label: an incident that was withdrawn goes on under one of the owner's. */
        AudienceDelta.Forgotten forgotten(UUID id) {
            var isRecalled = latest.values().stream().allMatch(ChangeKind.LEFT::equals);
            return new AudienceDelta.Forgotten(
                    id, version, isRecalled ? latest.keySet().iterator().next() : 0);
        }
    }
}

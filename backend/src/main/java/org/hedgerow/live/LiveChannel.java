package org.hedgerow.live;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.hotspot.AudienceDelta;
import org.hedgerow.hotspot.AudienceListener;
import org.hedgerow.hotspot.AwakeAudience;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.hotspot.HotspotChoice;
import org.hedgerow.hotspot.HotspotFollowing;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentFeature;
import org.hedgerow.incident.VisibleIncident;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions of one audience. What happens to the audience is encoded once and sent to each. Joining and ticks take place on the
 * audience's one thread, so that a session misses nothing between what it was caught up with and the first tick it is sent.
 */
final class LiveChannel implements AudienceListener {

    /** More at once than a client should apply one by one: it fetches the view again, which is less. */
    private static final int MOST_CHANGES_TOLD = 500;

    private record Welcome(int protocol, boolean resumed, String cursor) {}

    private record Changes(String cursor, List<IncidentFeature> upserts, List<Forget> forgets, boolean cellsChanged) {}

    /** @param recalled it was taken back from this audience; the client acknowledges that it has forgotten it */
    private record Forget(UUID id, int version, boolean recalled) {}

    private record Resync(String cursor) {}

    private record Pulse(double delaySeconds, String cursor) {}

    private final AwakeAudience audience;
    private final HotspotFollowing followings;
    private final FeatureWriter features;
    private final StreamCursors cursors;
    private final RecordViews views;
    private final ReceiptBook receipts;
    private final JsonMapper json;
    private final Clock clock;
    private final int resumable;
    /** Everybody who has joined and not left; a subset of them is caught up and is told of each tick. */
    private final Set<LiveSession> members = new CopyOnWriteArraySet<>();

    private final Set<LiveSession> sessions = new CopyOnWriteArraySet<>();
    private final Map<HotspotWatch.Choice, HotspotWatch> watches = new HashMap<>();

    LiveChannel(
            AwakeAudience audience,
            HotspotFollowing followings,
            FeatureWriter features,
            StreamCursors cursors,
            RecordViews views,
            ReceiptBook receipts,
            JsonMapper json,
            Clock clock,
            int resumable) {
        this.audience = audience;
        this.followings = followings;
        this.features = features;
        this.cursors = cursors;
        this.views = views;
        this.receipts = receipts;
        this.json = json;
        this.clock = clock;
        this.resumable = resumable;
        audience.listen(this);
    }

    /** Counts a session in, so that the channel stays while the session is brought up to date. */
    void expect(LiveSession session) {
        members.add(session);
    }

    /** Brings a session up to date and adds it to those that are told. */
    void join(LiveSession session, Optional<String> cursor) {
        audience.snapshot();
        audience.betweenTicks(() -> {
            if (!members.contains(session)) {
                return;
            }
            var missed = cursor.flatMap(cursors::read).flatMap(last -> audience.since(last, resumable));
            session.send(LiveMessage.of(json, "welcome", new Welcome(1, missed.isPresent(), audience.cursor())));
            missed.filter(delta -> !delta.isEmpty()).ifPresent(delta -> tell(List.of(session), delta));
            sessions.add(session);
            if (!members.contains(session)) {
                sessions.remove(session);
            }
        });
    }

    void leave(LiveSession session) {
        members.remove(session);
        sessions.remove(session);
        synchronized (watches) {
            var watch = session.watch();
            if (watch != null) {
                watch.leave(session);
                closeEmptyWatches();
            }
        }
    }

    /** With the lock on {@link #watches}. */
    private void closeEmptyWatches() {
        watches.values().removeIf(watch -> {
            if (watch.isEmpty()) {
                watch.close();
            }
            return watch.isEmpty();
        });
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** Stops listening, so that the audience's engine may sleep when nobody else looks through it. */
    void close() {
        audience.leave(this);
    }

    /** Changes which hotspots a session is told about. */
    void watch(LiveSession session, HotspotWatch.Choice choice, FilterParameters filter) {
        audience.betweenTicks(() -> {
            if (!members.contains(session)) {
                return;
            }
            synchronized (watches) {
                var before = session.watch();
                if (before != null) {
                    before.leave(session);
                    closeEmptyWatches();
                }
                var watch = watches.computeIfAbsent(
                        choice,
                        wanted -> new HotspotWatch(
                                wanted,
                                new HotspotChoice(wanted.reachMetres(), wanted.minimumIncidents(), filter),
                                audience,
                                followings,
                                features,
                                json,
                                clock));
                session.watch(watch);
                watch.join(session);
            }
        });
    }

    void tellHotspots() {
        eachWatch(HotspotWatch::tellIfDue);
    }

    void pulse(Duration delay) {
        audience.betweenTicks(() -> {
            var message = LiveMessage.of(json, "pulse", new Pulse(delay.toMillis() / 1000.0, audience.cursor()));
            sessions.forEach(session -> session.send(message));
        });
    }

    @Override
    public void onDelta(AudienceDelta delta) {
        if (delta.isEmpty()) {
            return;
        }
        tell(sessions, delta);
        var ids = Stream.concat(
                        delta.upserts().stream().map(VisibleIncident::id),
                        delta.forgets().stream().map(AudienceDelta.Forgotten::id))
                .toList();
        eachWatch(watch -> watch.incidentsChanged(ids));
    }

    private void tell(Collection<LiveSession> listeners, AudienceDelta delta) {
        var tooMany = delta.upserts().size() + delta.forgets().size() > MOST_CHANGES_TOLD;
        var message = tooMany ? resync() : changes(delta);
        var recalled = delta.forgets().stream()
                .filter(AudienceDelta.Forgotten::isRecalled)
                .toList();
        if (!recalled.isEmpty()) {
            listeners.forEach(session -> session.expect(recalled));
        }
        listeners.forEach(session -> session.send(message));
        if (!recalled.isEmpty()) {
            receipts.told(listeners, recalled);
        }
        if (!tooMany) {
            pushed(listeners.stream().map(LiveSession::person).toList(), delta);
        }
    }

    @Override
    public void onReload() {
        sessions.forEach(session -> session.send(resync()));
        eachWatch(HotspotWatch::everythingChanged);
    }

    /** A record that is pushed to an open client is seen by its person. */
    private void pushed(List<Person> people, AudienceDelta delta) {
        views.pushed(
                people,
                "live stream",
                delta.upserts().stream()
                        .map(incident -> new RecordViews.Shown(
                                incident.id(), incident.tier().name()))
                        .toList());
    }

    LiveMessage resync() {
        return LiveMessage.of(json, "resync", new Resync(audience.cursor()));
    }

    private void eachWatch(Consumer<HotspotWatch> act) {
        synchronized (watches) {
            watches.values().forEach(act);
        }
    }

    private LiveMessage changes(AudienceDelta delta) {
        return LiveMessage.of(
                json,
                "changes",
                new Changes(
                        audience.cursor(),
                        delta.upserts().stream().map(features::feature).toList(),
                        delta.forgets().stream()
                                .map(gone -> new Forget(gone.id(), gone.version(), gone.isRecalled()))
                                .toList(),
                        true));
    }
}

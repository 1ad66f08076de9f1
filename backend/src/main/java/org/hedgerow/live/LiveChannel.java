package org.hedgerow.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sessions of one audience. What happens to the audience is encoded once and sent to each whose views it concerns. Joining and ticks
 * take place on the audience's one thread, so that a session misses nothing between what it was caught up with and the first tick it is sent.
 */
final class LiveChannel implements AudienceListener {

    /** What a consultation by this channel is called in the audit. */
    private static final String ACTION = "live stream";

    /** @param cursor null when what was missed follows: whoever loses the connection before it comes must not go on behind it */
    private record Welcome(
            int protocol, boolean resumed, @Nullable String cursor) {}

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
    private final int mostTold;
    /** Everybody who has joined and not left; a subset of them is caught up and is told of each tick. */
    private final Set<LiveSession> members = ConcurrentHashMap.newKeySet();

    private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
    private final Digests digests;
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
            LiveSettings settings,
            DigestBudget budget,
            MeterRegistry meters) {
        this.audience = audience;
        this.followings = followings;
        this.features = features;
        this.cursors = cursors;
        this.views = views;
        this.receipts = receipts;
        this.json = json;
        this.clock = clock;
        this.resumable = settings.resumableChanges();
        this.mostTold = settings.gatheredRecords();
        this.digests = new Digests(
                audience,
                features,
                json,
                clock,
                budget,
                meters,
                (session, frame) -> views.pushed(List.of(session.person()), ACTION, frame.shown()));
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
            var toTell = missed.filter(delta -> !delta.isEmpty());
            session.welcome(LiveMessage.of(
                    json,
                    "welcome",
                    new Welcome(
                            LiveSocket.PROTOCOL, missed.isPresent(), toTell.isPresent() ? null : audience.cursor())));
            toTell.ifPresent(delta -> tell(List.of(session), delta));
            sessions.add(session);
            if (!members.contains(session)) {
                sessions.remove(session);
                return;
            }
            session.views().all().forEach(view -> look(session, view));
        });
    }

    void leave(LiveSession session) {
        members.remove(session);
        sessions.remove(session);
        synchronized (watches) {
            watches.values().forEach(watch -> watch.leave(session));
            closeEmptyWatches();
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

    /** A view of a session is new, or another than it was. */
    void look(LiveSession session, String name) {
        audience.betweenTicks(() -> {
            var view = session.views().find(name);
            if (!sessions.contains(session)) {
                return;
            }
            if (view == null) {
                leaveUnseen(session);
            } else {
                look(session, view);
            }
        });
    }

    private void look(LiveSession session, LiveView view) {
        leaveUnseen(session);
        var wanted = view.hotspots();
        if (wanted != null) {
            synchronized (watches) {
                watches.computeIfAbsent(wanted.choice(), choice -> watch(choice, wanted.filter()))
                        .join(session);
            }
        }
        digests.begin(session, view);
    }

    private HotspotWatch watch(HotspotWatch.Choice choice, FilterParameters filter) {
        return new HotspotWatch(
                choice,
                new HotspotChoice(choice.reachMetres(), choice.minimumIncidents(), filter),
                audience,
                followings,
                features,
                json,
                clock);
    }

    /** Leaves the hotspots that no view of the session shows any more. */
    private void leaveUnseen(LiveSession session) {
        var seen = session.views().all().stream()
                .flatMap(view -> Stream.ofNullable(view.hotspots()))
                .map(LiveView.Hotspots::choice)
                .collect(Collectors.toSet());
        synchronized (watches) {
            watches.forEach((choice, watch) -> {
                if (!seen.contains(choice)) {
                    watch.leave(session);
                }
            });
            closeEmptyWatches();
        }
    }

    /** A client has said what a view of it holds, and wants to know what differs. */
    void compare(LiveSession session, LiveView view, byte[] theirs) {
        audience.betweenTicks(() -> digests.compare(session, view, theirs));
    }

    void tellDigests() {
        digests.tellDue();
    }

    void tellHotspots() {
        eachWatch(HotspotWatch::tellIfDue);
    }

    void pulse(Duration delay) {
        audience.betweenTicks(() -> {
            var message = LiveMessage.of(json, "pulse", new Pulse(delay.toMillis() / 1000.0, audience.cursor()));
            sessions.forEach(session -> session.pulse(message));
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
        var tick = new LiveTick(delta, audience.held(), audience.cursor(), features, json);
        var recalled = delta.forgets().stream()
                .filter(AudienceDelta.Forgotten::isRecalled)
                .toList();
        Map<ChangeFrame, List<Person>> shown = new IdentityHashMap<>();
        for (var session : listeners) {
            var frame = tick.frameFor(session.views());
            if (frame != null) {
                if (!recalled.isEmpty()) {
                    session.unacknowledged().expect(recalled);
                }
                session.tell(frame);
                shown.computeIfAbsent(frame, any -> new ArrayList<>()).add(session.person());
            }
        }
        if (!recalled.isEmpty()) {
            receipts.told(listeners, recalled);
        }
        // A record that is pushed to an open client is seen by its person.
        shown.forEach((frame, people) -> {
            if (frame.size() <= mostTold) {
                views.pushed(people, ACTION, frame.shown());
            }
        });
    }

    @Override
    public void onReload() {
        var message = LiveMessage.of(json, "resync", new Resync(audience.cursor()));
        sessions.forEach(session -> session.tellToFetch(message));
        eachWatch(HotspotWatch::everythingChanged);
    }

    private void eachWatch(Consumer<HotspotWatch> act) {
        synchronized (watches) {
            watches.values().forEach(act);
        }
    }
}

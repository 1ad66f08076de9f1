package org.hedgerow.live;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.changelog.Change;
import org.hedgerow.changelog.ChangeTailer;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.FilterParameters;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Sessions;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All open sessions of this node, by audience; ends those whose sign-in or rights have gone, within a second. */
@Component
@Profile("!command")
class LiveHub implements DisposableBean {

    private static final Duration WORTH_SAYING = Duration.ofSeconds(2);
    private static final int QUIET_SECONDS = 5;

    private final AudienceEngines engines;
    private final ChangeTailer tailer;
    private final FeatureWriter features;
    private final StreamCursors cursors;
    private final JsonMapper json;
    private final Clock clock;
    private final Sessions signIns;
    private final People people;
    private final Access access;
    private final RecordViews views;
    private final LiveSettings settings;
    private final Map<Audience, LiveChannel> channels = new HashMap<>();
    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "live-sender");
        thread.setDaemon(true);
        return thread;
    });
    private long policyEpoch;
    private int seconds;

    LiveHub(
            AudienceEngines engines,
            ChangeTailer tailer,
            FeatureWriter features,
            StreamCursors cursors,
            JsonMapper json,
            Clock clock,
            Sessions signIns,
            People people,
            Access access,
            RecordViews views,
            LiveSettings settings) {
        this.engines = engines;
        this.tailer = tailer;
        this.features = features;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
        this.signIns = signIns;
        this.people = people;
        this.access = access;
        this.views = views;
        this.settings = settings;
        tailer.listen(this::tellReporters);
    }

    ExecutorService senders() {
        return senders;
    }

    LiveSettings settings() {
        return settings;
    }

    /** Adds a session; the person's oldest one ends when there are too many. */
    void join(LiveSession session, Optional<String> cursor) {
        sessions.put(session.id(), session);
        var own = sessions.values().stream()
                .filter(other -> other.person().id().equals(session.person().id()))
                .toList();
        if (own.size() > settings.socketsPerPerson()) {
            own.stream().filter(other -> other != session).findFirst().ifPresent(oldest -> oldest.end("too-many"));
        }
        // Rights that changed since the handshake are noticed here; those that change from now on, by the look of every
        // second.
        if (rightsHaveChanged(session)) {
            session.end("rights-changed");
        } else {
            channelFor(session).join(session, cursor.flatMap(cursors::read));
        }
        // A socket that closed before it was counted in has already said goodbye to nobody.
        if (!session.isOpen()) {
            leave(session);
        }
    }

    void watch(LiveSession session, HotspotWatch.Choice choice, FilterParameters filter) {
        synchronized (channels) {
            var channel = channels.get(session.audience());
            if (channel != null) {
                channel.watch(session, choice, filter);
            }
        }
    }

    void leave(LiveSession session) {
        sessions.remove(session.id());
        synchronized (channels) {
            var channel = channels.get(session.audience());
            if (channel != null) {
                channel.leave(session);
                if (channel.isEmpty()) {
                    channel.close();
                    channels.remove(session.audience());
                }
            }
        }
    }

    /** How many audiences somebody is told about. */
    int openChannels() {
        synchronized (channels) {
            return channels.size();
        }
    }

    /** The message that a session which lost what waited for it is sent instead. */
    LiveMessage resync() {
        return new LiveMessage("resync", ",\"cursor\":null");
    }

    /** Tells reporters, whose own reports are outside every audience, that one of theirs has changed: they ask for them again. */
    private void tellReporters(List<Change> tick) {
        if (sessions.isEmpty()) {
            return;
        }
        senders.execute(() -> {
            var reporters =
                    access.reportersOf(tick.stream().map(Change::labelId).collect(Collectors.toSet()));
            sessions.values().stream()
                    .filter(session -> reporters.contains(session.person().id()))
                    .forEach(session -> session.send(new LiveMessage("mine", "")));
        });
    }

    @Scheduled(fixedDelay = 200, timeUnit = TimeUnit.MILLISECONDS)
    void tellHotspots() {
        each(LiveChannel::tellHotspots);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void pulse() {
        var delay = tailer.delay();
        seconds = (seconds + 1) % QUIET_SECONDS;
        if (delay.compareTo(WORTH_SAYING) >= 0 || seconds == 0) {
            each(channel -> channel.pulse(delay));
        }
    }

    /** Nobody keeps a stream that they could not open now. When the database cannot say, nothing new is sent either: it comes from there. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void endWhatMayNotGoOn() {
        if (sessions.isEmpty()) {
            return;
        }
        try {
            var open = List.copyOf(sessions.values());
            var stillOpen = signIns.stillOpen(
                    open.stream().map(LiveSession::httpSessionId).distinct().toList());
            open.stream()
                    .filter(session -> !stillOpen.contains(session.httpSessionId()))
                    .forEach(session -> session.end("signed-out"));
            var epoch = signIns.policyEpoch();
            if (epoch != policyEpoch) {
                open.stream().filter(this::rightsHaveChanged).forEach(session -> session.end("rights-changed"));
                policyEpoch = epoch;
            }
        } catch (DataAccessException e) {
            policyEpoch = -1;
        }
    }

    Audience audienceOf(Person person) {
        return access.audienceOf(person);
    }

    private boolean rightsHaveChanged(LiveSession session) {
        return people.find(session.person().id())
                .map(person -> access.audienceOf(person.reading(session.person().purpose())))
                .filter(session.audience()::equals)
                .isEmpty();
    }

    private LiveChannel channelFor(LiveSession session) {
        synchronized (channels) {
            var channel = channels.computeIfAbsent(
                    session.audience(),
                    wanted -> new LiveChannel(
                            engines.wake(wanted), features, cursors, views, json, clock, settings.resumableChanges()));
            channel.expect(session);
            return channel;
        }
    }

    private void each(Consumer<LiveChannel> act) {
        synchronized (channels) {
            channels.values().forEach(act);
        }
    }

    @Override
    public void destroy() {
        senders.shutdownNow();
    }
}

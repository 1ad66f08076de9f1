package org.hedgerow.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hedgerow.audit.RecordViews;
import org.hedgerow.changelog.Change;
import org.hedgerow.changelog.ChangeTailer;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.hotspot.AudienceEngines;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.HotspotFollowing;
import org.hedgerow.identity.AccountChanged;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Sessions;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.PolicyWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * All open sessions of this node, by audience; ends those whose sign-in or rights have gone, within a second, and
 * pauses all of them while it is not known who may see what.
 */
@Component
@Profile("!command")
class LiveHub implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
    private static final Duration WORTH_SAYING = Duration.ofSeconds(2);
    private static final int QUIET_SECONDS = 5;
    private static final long GUARD_MS = 250;

    private final AudienceEngines engines;
    private final ChangeTailer tailer;
    private final HotspotFollowing followings;
    private final FeatureWriter features;
    private final StreamCursors cursors;
    private final JsonMapper json;
    private final Clock clock;
    private final Sessions signIns;
    private final People people;
    private final Access access;
    private final RecordViews views;
    private final PolicyWatch policy;
    private final ReceiptBook receipts;
    private final LiveSettings settings;
    private final MeterRegistry meters;
    private final DigestBudget digestBudget;
    private final Map<Audience, LiveChannel> channels = new HashMap<>();
    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    /** Asks whose own reports have changed: one look at a time, off the tailer's thread. */
    private final ExecutorService reporters = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "live-reporters");
        thread.setDaemon(true);
        return thread;
    });
    /** Sees to it that silence is told even when everything that asks the database is stuck. */
    private final ScheduledExecutorService guard = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "live-guard");
        thread.setDaemon(true);
        return thread;
    });

    private int seconds;

    LiveHub(
            AudienceEngines engines,
            ChangeTailer tailer,
            HotspotFollowing followings,
            FeatureWriter features,
            StreamCursors cursors,
            JsonMapper json,
            Clock clock,
            Sessions signIns,
            People people,
            Access access,
            RecordViews views,
            PolicyWatch policy,
            ReceiptBook receipts,
            LiveSettings settings,
            MeterRegistry meters) {
        this.engines = engines;
        this.tailer = tailer;
        this.followings = followings;
        this.features = features;
        this.cursors = cursors;
        this.json = json;
        this.clock = clock;
        this.signIns = signIns;
        this.people = people;
        this.access = access;
        this.views = views;
        this.policy = policy;
        this.receipts = receipts;
        this.settings = settings;
        this.meters = meters;
        this.digestBudget = new DigestBudget(settings.digestRowsPerSecond() * Digests.ROUND_MS / 1000);
        tailer.listen(this::tellReporters);
        policy.listen(this::endWhoseRightsHaveChanged);
        guard.scheduleWithFixedDelay(this::pauseOrGoOn, GUARD_MS, GUARD_MS, TimeUnit.MILLISECONDS);
    }

    PolicyWatch policy() {
        return policy;
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
        // Rights that changed since the handshake are noticed here; those that change from now on, by the policy watch.
        try {
            if (rightsHaveChanged(List.of(session)).contains(session)) {
                session.end("rights-changed");
            } else {
                channelFor(session).join(session, cursor);
            }
        } catch (ProblemException | DataAccessException e) {
            LOG.debug("a stream cannot begin: {}", e.getClass().getSimpleName());
            session.end("paused");
        }
        // A socket that closed before it was counted in has already said goodbye to nobody.
        if (!session.isOpen()) {
            leave(session);
        }
    }

    /** A view of a session is new, gone, or another than it was. */
    void look(LiveSession session, String view) {
        withChannelOf(session, channel -> channel.look(session, view));
    }

    /** A client has said what a view of it holds, and wants to know what differs. */
    void compare(LiveSession session, LiveView view, byte[] theirs) {
        withChannelOf(session, channel -> channel.compare(session, view, theirs));
    }

    private void withChannelOf(LiveSession session, Consumer<LiveChannel> act) {
        synchronized (channels) {
            var channel = channels.get(session.audience());
            if (channel != null) {
                act.accept(channel);
            }
        }
    }

    /** What a session reads for decides what it is told: every stream of the person begins anew with what is stated now. */
    @EventListener
    void beginAnewWith(AccountChanged stated) {
        if (stated.change() == AccountChanged.Change.PURPOSE_STATED) {
            sessions.values().stream()
                    .filter(session -> session.person().id().equals(stated.subject()))
                    .forEach(session -> session.end("purpose-stated"));
        }
    }

    /** A client has forgotten what it was told to. */
    void acknowledged(LiveSession session, Collection<Unacknowledged.Told> told, boolean everything) {
        var owed = session.unacknowledged();
        var recalled = everything ? owed.acknowledgeAll() : owed.acknowledge(told);
        if (!recalled.isEmpty()) {
            receipts.acknowledged(session, recalled);
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

    /** Tells reporters, whose own reports are outside every audience, that one of theirs has changed: they ask for them again. */
    private void tellReporters(List<Change> tick) {
        if (sessions.isEmpty()) {
            return;
        }
        reporters.execute(() -> {
            var concerned =
                    access.reportersOf(tick.stream().map(Change::labelId).collect(Collectors.toSet()));
            sessions.values().stream()
                    .filter(session -> concerned.contains(session.person().id()))
                    .forEach(LiveSession::tellOfOwn);
        });
    }

    @Scheduled(fixedDelay = 50, timeUnit = TimeUnit.MILLISECONDS)
    void tellHotspots() {
        each(LiveChannel::tellHotspots);
    }

    @Scheduled(fixedDelay = Digests.ROUND_MS, timeUnit = TimeUnit.MILLISECONDS)
    void tellDigests() {
        digestBudget.nextRound();
        each(LiveChannel::tellDigests);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void pulse() {
        var delay = tailer.delay();
        seconds = (seconds + 1) % QUIET_SECONDS;
        if (delay.compareTo(WORTH_SAYING) >= 0 || seconds == 0) {
            each(channel -> channel.pulse(delay));
        }
    }

    /**
     * Nobody keeps a stream whose sign-in or time is over: a guest's ends without anybody changing anything. When the database cannot say,
     * the policy watch notices too.
     */
    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void endWhatIsOver() {
        if (sessions.isEmpty()) {
            return;
        }
        sessions.values().forEach(LiveSession::closeWhenOverdue);
        try {
            var open = List.copyOf(sessions.values());
            rightsHaveChanged(open).forEach(session -> session.end("rights-changed"));
            var ids = open.stream().map(LiveSession::httpSessionId).distinct().toList();
            var stillOpen = signIns.stillOpen(ids);
            // Stated at another node: there nobody told this one.
            var purposes = signIns.purposes(ids);
            open.stream()
                    .filter(session -> stillOpen.contains(session.httpSessionId()))
                    .filter(session -> session.person().purpose() != purposes.get(session.httpSessionId()))
                    .forEach(session -> session.end("purpose-stated"));
            open.stream()
                    .filter(session -> !stillOpen.contains(session.httpSessionId()))
                    .forEach(session -> session.end("signed-out"));
        } catch (ProblemException | DataAccessException e) {
            LOG.debug("open sign-ins unknown: {}", e.getClass().getSimpleName());
        }
    }

    Audience audienceOf(Person person) {
        return access.audienceOf(person);
    }

    /**
     * Nobody keeps a stream that they could not open now. Everybody is held until it is known whose rights have changed; when the database
     * cannot say they stay held, and the policy watch calls again.
     */
    private void endWhoseRightsHaveChanged() {
        var open = List.copyOf(sessions.values());
        open.forEach(LiveSession::hold);
        var changed = rightsHaveChanged(open);
        changed.forEach(session -> session.end("rights-changed"));
        open.forEach(LiveSession::release);
    }

    /** Fails closed: a node that does not know its policy sends nothing, and says so. */
    private void pauseOrGoOn() {
        if (policy.isConfirmed()) {
            sessions.values().forEach(LiveSession::resume);
        } else {
            sessions.values().forEach(LiveSession::pause);
        }
    }

    private Set<LiveSession> rightsHaveChanged(Collection<LiveSession> open) {
        var now = people.findAll(
                open.stream().map(session -> session.person().id()).collect(Collectors.toSet()));
        var known = open.stream()
                .filter(session -> now.containsKey(session.person().id()))
                .toList();
        var audiences = access.audiencesOf(known.stream()
                .map(session ->
                        now.get(session.person().id()).reading(session.person().purpose()))
                .toList());
        var changed = new HashSet<>(open);
        for (int each = 0; each < known.size(); each++) {
            if (audiences.get(each).equals(known.get(each).audience())) {
                changed.remove(known.get(each));
            }
        }
        return changed;
    }

    private LiveChannel channelFor(LiveSession session) {
        synchronized (channels) {
            var channel = channels.computeIfAbsent(
                    session.audience(),
                    wanted -> new LiveChannel(
                            engines.wake(wanted),
                            followings,
                            features,
                            cursors,
                            views,
                            receipts,
                            json,
                            clock,
                            settings,
                            digestBudget,
                            meters));
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
        guard.shutdownNow();
        reporters.shutdownNow();
    }
}

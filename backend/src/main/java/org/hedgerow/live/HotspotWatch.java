package org.hedgerow.live;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hedgerow.hotspot.AwakeAudience;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.FollowedHotspots;
import org.hedgerow.hotspot.Hotspot;
import org.hedgerow.hotspot.HotspotAnswer;
import org.hedgerow.hotspot.HotspotChoice;
import org.hedgerow.hotspot.HotspotDifference;
import org.hedgerow.hotspot.HotspotEvent;
import org.hedgerow.hotspot.HotspotFollowing;
import org.hedgerow.hotspot.HotspotParameters;
import org.hedgerow.hotspot.HotspotView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One choice of hotspots that some sessions of an audience look at: computed once for all of them, and told as a difference. They are found
 * anew at each change until they are followed, which takes a moment to begin. For the audience's thread, but for what says otherwise.
 */
final class HotspotWatch {

    /** More at once than are worth following one by one. */
    private static final int MANY_CHANGES = 50_000;

    /** Hotspots grow old without anything happening: how long they may be left alone when followed, and when found anew. */
    private static final long OFTEN = TimeUnit.SECONDS.toNanos(1);

    private static final long NOW_AND_THEN = TimeUnit.MINUTES.toNanos(1);

    /** Finding them anew is work: it is done no more often than this, however much changes. */
    private static final long SELDOM = TimeUnit.MILLISECONDS.toNanos(200);

    /**
     * What a client asked for.
     *
     * @param filters a query string, as the client sent it
     */
    record Choice(int reachMetres, int minimumIncidents, String filters) {}

    /**
     * The content of a {@code hotspots} message.
     *
     * @param whole these are all there are: whatever the client held is void
     */
    record Told(
            Choice choice,
            String filters,
            boolean whole,
            HotspotParameters parameters,
            List<HotspotView> changed,
            List<String> gone,
            List<HotspotEvent> events) {}

    private final Choice choice;
    private final HotspotChoice wanted;
    private final AwakeAudience audience;
    private final HotspotFollowing followings;
    private final FeatureWriter features;
    private final JsonMapper json;
    private final Clock clock;
    private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private final Set<UUID> changed = new HashSet<>();
    private HotspotFollowing.Following following;
    private HotspotAnswer told;
    /** The message that says all of {@link #told}; made when somebody needs it. */
    private @Nullable LiveMessage whole;

    private boolean mustFollow;
    private boolean closed;
    private boolean isFollowed;
    private long foundAtNanos = System.nanoTime();
    private volatile long lookedAtNanos = System.nanoTime();

    HotspotWatch(
            Choice choice,
            HotspotChoice wanted,
            AwakeAudience audience,
            HotspotFollowing followings,
            FeatureWriter features,
            JsonMapper json,
            Clock clock) {
        this.choice = choice;
        this.wanted = wanted;
        this.audience = audience;
        this.followings = followings;
        this.features = features;
        this.json = json;
        this.clock = clock;
        var snapshot = audience.snapshot();
        this.told = snapshot.hotspots(wanted.at(clock.instant()));
        this.following = followings.follow(snapshot, wanted, clock.instant());
    }

    Choice choice() {
        return choice;
    }

    /** Tells a session all that the others have been told; only between ticks. */
    void join(LiveSession session) {
        sessions.add(session);
        session.tellAllHotspots(this, whole());
    }

    /** Tells a session, soon, all that the others have been told: it has lost some of it. On any thread. */
    void tellWhole(LiveSession session) {
        audience.betweenTicks(() -> {
            if (sessions.contains(session)) {
                session.tellAllHotspots(this, whole());
            }
        });
    }

    private LiveMessage whole() {
        var made = whole;
        if (made == null) {
            made = message(true, told, told.hotspots(), List.of(), List.of());
            whole = made;
        }
        return made;
    }

    /** On any thread. */
    void leave(LiveSession session) {
        sessions.remove(session);
        session.forget(this);
    }

    /** On any thread. */
    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** Nobody looks any more. On any thread. */
    synchronized void close() {
        closed = true;
        following.close();
    }

    void incidentsChanged(Collection<UUID> ids) {
        changed.addAll(ids);
        due.set(true);
    }

    /** Everything was read anew, and perhaps much at once. */
    void everythingChanged() {
        changed.clear();
        unfollow();
        due.set(true);
    }

    /** Computes and tells the difference, if anything has changed since the last time, or time has. On any thread. */
    void tellIfDue() {
        boolean isDue = due.getAndSet(false);
        if (isDue || System.nanoTime() - lookedAtNanos > OFTEN) {
            lookedAtNanos = System.nanoTime();
            audience.betweenTicks(() -> tell(isDue));
        }
    }

    private void tell(boolean isDue) {
        if (changed.size() > MANY_CHANGES) {
            everythingChanged();
        }
        followAgain();
        var followed = following.made();
        long sinceFound = System.nanoTime() - foundAtNanos;
        if (followed == null && isDue && sinceFound < SELDOM) {
            due.set(true);
        } else if (followed == null && (isDue || sinceFound > NOW_AND_THEN)) {
            foundAtNanos = System.nanoTime();
            tell(audience.snapshot().hotspots(wanted.at(clock.instant())), List.of());
        } else if (followed != null) {
            follow(followed);
        }
    }

    private void follow(FollowedHotspots followed) {
        var snapshot = audience.snapshot();
        var ids = List.copyOf(changed);
        changed.clear();
        try {
            var tick = followed.tick(snapshot, ids, clock.instant());
            // What happened while nobody followed is not news: it shows in what is told of the hotspots themselves.
            tell(tick.answer(), isFollowed ? tick.events() : List.of());
            isFollowed = true;
        } catch (RuntimeException e) {
            unfollow();
            due.set(true);
            throw e;
        }
    }

    private void unfollow() {
        isFollowed = false;
        mustFollow = true;
        following.close();
    }

    private synchronized void followAgain() {
        if (mustFollow && !closed) {
            following = followings.follow(audience.snapshot(), wanted, clock.instant());
            mustFollow = false;
        }
    }

    private void tell(HotspotAnswer answer, List<HotspotEvent> events) {
        var difference = HotspotDifference.between(told.hotspots(), answer.hotspots());
        told = answer;
        whole = null;
        if (!difference.isEmpty() || !events.isEmpty()) {
            var message = message(false, answer, difference.changed(), difference.gone(), events);
            sessions.forEach(session -> session.tellHotspots(this, message));
        }
    }

    private LiveMessage message(
            boolean whole,
            HotspotAnswer answer,
            List<Hotspot> changedHotspots,
            List<String> gone,
            List<HotspotEvent> events) {
        var views = changedHotspots.stream().map(features::hotspot).toList();
        return LiveMessage.of(
                json, "hotspots", new Told(choice, choice.filters(), whole, answer.parameters(), views, gone, events));
    }
}

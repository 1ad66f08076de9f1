package org.hedgerow.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.hedgerow.hotspot.AudienceSnapshot;
import org.hedgerow.hotspot.AwakeAudience;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.IncidentDigest;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the sessions of one audience, now and then, what their views ought to hold, as a hash; and whoever asks, what differs. Nothing of it
 * is told while something else waits for the client, so that it is true of what the client has been told. For the audience's thread, but for
 * what says otherwise.
 */
final class Digests {

    /** What the budget is shared out over. */
    static final long ROUND_MS = 100;

    /** Beyond this many incidents it is less to fetch the view again. */
    private static final int MOST_DIFFERING = 500;

    /** Half a minute, give or take, so that those who came together do not fall due together for ever. */
    private static final long SHORTEST_INTERVAL = TimeUnit.SECONDS.toNanos(25);

    private static final long LONGEST_INTERVAL = TimeUnit.SECONDS.toNanos(35);
    private static final long SOON = TimeUnit.SECONDS.toNanos(1);

    /** A hash is told again while nothing has changed, but not for longer: a filter's times move on. */
    private static final long OLDEST = TimeUnit.SECONDS.toNanos(60);

    /** Views that somebody showed once are not remembered for ever while nothing changes. */
    private static final int MOST_KNOWN = 5_000;

    private record Digest(String view, Instant at, String hash) {}

    /** @param theirs what the client has, when it asks for what differs; null when a digest is due */
    private record Due(long atNanos, LiveSession session, LiveView view, byte @Nullable [] theirs) {}

    private record Known(Instant at, long madeNanos, String hash) {}

    private final AwakeAudience audience;
    private final FeatureWriter features;
    private final JsonMapper json;
    private final Clock clock;
    private final DigestBudget budget;
    private final BiConsumer<LiveSession, ChangeFrame> pushed;
    private final Counter told;
    private final Counter healed;
    private final PriorityQueue<Due> dues =
            new PriorityQueue<>(Comparator.comparingLong((Due due) -> due.atNanos() - START));
    private final Map<Interest.Shown, Known> known = new HashMap<>();
    private AudienceSnapshot snapshot;
    private volatile boolean isAnyDue;

    /** Clock readings are compared by their distance from one of them. */
    private static final long START = System.nanoTime();

    /** @param pushed is told which incidents a session was sent */
    Digests(
            AwakeAudience audience,
            FeatureWriter features,
            JsonMapper json,
            Clock clock,
            DigestBudget budget,
            MeterRegistry meters,
            BiConsumer<LiveSession, ChangeFrame> pushed) {
        this.audience = audience;
        this.features = features;
        this.json = json;
        this.clock = clock;
        this.budget = budget;
        this.pushed = pushed;
        this.told = Counter.builder("hedgerow.live.digests")
                .description("Digests of what a view ought to hold that were told")
                .register(meters);
        this.healed = Counter.builder("hedgerow.live.healed")
                .description("Views that held something else than they ought to, and were told what")
                .register(meters);
        this.snapshot = audience.held();
    }

    /** A view wants to be told at once, and then every half minute. */
    void begin(LiveSession session, LiveView view) {
        var interest = view.interest();
        if (interest != null && view.begins()) {
            add(new Due(System.nanoTime(), session, view, null));
        }
    }

    /** A view wants to know what differs from what it has. */
    void compare(LiveSession session, LiveView view, byte[] theirs) {
        add(new Due(System.nanoTime(), session, view, theirs));
    }

    private void add(Due due) {
        dues.add(due);
        isAnyDue = true;
    }

    /** Tells what is due, as far as the budget goes. On any thread. */
    void tellDue() {
        if (isAnyDue) {
            audience.betweenTicks(this::tell);
        }
    }

    private void tell() {
        long now = System.nanoTime();
        for (var due = dues.peek(); due != null && due.atNanos() - now <= 0; due = dues.peek()) {
            dues.poll();
            var session = due.session();
            // Who has left, or looks at something else since, is due nothing.
            if (!session.isOpen() || session.views().find(due.view().name()) != due.view()) {
                continue;
            }
            if (!session.isClear()) {
                dues.add(new Due(now + SOON, session, due.view(), due.theirs()));
            } else if (!answer(due, now)) {
                dues.add(due);
                return;
            }
        }
        isAnyDue = !dues.isEmpty();
    }

    /** Whether the budget was enough for it. */
    private boolean answer(Due due, long now) {
        var interest = due.view().interest();
        if (interest == null) {
            // Whoever shows everything is told everything: there is nothing to compare with.
            due.session().tellToFetch(new LiveMessage("resync", ",\"cursor\":null"));
            return true;
        }
        var theirs = due.theirs();
        if (theirs != null) {
            return compare(due.session(), due.view().name(), interest, theirs);
        }
        var digest = digest(interest, now);
        if (digest == null) {
            return false;
        }
        if (due.session()
                .tellIfClear(
                        LiveMessage.of(json, "digest", new Digest(due.view().name(), digest.at(), digest.hash())))) {
            told.increment();
        }
        long wait = ThreadLocalRandom.current().nextLong(SHORTEST_INTERVAL, LONGEST_INTERVAL);
        dues.add(new Due(now + wait, due.session(), due.view(), null));
        return true;
    }

    /** Computed once for all who show the same, for as long as nothing changes; null when there is no budget for it. */
    private @Nullable Known digest(Interest interest, long now) {
        var held = audience.held();
        if (!held.holdsTheSameAs(snapshot) || known.size() >= MOST_KNOWN) {
            snapshot = held;
            known.clear();
        }
        var found = known.get(interest.shown());
        if (found != null && now - found.madeNanos() < OLDEST) {
            return found;
        }
        if (!budget.take(held.size())) {
            return null;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var made = new Known(
                at,
                now,
                held.digest(interest.shown().box(), interest.filters().at(at)).hash());
        known.put(interest.shown(), made);
        return made;
    }

    private boolean compare(LiveSession session, String view, Interest interest, byte[] theirs) {
        var held = audience.held();
        if (!budget.take(held.size() * 2L)) {
            return false;
        }
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var filter = interest.filters().at(at);
        var box = interest.shown().box();
        var differs = held.digest(box, filter).differsFrom(theirs);
        var buckets = new ArrayList<Integer>();
        for (int bucket = 0; bucket < IncidentDigest.BUCKETS; bucket++) {
            if (differs[bucket]) {
                buckets.add(bucket);
            }
        }
        if (!buckets.isEmpty()) {
            healed.increment();
        }
        var rows =
                buckets.isEmpty() ? List.<ChangeFrame.Upsert>of() : upserts(held, held.inBuckets(box, filter, differs));
        if (rows == null) {
            session.tellToFetch(new LiveMessage("resync", ",\"cursor\":null"));
            return true;
        }
        var frame = new ChangeFrame("", rows, List.of(), false);
        if (session.tellIfClear(new LiveMessage(
                "difference",
                ",\"view\":\"" + view + "\",\"at\":\"" + at + "\",\"buckets\":" + buckets + ",\"upserts\":["
                        + ChangeFrame.features(rows) + "]"))) {
            pushed.accept(session, frame);
        }
        return true;
    }

    private @Nullable List<ChangeFrame.Upsert> upserts(AudienceSnapshot held, List<VisibleIncident> rows) {
        if (rows.size() > MOST_DIFFERING) {
            return null;
        }
        return rows.stream()
                .flatMap(row -> held.placed(row.id()).stream())
                .map(placed -> LiveTick.encode(placed, features, json))
                .toList();
    }
}

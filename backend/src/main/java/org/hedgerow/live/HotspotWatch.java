package org.hedgerow.live;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hedgerow.hotspot.AwakeAudience;
import org.hedgerow.hotspot.FeatureWriter;
import org.hedgerow.hotspot.Hotspot;
import org.hedgerow.hotspot.HotspotAnswer;
import org.hedgerow.hotspot.HotspotDifference;
import org.hedgerow.hotspot.HotspotParameters;
import org.hedgerow.hotspot.HotspotQuery;
import org.hedgerow.hotspot.HotspotView;
import tools.jackson.databind.json.JsonMapper;

/** One choice of hotspots that some sessions of an audience look at: computed once for all of them, and told as a difference. */
final class HotspotWatch {

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
            String filters,
            boolean whole,
            HotspotParameters parameters,
            List<HotspotView> changed,
            List<String> gone) {}

    private final Choice choice;
    private final Supplier<HotspotQuery> queryNow;
    private final AwakeAudience audience;
    private final FeatureWriter features;
    private final JsonMapper json;
    private final Set<LiveSession> sessions = new CopyOnWriteArraySet<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private HotspotAnswer told;

    HotspotWatch(
            Choice choice,
            Supplier<HotspotQuery> queryNow,
            AwakeAudience audience,
            FeatureWriter features,
            JsonMapper json) {
        this.choice = choice;
        this.queryNow = queryNow;
        this.audience = audience;
        this.features = features;
        this.json = json;
        this.told = audience.snapshot().hotspots(queryNow.get());
    }

    Choice choice() {
        return choice;
    }

    /** Tells a session all that the others have been told; only between ticks. */
    void join(LiveSession session) {
        sessions.add(session);
        session.send(message(true, told, told.hotspots(), List.of()));
    }

    void leave(LiveSession session) {
        sessions.remove(session);
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    void incidentsChanged() {
        due.set(true);
    }

    /** Computes and tells the difference, if anything has changed since the last time. */
    void tellIfDue() {
        if (due.getAndSet(false)) {
            audience.betweenTicks(this::tell);
        }
    }

    private void tell() {
        var answer = audience.snapshot().hotspots(queryNow.get());
        var difference = HotspotDifference.between(told.hotspots(), answer.hotspots());
        told = answer;
        if (!difference.isEmpty()) {
            var message = message(false, answer, difference.changed(), difference.gone());
            sessions.forEach(session -> session.send(message));
        }
    }

    private LiveMessage message(boolean whole, HotspotAnswer answer, List<Hotspot> changed, List<String> gone) {
        var views = changed.stream().map(features::hotspot).toList();
        return LiveMessage.of(json, "hotspots", new Told(choice.filters(), whole, answer.parameters(), views, gone));
    }
}

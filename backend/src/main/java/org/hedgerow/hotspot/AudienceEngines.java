package org.hedgerow.hotspot;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hedgerow.changelog.Change;
import org.hedgerow.changelog.ChangeListener;
import org.hedgerow.changelog.ChangeReader;
import org.hedgerow.changelog.ChangeTailer;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.hedgerow.sharing.PolicyWatch;
import org.hedgerow.sharing.SharingProblem;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The audiences that somebody is looking through. One wakes when it is first asked for and sleeps when nobody has looked for a while. */
@Component
@Profile("!command")
public class AudienceEngines {

    private final Access access;
    private final VisibleIncidents incidents;
    private final ChangeReader changes;
    private final StreamCursors cursors;
    private final NationalGrid grid;
    private final PolicyWatch policy;
    private final EngineRoom room;

    AudienceEngines(
            Access access,
            VisibleIncidents incidents,
            ChangeReader changes,
            StreamCursors cursors,
            NationalGrid grid,
            ChangeTailer tailer,
            PolicyWatch policy,
            HotspotSettings settings) {
        this.access = access;
        this.incidents = incidents;
        this.changes = changes;
        this.cursors = cursors;
        this.grid = grid;
        this.policy = policy;
        this.room = new EngineRoom(settings);
        policy.listen(this::recheck);
        tailer.listen(new ChangeListener() {
            @Override
            public void onChanges(List<Change> tick) {
                room.each(audience -> audience.take(tick));
            }

            @Override
            public void onDeparturesAhead(List<Change> departures) {
                room.each(audience -> audience.takeAhead(departures));
            }

            @Override
            public void onAnotherLog() {
                room.each(AwakeAudience::beginAnew);
            }
        });
    }

    /**
     * The engine of this audience, woken if it slept.
     *
     * @throws ProblemException {@link SharingProblem#PAUSED} while this node cannot say whether its policy is the one in force;
     *     {@link HotspotProblem#TOO_MANY_AUDIENCES} while those in use leave no room for another
     */
    public AwakeAudience wake(Audience audience) {
        policy.requireConfirmed();
        return room.wake(audience, () -> {
            var engine = new AwakeAudience(audience, access, incidents, changes, cursors, grid, room);
            engine.load();
            return engine;
        });
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void recheck() {
        room.putTheIdleToSleep();
        room.each(AwakeAudience::recheck);
    }
}

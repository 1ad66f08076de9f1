package org.hedgerow.hotspot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

/**
 * The audiences that somebody is looking through. One wakes when it is first asked for and sleeps when nobody has looked for a while. No more
 * are awake at once than there is room for: the one that was asked for longest ago, and that nobody listens to, makes room for another.
 */
@Component
@Profile("!command")
public class AudienceEngines {

    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Access access;
    private final VisibleIncidents incidents;
    private final ChangeReader changes;
    private final StreamCursors cursors;
    private final NationalGrid grid;
    private final PolicyWatch policy;
    private final HotspotSettings settings;
    /** The one that was asked for longest ago comes first. */
    private final Map<Audience, AwakeAudience> awake = new LinkedHashMap<>(16, 0.75f, true);

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
        this.settings = settings;
        policy.listen(this::recheck);
        tailer.listen(new ChangeListener() {
            @Override
            public void onChanges(List<Change> tick) {
                each(audience -> audience.take(tick));
            }

            @Override
            public void onDeparturesAhead(List<Change> departures) {
                each(audience -> audience.takeAhead(departures));
            }
        });
    }

    /**
     * The engine of this audience, woken if it slept.
     *
     * @throws ProblemException {@link SharingProblem#PAUSED} while this node cannot say whether its policy is the one in force;
     *     {@link HotspotProblem#TOO_MANY_AUDIENCES} while as many others as there is room for are in use
     */
    public AwakeAudience wake(Audience audience) {
        policy.requireConfirmed();
        synchronized (awake) {
            var engine = awake.get(audience);
            if (engine == null) {
                makeRoom();
                engine = new AwakeAudience(audience, access, incidents, changes, cursors, grid);
                engine.load();
                awake.put(audience, engine);
            }
            engine.use();
            return engine;
        }
    }

    private void makeRoom() {
        if (awake.size() < settings.mostAudiences()) {
            return;
        }
        var unused = awake.entrySet().stream()
                .filter(each -> each.getValue().idleFor(settings.keptAfterUse().toNanos()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(HotspotProblem.TOO_MANY_AUDIENCES));
        unused.getValue().sleep();
        awake.remove(unused.getKey());
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void recheck() {
        synchronized (awake) {
            awake.values().removeIf(audience -> {
                if (audience.idleFor(IDLE_NANOS)) {
                    audience.sleep();
                    return true;
                }
                audience.recheck();
                return false;
            });
        }
    }

    private void each(Consumer<AwakeAudience> act) {
        synchronized (awake) {
            awake.values().forEach(act);
        }
    }
}

package org.hedgerow.hotspot;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hedgerow.changelog.ChangeReader;
import org.hedgerow.changelog.ChangeTailer;
import org.hedgerow.changelog.StreamCursors;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.incident.VisibleIncidents;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.Audience;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The audiences that somebody is looking through. One wakes when it is first asked for and sleeps when nobody has looked for a while. */
@Component
@Profile("!command")
public class AudienceEngines {

    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Access access;
    private final VisibleIncidents incidents;
    private final ChangeReader changes;
    private final StreamCursors cursors;
    private final NationalGrid grid;
    private final Map<Audience, AwakeAudience> awake = new HashMap<>();

    AudienceEngines(
            Access access,
            VisibleIncidents incidents,
            ChangeReader changes,
            StreamCursors cursors,
            NationalGrid grid,
            ChangeTailer tailer) {
        this.access = access;
        this.incidents = incidents;
        this.changes = changes;
        this.cursors = cursors;
        this.grid = grid;
        tailer.listen(tick -> {
            synchronized (awake) {
                awake.values().forEach(audience -> audience.take(tick));
            }
        });
    }

    /** The engine of this audience, woken if it slept. */
    public AwakeAudience wake(Audience audience) {
        synchronized (awake) {
            var engine = awake.computeIfAbsent(audience, wanted -> {
                var woken = new AwakeAudience(wanted, access, incidents, changes, cursors, grid);
                woken.load();
                return woken;
            });
            engine.use();
            return engine;
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
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
}

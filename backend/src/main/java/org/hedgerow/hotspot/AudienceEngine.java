package org.hedgerow.hotspot;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;

/**
 * What one audience may see, held in memory. It knows nothing of rights: whoever feeds it reads the rows under that audience's own
 * context.
 *
 * <p>One writer at a time, any number of readers, no locks for readers: a tick is made on copies of the pages that it touches and becomes
 * visible as a whole, so a snapshot never changes and never holds half a tick. A tick that fails changes nothing.
 *
 * <p>Filters whose map is asked for again and again have a {@link MapPyramid}, which follows the ticks as the rows do.
 *
 * <p>Times are held to the second: fractions are dropped.
 */
public final class AudienceEngine {

    /** From here on, rows that come in at once are worth more than one thread. */
    private static final int MANY = 20_000;

    private final NationalGrid grid;
    private final MapPyramids pyramids = new MapPyramids();
    private volatile AudienceSnapshot snapshot;

    /**
     * @param grid turns centres into degrees once, as they come in
     * @param position where in the change log the engine begins, opaque
     */
    public AudienceEngine(NationalGrid grid, String position) {
        this(grid, IncidentColumns.empty(), position);
    }

    /** @param columns what it holds to begin with */
    AudienceEngine(NationalGrid grid, IncidentColumns columns, String position) {
        this.grid = grid;
        this.snapshot = new AudienceSnapshot(this, columns, position, Map.of());
    }

    /**
     * Takes in one tick: first what is new or changed, then what is no longer for this audience, so that an id in both is forgotten.
     *
     * @param upserts the rows as the audience may see them now; one older than the row held is passed over
     * @param forgets ids, known or not
     * @param position where in the change log this tick ends, opaque
     * @return the snapshot that this tick makes
     */
    public synchronized AudienceSnapshot absorb(
            Collection<VisibleIncident> upserts, Collection<UUID> forgets, String position) {
        var draft = new IncidentDraft(snapshot.columns());
        draft.expect(upserts.size());
        var rows = upserts.toArray(VisibleIncident[]::new);
        long[] centres = centresOf(grid, rows);
        for (int i = 0; i < rows.length; i++) {
            draft.upsert(rows[i], (int) (centres[i] >> 32), (int) centres[i]);
        }
        forgets.forEach(draft::forget);
        var columns = draft.publish();
        snapshot = new AudienceSnapshot(this, columns, position, followed(snapshot.pyramids(), columns));
        return snapshot;
    }

    private Map<PyramidChoice, MapPyramid> followed(Map<PyramidChoice, MapPyramid> before, IncidentColumns columns) {
        if (before.isEmpty()) {
            return before;
        }
        int[] changed = ChangedRows.between(snapshot.columns(), columns);
        var after = new HashMap<PyramidChoice, MapPyramid>();
        before.forEach((choice, pyramid) -> {
            var next = pyramid.follow(changed, snapshot.columns());
            if (next != null) {
                after.put(choice, next);
            }
        });
        return Map.copyOf(after);
    }

    /** What the audience may see now. */
    public AudienceSnapshot snapshot() {
        return snapshot;
    }

    boolean isAskedAgain(PyramidChoice choice) {
        return pyramids.isAskedAgain(choice);
    }

    /**
     * Builds the pyramid of a snapshot and keeps it for those that follow; ticks that come in meanwhile are caught up with.
     *
     * @return null when another is being built, there is no room, or a later snapshot has it already
     */
    @Nullable MapPyramid buildPyramid(PyramidChoice choice, IncidentFilter filter, AudienceSnapshot asked) {
        var now = snapshot;
        boolean isOld = now.columns() != asked.columns() && now.pyramids().containsKey(choice);
        if (isOld || !pyramids.hasRoom(now.pyramids(), choice)) {
            return null;
        }
        var built = pyramids.build(asked.columns(), filter);
        if (built != null) {
            keep(choice, built, asked.columns());
        }
        return built;
    }

    private synchronized void keep(PyramidChoice choice, MapPyramid built, IncidentColumns from) {
        var now = snapshot;
        var followed = built.follow(ChangedRows.between(from, now.columns()), from);
        if (followed != null) {
            snapshot = now.with(pyramids.with(now.pyramids(), choice, followed));
        }
    }

    /** Longitude and latitude of each in ten-millionths of a degree, one in each half. Of very many, half of the time is spent here. */
    static long[] centresOf(NationalGrid grid, VisibleIncident[] rows) {
        long[] centres = new long[rows.length];
        var each = IntStream.range(0, rows.length);
        (rows.length < MANY ? each : each.parallel()).forEach(i -> centres[i] = centreOf(grid, rows[i]));
        return centres;
    }

    private static long centreOf(NationalGrid grid, VisibleIncident incident) {
        var centre = grid.toGeographic(MapEdge.within(
                new GridPoint(incident.centreEastingMillimetres(), incident.centreNorthingMillimetres())));
        return (long) BoundingBox.tenMillionths(centre.longitude()) << 32
                | BoundingBox.tenMillionths(centre.latitude()) & 0xFFFF_FFFFL;
    }
}

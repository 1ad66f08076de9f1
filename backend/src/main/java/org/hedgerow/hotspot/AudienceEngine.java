package org.hedgerow.hotspot;

import java.util.Collection;
import java.util.UUID;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.incident.VisibleIncident;

/**
 * What one audience may see, held in memory. It knows nothing of rights: whoever feeds it reads the rows under that audience's own
 * context.
 *
 * <p>One writer at a time, any number of readers, no locks for readers: a tick is made on copies of the pages that it touches and becomes
 * visible as a whole, so a snapshot never changes and never holds half a tick. A tick that fails changes nothing.
 *
 * <p>Times are held to the second: fractions are dropped.
 */
public final class AudienceEngine {

    private final NationalGrid grid;
    private volatile AudienceSnapshot snapshot;

    /**
     * @param grid turns centres into degrees once, as they come in
     * @param position where in the change log the engine begins, opaque
     */
    public AudienceEngine(NationalGrid grid, String position) {
        this.grid = grid;
        this.snapshot = new AudienceSnapshot(IncidentColumns.empty(), position);
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
        for (var incident : upserts) {
            draft.upsert(incident, centreOf(incident));
        }
        forgets.forEach(draft::forget);
        snapshot = new AudienceSnapshot(draft.publish(), position);
        return snapshot;
    }

    /** What the audience may see now. */
    public AudienceSnapshot snapshot() {
        return snapshot;
    }

    private GeoPoint centreOf(VisibleIncident incident) {
        return grid.toGeographic(MapEdge.within(
                new GridPoint(incident.centreEastingMillimetres(), incident.centreNorthingMillimetres())));
    }
}

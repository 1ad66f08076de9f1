package org.hedgerow.hotspot;

import java.util.List;
import java.util.UUID;
import org.hedgerow.changelog.LogPosition;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;

/**
 * What one tick of the change log changed for an audience.
 *
 * @param upserts what the audience sees now, new or changed
 * @param forgets what it sees no longer
 * @param position the end of the tick
 * @param before what the audience saw before the tick; null when that is not known, as for somebody who returns
 */
public record AudienceDelta(
        List<VisibleIncident> upserts,
        List<Forgotten> forgets,
        LogPosition position,
        @Nullable AudienceSnapshot before) {

    AudienceDelta(List<VisibleIncident> upserts, List<Forgotten> forgets, LogPosition position) {
        this(upserts, forgets, position, null);
    }

    /**
     * An incident that has left the map of an audience.
     *
     * @param version at which it left
     * @param labelLeft when the audience may read it no more because it was taken back, the label under which it could; otherwise 0
     */
    public record Forgotten(UUID id, int version, int labelLeft) {

        public boolean isRecalled() {
            return labelLeft != 0;
        }
    }

    AudienceDelta after(AudienceSnapshot snapshot) {
        return new AudienceDelta(upserts, forgets, position, snapshot);
    }

    public boolean isEmpty() {
        return upserts.isEmpty() && forgets.isEmpty();
    }
}

package org.hedgerow.hotspot;

import java.time.Instant;

/**
 * Hotspots that somebody goes on looking at: {@link HotspotQuery} is what it comes to at one moment.
 *
 * @param reachMetres as in {@link HotspotQuery}
 * @param minimumIncidents as there
 * @param filter which incidents, of a window that may move with the clock
 */
public record HotspotChoice(int reachMetres, int minimumIncidents, FilterParameters filter) {

    public HotspotQuery at(Instant now) {
        return new HotspotQuery(reachMetres, minimumIncidents, filter.at(now));
    }
}

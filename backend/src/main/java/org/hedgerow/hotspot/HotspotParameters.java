package org.hedgerow.hotspot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a set of hotspots was made from, so that anyone can make it again.
 *
 * @param reachMetres incidents within this distance are neighbours
 * @param minimumIncidents that make a place dense
 * @param from the window's beginning, or null for none
 * @param to the window's end, or the moment of asking when that is earlier
 * @param incidents how many were clustered
 * @param found how many hotspots there are; only the largest are listed when there are very many
 * @param milliseconds the time it took
 */
public record HotspotParameters(
        int reachMetres,
        int minimumIncidents,
        @Nullable Instant from,
        Instant to,
        int incidents,
        int found,
        long milliseconds) {}

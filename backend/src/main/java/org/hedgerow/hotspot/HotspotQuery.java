package org.hedgerow.hotspot;

import org.jspecify.annotations.Nullable;

/**
 * What hotspots to look for: a place is in one when at least {@code minimumIncidents} incidents, itself included, lie within
 * {@code reachMetres} of it.
 *
 * @param reachMetres 100 m to 50 km
 * @param minimumIncidents 2 to 500
 * @param filter which incidents to cluster
 */
public record HotspotQuery(int reachMetres, int minimumIncidents, IncidentFilter filter) {

    public static final int DEFAULT_REACH_METRES = 2_000;
    public static final int DEFAULT_MINIMUM_INCIDENTS = 5;

    private static final int LEAST_REACH = 100;
    private static final int MOST_REACH = 50_000;
    private static final int LEAST_INCIDENTS = 2;
    private static final int MOST_INCIDENTS = 500;

    public HotspotQuery {
        if (reachMetres < LEAST_REACH
                || reachMetres > MOST_REACH
                || minimumIncidents < LEAST_INCIDENTS
                || minimumIncidents > MOST_INCIDENTS) {
            throw new IllegalArgumentException("Hotspots reach 100 m to 50 km and take 2 to 500 incidents");
        }
    }

    /**
     * Reads the parameters {@code reachMetres} and {@code minimumIncidents}, each of which may be missing.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static HotspotQuery of(
            @Nullable String reachMetres, @Nullable String minimumIncidents, IncidentFilter filter) {
        return new HotspotQuery(
                WholeNumber.parse("reachMetres", reachMetres, DEFAULT_REACH_METRES, LEAST_REACH, MOST_REACH),
                WholeNumber.parse(
                        "minimumIncidents",
                        minimumIncidents,
                        DEFAULT_MINIMUM_INCIDENTS,
                        LEAST_INCIDENTS,
                        MOST_INCIDENTS),
                filter);
    }
}

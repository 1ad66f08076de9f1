package org.hedgerow.incident;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What one audience may see of an incident: the row of its best tier, nothing else.
 *
 * @param centreEastingMillimetres the middle of the released square on the National Grid
 * @param centreNorthingMillimetres likewise
 * @param sizeMetres the side of the square that holds the place, as far as this audience may know it; 1 is a point
 * @param earliest the event did not begin before this
 * @param latest the event was over by this
 * @param reference the force's reference, for the police only
 * @param recordedAt when Hedgerow took it in, for the police only
 */
public record VisibleIncident(
        UUID id,
        int version,
        Tier tier,
        int centreEastingMillimetres,
        int centreNorthingMillimetres,
        int sizeMetres,
        String categoryCode,
        String forceCode,
        IncidentStatus status,
        Instant earliest,
        Instant latest,
        boolean exactTimeKnown,
        @Nullable IncidentReference reference,
        @Nullable Instant recordedAt) {}

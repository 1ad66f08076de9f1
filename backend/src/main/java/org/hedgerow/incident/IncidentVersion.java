package org.hedgerow.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.sharing.LabelTerms;
import org.jspecify.annotations.Nullable;

/**
 * What an incident said after one change.
 *
 * @param action the fixed words of the act, as in the audit: {@code amend incident}
 * @param by who changed it; null when nobody of the owner did, or nobody who is still here
 * @param reason as it was given, where one was asked
 * @param point to the precision that is beside it
 * @param terms who might read it
 * @param results what came of it, by day
 */
public record IncidentVersion(
        int version,
        String action,
        Instant at,
        @Nullable UUID by,
        @Nullable String reason,
        IncidentStatus status,
        String categoryCode,
        String narrative,
        OccurredBetween when,
        GridPoint point,
        int precisionMetres,
        String placeAsGiven,
        LabelTerms terms,
        List<IncidentResult> results) {}

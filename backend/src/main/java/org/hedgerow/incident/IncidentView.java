package org.hedgerow.incident;

import java.time.Instant;
import java.util.List;
import org.hedgerow.geo.Place;
import org.hedgerow.identity.Organisation;
import org.hedgerow.sharing.SharingTerms;
import org.jspecify.annotations.Nullable;

/**
 * What one person may read of one incident.
 *
 * @param released the row of the person's best tier
 * @param owner whose record it is, for those who may know it exactly
 * @param whole the rest, for those who may know the incident exactly
 * @param mayAmend whether this person may change it now
 */
public record IncidentView(
        VisibleIncident released,
        @Nullable Organisation owner,
        @Nullable Whole whole,
        boolean mayAmend) {

    /**
     * The whole record.
     *
     * @param results what came of it, by day
     * @param sharing who it is shared with; for the owner alone, because the list of readers is itself protected
     */
    public record Whole(
            String narrative,
            Place place,
            Instant recordedAt,
            @Nullable String closedReason,
            List<IncidentResult> results,
            @Nullable Sharing sharing) {}

    /** Who a record is shared with, and the names of those whom the terms name. */
    public record Sharing(SharingTerms terms, List<Organisation> namedOrganisations) {}
}

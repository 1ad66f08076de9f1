package org.hedgerow.incident;

import java.util.Set;
import java.util.UUID;
import org.hedgerow.geo.Place;
import org.hedgerow.sharing.Scope;

/**
 * What a report or an amendment says.
 *
 * @param categoryCode a leaf of the taxonomy
 * @param narrative in the reporter's words; may be empty
 * @param organisations who it is shared with, for {@link Scope#NAMED_ORGANISATIONS}; otherwise empty
 */
public record IncidentContent(
        String categoryCode,
        String narrative,
        OccurredBetween when,
        Place place,
        Scope scope,
        Set<UUID> organisations) {

    public IncidentContent {
        organisations = Set.copyOf(organisations);
    }
}

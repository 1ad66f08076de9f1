package org.hedgerow.incident;

import org.hedgerow.geo.Place;
import org.hedgerow.sharing.SharingTerms;

/**
 * What a report or an amendment says.
 *
 * @param categoryCode a leaf of the taxonomy
 * @param narrative in the reporter's words; may be empty
 * @param sharing who it is shared with, on which terms
 */
public record IncidentContent(
        String categoryCode, String narrative, OccurredBetween when, Place place, SharingTerms sharing) {

    /** The group that the category belongs to: the part of its code before the dot. */
    public String categoryGroup() {
        return groupOf(categoryCode);
    }

    /** The group that a kind of incident belongs to, by its code. */
    public static String groupOf(String categoryCode) {
        return categoryCode.split("\\.", 2)[0];
    }

    public IncidentContent shared(SharingTerms other) {
        return new IncidentContent(categoryCode, narrative, when, place, other);
    }
}

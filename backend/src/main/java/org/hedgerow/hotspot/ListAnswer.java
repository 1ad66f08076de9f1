package org.hedgerow.hotspot;

import java.util.List;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param position of the change log
 * @param total incidents in the whole view, on this page or not
 * @param incidents latest first, those of one second by id
 * @param next where the next page begins, or null after the last
 */
public record ListAnswer(
        String position,
        int total,
        List<VisibleIncident> incidents,
        @Nullable ListCursor next) {

    public ListAnswer {
        incidents = List.copyOf(incidents);
    }
}

package org.hedgerow.hotspot;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.hedgerow.incident.IncidentStatus;
import org.jspecify.annotations.Nullable;

/**
 * What tells one {@link MapPyramid} from another: a filter, with a period that moves with the clock told by its length, so that "90 days" is
 * the same choice a minute later.
 *
 * @param length of a period that ends now, or null for one that stands still
 * @param from of a period that stands still
 * @param to likewise
 */
record PyramidChoice(
        Set<String> categories,
        Set<String> forces,
        @Nullable Hours hours,
        Set<IncidentStatus> statuses,
        @Nullable Duration length,
        @Nullable Instant from,
        @Nullable Instant to) {

    static PyramidChoice of(IncidentFilter filter) {
        var period = filter.period();
        boolean moves = period.from() != null && period.to() == null;
        return new PyramidChoice(
                filter.categories(),
                filter.forces(),
                filter.hours(),
                filter.statuses(),
                moves ? Duration.between(period.from(), period.asOf()) : null,
                moves ? null : period.from(),
                period.to());
    }
}

package org.hedgerow.hotspot;

import java.time.Instant;
import org.hedgerow.incident.IncidentStatus;
import org.jspecify.annotations.Nullable;

/** An {@link IncidentFilter} made ready for the columns of one snapshot: codes are numbers and times whole seconds. */
final class RowFilter {

    enum Match {
        NO,
        YES,
        UNKNOWN_HOUR
    }

    private final boolean[] categories;
    private final boolean[] forces;
    private final boolean[] statuses = new boolean[IncidentStatus.values().length];
    private final long from;
    private final long before;
    private final @Nullable Hours hours;

    RowFilter(IncidentFilter filter, CodeList codes) {
        categories = new boolean[codes.size()];
        forces = new boolean[codes.size()];
        for (int number = 0; number < codes.size(); number++) {
            String code = codes.code(number);
            categories[number] = filter.matchesCategory(code);
            forces[number] = filter.forces().isEmpty() || filter.forces().contains(code);
        }
        filter.statuses().forEach(status -> statuses[status.ordinal()] = true);
        from = firstSecond(filter.period());
        before = ceiling(filter.period().to(), Long.MAX_VALUE);
        hours = filter.hours();
    }

    /** The second with which a period begins for the columns: what was over before it does not belong. */
    static long firstSecond(Period period) {
        return ceiling(period.from(), Long.MIN_VALUE);
    }

    Match match(IncidentPage page, int at) {
        if (!statuses[page.status[at]]
                || page.latest[at] < from
                || page.earliest[at] >= before
                || !forces[page.force[at]]
                || !categories[page.category[at]]) {
            return Match.NO;
        }
        if (hours == null) {
            return Match.YES;
        }
        if (Hours.unknownFor(page.earliest[at], page.latest[at])) {
            return Match.UNKNOWN_HOUR;
        }
        return hours.overlap(page.earliest[at], page.latest[at]) ? Match.YES : Match.NO;
    }

    /** Rows hold whole seconds, so the first second not before the instant stands for it on both ends. */
    static long ceiling(@Nullable Instant instant, long whenNone) {
        if (instant == null) {
            return whenNone;
        }
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }
}

package org.hedgerow.hotspot;

import java.util.Set;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a viewer asked for. A withdrawn incident matches no filter.
 *
 * @param categories groups such as {@code HARE}, which take in their children, and children such as {@code AGRI.QUAD}; none means all
 * @param forces none means all
 * @param period the window of time
 * @param hours of the day, or null for any
 * @param statuses never {@link IncidentStatus#WITHDRAWN}
 */
public record IncidentFilter(
        Set<String> categories,
        Set<String> forces,
        Period period,
        @Nullable Hours hours,
        Set<IncidentStatus> statuses) {

    /** What is shown when no status is asked for. */
    public static final Set<IncidentStatus> SHOWN = Set.of(IncidentStatus.OPEN, IncidentStatus.CLOSED);

    public IncidentFilter {
        categories = Set.copyOf(categories);
        forces = Set.copyOf(forces);
        statuses = Set.copyOf(statuses);
        if (statuses.isEmpty() || statuses.contains(IncidentStatus.WITHDRAWN)) {
            throw new IllegalArgumentException("A filter shows open incidents, closed ones or both");
        }
    }

    /** The same filter over another window. */
    public IncidentFilter during(Period other) {
        return new IncidentFilter(categories, forces, other, hours, statuses);
    }

    /** Whether this filter shows the incident. A span of 24 hours or more does not match when hours are chosen. */
    public boolean matches(VisibleIncident incident) {
        return matchesBesidesHours(incident) && (hours == null || inHours(hours, incident));
    }

    /** Whether only the unknown hour keeps the incident from matching. */
    public boolean hidesForUnknownHour(VisibleIncident incident) {
        return hours != null
                && Hours.unknownFor(incident.earliest(), incident.latest())
                && matchesBesidesHours(incident);
    }

    private boolean matchesBesidesHours(VisibleIncident incident) {
        return statuses.contains(incident.status())
                && period.overlaps(incident.earliest(), incident.latest())
                && (forces.isEmpty() || forces.contains(incident.forceCode()))
                && matchesCategory(incident.categoryCode());
    }

    private static boolean inHours(Hours hours, VisibleIncident incident) {
        return !Hours.unknownFor(incident.earliest(), incident.latest())
                && hours.overlap(incident.earliest(), incident.latest());
    }

    /** Whether the chosen categories take in this code, itself or by its group. */
    boolean matchesCategory(String code) {
        if (categories.isEmpty() || categories.contains(code)) {
            return true;
        }
        for (int dot = code.indexOf('.'); dot > 0; dot = code.indexOf('.', dot + 1)) {
            if (categories.contains(code.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }
}

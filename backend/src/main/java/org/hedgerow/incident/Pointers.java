package org.hedgerow.incident;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.springframework.stereotype.Component;

/** Says to other forces that there is something to ask for, and no more: for records that they are not shown. */
@Component
public class Pointers {

    /** Half of a square of 10 km, in degrees, with room for its slant: what lies across the edge of a box is in it. */
    private static final double HALF_SQUARE_DEGREES = 0.15;

    private final Access access;
    private final IncidentReporting reporting;
    private final PointerRows rows;
    private final AuditTrail audit;

    Pointers(Access access, IncidentReporting reporting, PointerRows rows, AuditTrail audit) {
        this.access = access;
        this.reporting = reporting;
        this.rows = rows;
        this.audit = audit;
    }

    /**
     * Puts an incident of the person's organisation behind the pointer of its 10 km square.
     *
     * @return whom the pointer says to ask, which for a square with a pointer already is what it said before
     */
    public String point(Person person, UUID incident, String contact) {
        var owner = person.organisation().id();
        var owned = reporting.owned(person, incident);
        if (owned.view().released().status() == IncidentStatus.WITHDRAWN) {
            throw new ProblemException(IncidentProblem.STATUS_FORBIDS);
        }
        if (!PointerRows.mayPoint(owned.content().sharing())) {
            throw PlatformProblem.invalid(
                    "/contact", "There can be no note for other forces about a report that is shared like this.");
        }
        var labels = access.labelsOf(List.of(Recalls.labelOf(owner), PointerRows.labelOf(owner)));
        return access.writing(person, () -> {
            reporting.hold(incident, owned.view().released().version());
            rows.point(incident, owner, owned.content().place().point(), contact, labels);
            audit.record(person, AuditOperation.DISCLOSURE, "point to incident", "incident", incident, null);
            return contactOf(owner, incident).orElseThrow();
        });
    }

    /** Takes an incident from behind its pointer. */
    public void unpoint(Person person, UUID incident) {
        var owned = reporting.owned(person, incident);
        access.writing(person, () -> {
            reporting.hold(incident, owned.view().released().version());
            rows.unpoint(incident, person.organisation().id());
            audit.record(person, AuditOperation.ALTERATION, "remove pointer", "incident", incident, null);
            return null;
        });
    }

    /** Whom the pointer before this incident says to ask; empty when it is behind none. For the owner's police. */
    public Optional<String> contact(Person person, UUID incident) {
        reporting.owned(person, incident);
        return access.writing(person, () -> contactOf(person.organisation().id(), incident));
    }

    /** Pointers of others in a box, of longitudes and latitudes in WGS 84, at most 500; the reading is audited. */
    public List<Pointer> list(Person person, double west, double south, double east, double north) {
        return access.consulting(person, () -> {
            var found = rows.within(
                    west - HALF_SQUARE_DEGREES,
                    south - HALF_SQUARE_DEGREES,
                    east + HALF_SQUARE_DEGREES,
                    north + HALF_SQUARE_DEGREES);
            audit.recordConsultation(
                    person,
                    "read pointers",
                    found.stream().map(Pointer::id).toList(),
                    "pointer",
                    null,
                    "POINTER",
                    null);
            return found;
        });
    }

    private Optional<String> contactOf(UUID owner, UUID incident) {
        return rows.squareOf(incident).flatMap(square -> rows.contactAt(owner, square));
    }
}

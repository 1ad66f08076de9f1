package org.hedgerow.incident;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.audit.AuditOperation;
import org.hedgerow.audit.AuditTrail;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sharing.Tier;
import org.springframework.stereotype.Component;

/** Reads one incident for one person, and logs the reading. */
@Component
public class IncidentQueries {

    private final Access access;
    private final VisibleIncidents visible;
    private final EntityManager records;
    private final People people;
    private final AuditTrail audit;
    private final IncidentResultRows results;

    IncidentQueries(
            Access access,
            VisibleIncidents visible,
            EntityManager records,
            People people,
            AuditTrail audit,
            IncidentResultRows results) {
        this.access = access;
        this.visible = visible;
        this.records = records;
        this.people = people;
        this.audit = audit;
        this.results = results;
    }

    /** The incident as far as this person may see it; what is hidden is not found. */
    public IncidentView get(Person person, UUID id) {
        return access.consulting(person, () -> {
            var view = view(person, id).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
            audit.record(person, AuditOperation.CONSULTATION, "read incident", "incident", id, null);
            return view;
        });
    }

    /** The view inside a transaction that {@link Access} has opened. */
    Optional<IncidentView> view(Person person, UUID id) {
        return visible.findInTransaction(id).flatMap(released -> {
            if (released.tier() != Tier.EXACT) {
                return Optional.of(released(released));
            }
            // Another transaction may have taken it back since the row was read: then there is nothing here any more.
            var incident = records.find(Incident.class, id);
            var place = records.find(IncidentPlace.class, id);
            return incident == null || place == null
                    ? Optional.empty()
                    : Optional.of(whole(person, released, incident, place));
        });
    }

    private IncidentView released(VisibleIncident released) {
        return new IncidentView(released, null, null, false);
    }

    private IncidentView whole(Person person, VisibleIncident released, Incident incident, IncidentPlace place) {
        var owns = person.organisation().id().equals(incident.ownerOrganisation());
        var details = new IncidentView.Whole(
                incident.narrative(),
                place.place(),
                incident.recordedAt(),
                incident.closedReason(),
                results.list(incident.id()),
                owns ? sharing(access.termsOf(incident.labelId()).sharing()) : null);
        var mayAmend = owns && person.may(Permission.AMEND_INCIDENT) && incident.status() != IncidentStatus.WITHDRAWN;
        return new IncidentView(
                released, people.findOrganisation(incident.ownerOrganisation()).orElse(null), details, mayAmend);
    }

    private IncidentView.Sharing sharing(SharingTerms terms) {
        var named = terms.namedOrganisations().stream()
                .flatMap(id -> people.findOrganisation(id).stream())
                .toList();
        return new IncidentView.Sharing(terms, named);
    }
}

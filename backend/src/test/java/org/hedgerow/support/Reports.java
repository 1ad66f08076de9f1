package org.hedgerow.support;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.IncidentView;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.springframework.stereotype.Component;

/** Makes reports that differ from an ordinary one only in what a test says. */
@Component
public class Reports {

    private final IncidentReporting reporting;
    private final PlaceReader places;

    Reports(IncidentReporting reporting, PlaceReader places) {
        this.reporting = reporting;
        this.places = places;
    }

    public IncidentContent content(String place, Scope scope, UUID... named) {
        var when = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        return new IncidentContent(
                "HARE.COURSING",
                "Two dogs and three men on stubble",
                new OccurredBetween(when, when, true),
                places.read(place).places().get(0),
                scope == Scope.NAMED_ORGANISATIONS ? SharingTerms.naming(Set.of(named)) : SharingTerms.of(scope));
    }

    public IncidentView report(Person person, String place, Scope scope, UUID... named) {
        return reporting
                .report(person, UUID.randomUUID(), content(place, scope, named), new byte[32])
                .view();
    }
}

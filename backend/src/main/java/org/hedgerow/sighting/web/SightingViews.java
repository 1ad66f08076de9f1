package org.hedgerow.sighting.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.sighting.Sighting;
import org.hedgerow.sighting.Sightings;
import org.springframework.stereotype.Component;

/** Shows sightings to one reader, by the names of those whose they are. */
@Component
class SightingViews {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Sightings sightings;
    private final People people;
    private final Clock clock;

    SightingViews(Sightings sightings, People people, Clock clock) {
        this.sightings = sightings;
        this.people = people;
        this.clock = clock;
    }

    SightingView of(Sighting sighting, Person reader) {
        var headingTo = sighting.content().movement().headingTo();
        return SightingView.of(
                sighting,
                people.findOrganisation(sighting.owner()).orElse(null),
                headingTo == null ? null : people.findOrganisation(headingTo).orElse(null),
                sighting.isOwnedBy(reader.organisation().id()) ? sightings.scopeOf(sighting) : null,
                LocalDate.ofInstant(clock.instant(), LONDON));
    }
}

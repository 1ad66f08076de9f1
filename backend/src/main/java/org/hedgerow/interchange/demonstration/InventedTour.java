package org.hedgerow.interchange.demonstration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.geo.PlaceReader;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentReporting;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.sharing.Scope;
import org.hedgerow.sharing.SharingTerms;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.PlateCertainty;
import org.hedgerow.sighting.SightingContent;
import org.hedgerow.sighting.SightingContent.Movement;
import org.hedgerow.sighting.SightingContent.Seen;
import org.hedgerow.sighting.SightingKind;
import org.hedgerow.sighting.Sightings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The same car with the same dogs in six counties within five weeks, of which each force has a part: half a plate, the colour, the dogs. Nobody has put it together
 * yet. Told by the officers of the demonstration, by the way that every record takes. No plate begins with these letters.
 */
@Component
@ConditionalOnBooleanProperty("hedgerow.demonstration.enabled")
class InventedTour {

    private static final String CATEGORY = "HARE.COURSING";

    private static final List<Stop> STOPS = List.of(
            new Stop("CAMBS", "TL 385 455", 35, 7, "ZZ66 HDG", PlateCertainty.LIKELY, 2, CompassPoint.SW),
            new Stop("BEDS", "TL 105 455", 28, 8, "ZZ66 ?DG", PlateCertainty.CERTAIN, 2, CompassPoint.E),
            new Stop("HERTS", "TL 375 295", 22, 7, "ZZ6? HD6", PlateCertainty.LIKELY, 0, CompassPoint.NE),
            new Stop("ESSEX", "TL 605 355", 14, 16, null, null, 2, CompassPoint.NNE),
            new Stop("SUFFOLK", "TL 905 555", 10, 7, "ZZ66 H?G", PlateCertainty.LIKELY, 3, CompassPoint.N),
            new Stop("NORFOLK", "TF 755 105", 3, 6, "Z266 HDG", PlateCertainty.GUESSED, 2, CompassPoint.W));

    private final IncidentReporting reporting;
    private final Sightings sightings;
    private final PlaceReader places;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    InventedTour(
            IncidentReporting reporting,
            Sightings sightings,
            PlaceReader places,
            People people,
            JdbcClient jdbc,
            Clock clock) {
        this.reporting = reporting;
        this.sightings = sightings;
        this.places = places;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What one force knows.
     *
     * @param hour in London
     * @param plate as it was written down; null where nobody saw it
     * @param dogs how many; 0 where nobody saw any
     */
    private record Stop(
            String force,
            String place,
            int daysAgo,
            int hour,
            @Nullable String plate,
            @Nullable PlateCertainty certainty,
            int dogs,
            CompassPoint direction) {

        Instant at(LocalDate today) {
            return today.minusDays(daysAgo)
                    .atTime(hour, 20)
                    .atZone(Calendar.LONDON)
                    .toInstant();
        }
    }

    /** Tells all of it. */
    void tell() {
        var today = LocalDate.ofInstant(clock.instant(), Calendar.LONDON);
        STOPS.forEach(stop -> tell(stop, officer(stop.force()), stop.at(today)));
    }

    private void tell(Stop stop, Person officer, Instant at) {
        var incident = UUID.randomUUID();
        var place = places.read(stop.place()).places().get(0);
        var content = new IncidentContent(
                CATEGORY,
                "Men with dogs on the stubble, a silver estate car at the gate. Gone before anybody came.",
                new OccurredBetween(at, at, true),
                place,
                SharingTerms.of(Scope.ALL_FORCES));
        reporting.report(officer, incident, content, ClientSent.sha256(content.toString()));
        var when = at.plus(Duration.ofMinutes(10));
        var movement = new Movement(null, stop.direction(), null);
        record(officer, incident, car(stop), when, movement);
        if (stop.dogs() > 0) {
            var dogs = new Seen(
                    SightingKind.DOGS,
                    null,
                    null,
                    null,
                    null,
                    "lurcher",
                    "brindle",
                    stop.dogs(),
                    "One with a white blaze");
            record(officer, incident, dogs, at, new Movement(null, null, null));
        }
    }

    private static Seen car(Stop stop) {
        var plate = stop.plate() == null ? null : Plate.of(stop.plate()).orElseThrow();
        return new Seen(
                SightingKind.VEHICLE,
                plate,
                stop.certainty(),
                "Subaru",
                "Forester",
                null,
                "silver",
                null,
                "Roof bars, dent in the near side");
    }

    private void record(Person officer, UUID incident, Seen seen, Instant at, Movement movement) {
        var content =
                new SightingContent(incident, null, seen, new OccurredBetween(at, at, true), null, movement, "", null);
        sightings.record(officer, UUID.randomUUID(), content, ClientSent.sha256(content.toString()));
    }

    private Person officer(String force) {
        return jdbc.sql("select id from person where username = ?")
                .param("officer." + force.toLowerCase(Locale.ROOT))
                .query(UUID.class)
                .optional()
                .flatMap(people::find)
                .orElseThrow();
    }
}

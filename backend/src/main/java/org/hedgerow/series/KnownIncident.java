package org.hedgerow.series;

import java.util.List;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.OccurredBetween;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sighting.link.LinkAccount;

/**
 * An incident as far as one reader knows it, for comparing.
 *
 * @param incident what is released to the reader, at the reader's tier
 * @param owner whose record it is
 * @param account what is compared
 * @param sightings from which the account was made, and no others
 */
public record KnownIncident(VisibleIncident incident, UUID owner, LinkAccount account, List<UUID> sightings) {

    public KnownIncident {
        sightings = List.copyOf(sightings);
    }

    public UUID id() {
        return incident.id();
    }

    /** The middle of the square that the reader knows. */
    public GridPoint centre() {
        return centre(incident);
    }

    public OccurredBetween when() {
        return when(incident);
    }

    static GridPoint centre(VisibleIncident incident) {
        return new GridPoint(incident.centreEastingMillimetres(), incident.centreNorthingMillimetres());
    }

    static OccurredBetween when(VisibleIncident incident) {
        return new OccurredBetween(incident.earliest(), incident.latest(), incident.exactTimeKnown());
    }
}

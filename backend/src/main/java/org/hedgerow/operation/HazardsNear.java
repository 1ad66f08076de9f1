package org.hedgerow.operation;

import java.util.List;
import org.hedgerow.geo.Place;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.AirBriefing.Hazard;

/**
 * Somebody who knows of things that are dangerous to an aircraft. Every bean of this kind is asked when a briefing is made and whenever a request is shown, inside a
 * transaction that {@link org.hedgerow.sharing.Access} has opened: it answers with what whoever asks may read. What the force itself has typed comes before.
 */
interface HazardsNear {

    /**
     * Those about a place, nearest first.
     *
     * @param reader as whom the transaction reads
     */
    List<Hazard> near(Person reader, Place place);
}

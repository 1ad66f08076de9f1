package org.hedgerow.sighting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.reference.ForceAreas;
import org.hedgerow.reference.Forces;
import org.hedgerow.reference.NearForce;
import org.springframework.stereotype.Component;

/** Which forces may be told of a sighting: those that the own force meets, and the one whose area it was said to go to. */
@Component
class NeighbourForces {

    private static final int WITHIN_METRES = 50_000;

    private final Forces forces;
    private final ForceAreas areas;
    private final People people;

    NeighbourForces(Forces forces, ForceAreas areas, People people) {
        this.forces = forces;
        this.areas = areas;
        this.people = people;
    }

    /** The one that was said first, then as the direction has it. Only forces that are here and that anything is shared with. */
    List<Organisation> of(Person person, SightingContent content) {
        var here = new HashMap<String, Organisation>();
        for (var each : people.listOrganisations()) {
            if (each.kind() == OrganisationKind.FORCE && each.forceCode() != null && !each.frozen()) {
                here.put(each.forceCode(), each);
            }
        }
        var own = person.organisation().forceCode();
        var neighbours = (own == null ? List.<String>of() : forces.neighboursOf(own))
                .stream()
                        .filter(here::containsKey)
                        .sorted(Comparator.comparing(code -> here.get(code).name()))
                        .toList();
        var movement = content.movement();
        var from = content.place() == null ? null : content.place().point();
        var offered = new LinkedHashMap<String, Organisation>();
        here.values().stream()
                .filter(each -> each.id().equals(movement.headingTo()))
                .filter(each -> !each.id().equals(person.organisation().id()))
                .forEach(each -> offered.put(each.forceCode(), each));
        for (var code : Ahead.order(neighbours, from, movement.direction(), this::distances)) {
            offered.putIfAbsent(code, here.get(code));
        }
        return new ArrayList<>(offered.values());
    }

    private Map<String, Integer> distances(GridPoint point) {
        var metres = new HashMap<String, Integer>();
        for (NearForce near : areas.neighboursWithin(point, WITHIN_METRES)) {
            metres.put(near.code(), near.metres());
        }
        areas.forceAt(point).ifPresent(code -> metres.put(code, 0));
        return metres;
    }
}

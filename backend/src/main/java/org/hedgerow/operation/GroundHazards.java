package org.hedgerow.operation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hedgerow.geo.Place;
import org.hedgerow.ground.GroundKind;
import org.hedgerow.ground.GroundNear;
import org.hedgerow.identity.Person;
import org.hedgerow.operation.AirBriefing.Hazard;
import org.springframework.stereotype.Component;

/**
 * What farmers and officers keep of the ground that is dangerous to an aircraft or below one, and the lanes by which offenders leave. Gates and tracks are for units
 * on the ground, which have the map. What it is and when somebody last said so; nothing that its keeper wrote.
 */
@Component
class GroundHazards implements HazardsNear {

    /** So far an aircraft circles, and somebody on foot gets in twenty minutes. */
    static final int NEAR_METRES = 2_000;

    private static final Set<GroundKind> TOLD = EnumSet.of(
            GroundKind.WIRES,
            GroundKind.MAST,
            GroundKind.LIVESTOCK,
            GroundKind.SLURRY_OR_PIT,
            GroundKind.CROP_SPRAYING,
            GroundKind.DRONE_USE,
            GroundKind.ESCAPE_LANE);

    private final GroundNear ground;

    GroundHazards(GroundNear ground) {
        this.ground = ground;
    }

    @Override
    public List<Hazard> near(Person reader, Place place) {
        return ground.nearInTransaction(reader, place.point(), NEAR_METRES).stream()
                .filter(each -> TOLD.contains(each.kind()))
                .map(each -> new Hazard(each.words(), each.place(), each.knownAt(), false))
                .toList();
    }
}

package org.hedgerow.reference;

import java.util.Optional;
import org.hedgerow.geo.GridPoint;
import org.springframework.stereotype.Component;

/**
 * Which force records what happens at a place today: the one whose area holds it, or, where that force has ended before its boundaries were
 * loaded anew, the one that follows it. Thread-safe.
 */
@Component
public final class RecordingForces {

    private final ForceAreas areas;
    private final Forces forces;

    public RecordingForces(ForceAreas areas, Forces forces) {
        this.areas = areas;
        this.forces = forces;
    }

    /** Empty for the open sea, for other countries, and where a force ended that nobody follows. */
    public Optional<Force> at(GridPoint point) {
        return areas.forceAt(point).flatMap(forces::successorOf);
    }
}

package org.hedgerow.ground;

import static org.hedgerow.ground.GroundFact.*;
import static org.hedgerow.ground.GroundOutline.*;

import java.util.Set;

/** What stands on the ground that an aircraft, a vehicle or an officer on foot should know of. Compared with the database's check by a test. */
public enum GroundKind {
    WIRES("Wires", Set.of(POINT, LINE), Set.of(HEIGHT, KILOVOLTS)),
    MAST("Mast", Set.of(POINT), Set.of(HEIGHT)),
    LIVESTOCK("Animals", Set.of(POINT, AREA), Set.of(MONTHS)),
    GATE("Gate", Set.of(POINT), Set.of(LOCKED, WIDTH)),
    FORD_OR_BRIDGE("Ford or bridge", Set.of(POINT), Set.of(WEIGHT, WIDTH)),
    TRACK("Track", Set.of(LINE), Set.of(WIDTH)),
    /** A way by which offenders drive out. */
    ESCAPE_LANE("Way out that offenders use", Set.of(POINT, LINE), Set.of()),
    SLURRY_OR_PIT("Slurry or pit", Set.of(POINT, AREA), Set.of()),
    CROP_SPRAYING("Crop spraying", Set.of(POINT, AREA), Set.of(DAYS)),
    DRONE_USE("Drone in use", Set.of(POINT, AREA), Set.of(DAYS)),
    LANDING_PLACE("Place to land", Set.of(POINT, AREA), Set.of()),
    OTHER("Something else", Set.of(POINT, LINE, AREA), Set.of());

    private final String words;
    private final Set<GroundOutline> outlines;
    private final Set<GroundFact> facts;

    GroundKind(String words, Set<GroundOutline> outlines, Set<GroundFact> facts) {
        this.words = words;
        this.outlines = outlines;
        this.facts = facts;
    }

    /** In English, as a crew is told. */
    String words() {
        return words;
    }

    /** Whether it may be drawn so. */
    public boolean isDrawnAs(GroundOutline outline) {
        return outlines.contains(outline);
    }

    /** Whether this may be said of it. */
    public boolean has(GroundFact fact) {
        return facts.contains(fact);
    }

    /** Whether it goes on for some days and is over then, so that these must be said. */
    public boolean isDated() {
        return has(DAYS);
    }
}

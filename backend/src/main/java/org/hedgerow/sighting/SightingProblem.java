package org.hedgerow.sighting;

import org.hedgerow.platform.ProblemType;

/** Failures of keeping sightings. */
public final class SightingProblem {

    public static final ProblemType STALE =
            new ProblemType(412, "sighting-changed", "This was changed in the meantime; look again before you save");
    public static final ProblemType WITHDRAWN =
            new ProblemType(409, "sighting-withdrawn", "This has been withdrawn; record what was seen anew");
    public static final ProblemType WATCH_LIMIT =
            new ProblemType(409, "vehicle-watch-limit", "You keep as many watches as one person can; end one first");

    private SightingProblem() {}
}

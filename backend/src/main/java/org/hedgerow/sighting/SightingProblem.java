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
    public static final ProblemType RESTRAINED = new ProblemType(
            409,
            "heads-up-restrained",
            "What this sighting belongs to may not be passed to another force as it is; ask its owner");
    public static final ProblemType HEADS_UP_OVER =
            new ProblemType(409, "heads-up-over", "This has expired or was withdrawn; nobody need act on it any more");

    private SightingProblem() {}
}

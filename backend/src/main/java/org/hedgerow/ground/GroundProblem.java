package org.hedgerow.ground;

import org.hedgerow.platform.ProblemType;

/** Failures of keeping what stands on the ground. */
public final class GroundProblem {

    public static final ProblemType LIMIT =
            new ProblemType(409, "ground-limit", "You keep as much on the map as one person can; end something first");
    public static final ProblemType STALE =
            new ProblemType(412, "ground-changed", "This was changed in the meantime; look again before you save");
    public static final ProblemType ENDED =
            new ProblemType(409, "ground-ended", "This has been ended; what has come back is put on the map anew");

    private GroundProblem() {}
}

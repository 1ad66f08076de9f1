package org.hedgerow.live;

import org.hedgerow.platform.ProblemType;

/** Failures of opening a stream. */
public final class LiveProblem {

    public static final ProblemType TOO_MANY_STREAMS =
            new ProblemType(503, "too-many-streams", "Too many maps are open at once");

    private LiveProblem() {}
}

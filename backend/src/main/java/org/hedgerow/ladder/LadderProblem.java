package org.hedgerow.ladder;

import org.hedgerow.platform.ProblemType;

/** Failures of keeping the ladder. */
public final class LadderProblem {

    public static final ProblemType PURPOSE =
            new ProblemType(409, "ladder-purpose", "Say first what you are looking for it for");
    public static final ProblemType STALE =
            new ProblemType(412, "ladder-changed", "This was changed in the meantime; look again before you save");
    public static final ProblemType NOT_NOW =
            new ProblemType(409, "ladder-not-now", "That has been done already, or cannot be done any more");
    public static final ProblemType NOT_DISPOSABLE = new ProblemType(
            409,
            "ladder-not-disposable",
            "It may not be disposed of before an order allows it and no appeal can be brought");
    public static final ProblemType LIMIT =
            new ProblemType(409, "ladder-limit", "There are as many of these here as there can be");

    private LadderProblem() {}
}

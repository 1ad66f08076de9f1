package org.hedgerow.source;

import org.hedgerow.platform.ProblemType;

/** Failures of keeping sources. None of them says anything of a source. */
public final class SourceProblem {

    public static final ProblemType NO_KEY =
            new ProblemType(409, "source-key", "Sources cannot be kept or opened here at present");
    public static final ProblemType STALE =
            new ProblemType(412, "source-changed", "This was changed in the meantime; look again before you save");
    public static final ProblemType ERASED = new ProblemType(409, "source-erased", "Who this was has been erased");

    private SourceProblem() {}
}

package org.hedgerow.series;

import org.hedgerow.platform.ProblemType;

/** Failures of keeping links and series. */
public final class SeriesProblem {

    public static final ProblemType DECIDED =
            new ProblemType(409, "link-decided", "Somebody has decided the same about these two already; look again");
    public static final ProblemType STALE =
            new ProblemType(412, "series-changed", "This was changed in the meantime; look again before you save");
    public static final ProblemType WATCH_LIMIT =
            new ProblemType(409, "series-watch-limit", "You keep as many watches as one person can; end one first");

    private SeriesProblem() {}
}

package org.hedgerow.analysis;

import org.hedgerow.platform.ProblemType;

/** Failures of saving an analysis. */
public final class AnalysisProblem {

    public static final ProblemType LIMIT = new ProblemType(
            409, "analysis-limit", "You have saved as many analyses as one person can; delete one first");
    public static final ProblemType STALE = new ProblemType(
            412, "analysis-changed", "This analysis was changed in the meantime; look again before you save");

    private AnalysisProblem() {}
}

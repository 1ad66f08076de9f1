package org.hedgerow.report;

import org.hedgerow.platform.ProblemType;

/** Failures at the triage desk. */
public final class DeskProblem {

    public static final ProblemType STALE =
            new ProblemType(412, "report-changed", "A colleague changed this report in the meantime; look again");
    public static final ProblemType CLOSED = new ProblemType(409, "report-closed", "This report is closed");
    public static final ProblemType SAME_INCIDENT =
            new ProblemType(409, "counted-already", "This report counts for that incident already");

    private DeskProblem() {}
}

package org.hedgerow.report;

import org.hedgerow.platform.ProblemType;

/** Failures of reporting. */
public final class ReportProblem {

    public static final ProblemType SEALED_UNREADABLE =
            new ProblemType(422, "sealed-unreadable", "That sealed report does not open here");

    private ReportProblem() {}
}

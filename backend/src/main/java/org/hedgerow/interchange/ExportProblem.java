package org.hedgerow.interchange;

import org.hedgerow.platform.ProblemType;

/** Failures of taking incidents out. */
public final class ExportProblem {

    public static final ProblemType LIMIT =
            new ProblemType(429, "export-limit", "You have made as many exports as you may in a day");

    private ExportProblem() {}
}

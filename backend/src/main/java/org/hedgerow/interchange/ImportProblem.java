package org.hedgerow.interchange;

import org.hedgerow.platform.ProblemType;

/** Failures of taking files in. */
public final class ImportProblem {

    public static final ProblemType BUSY =
            new ProblemType(409, "import-busy", "Your organisation is taking in another file; wait until it is done");

    private ImportProblem() {}
}

package org.hedgerow.evidence;

import org.hedgerow.platform.ProblemType;

/** Failures of naming exhibits. */
public final class ExhibitProblem {

    public static final ProblemType NAMED =
            new ProblemType(409, "exhibit-named", "This file is an exhibit already, and is never named anew");
    public static final ProblemType REFERENCE_USED = new ProblemType(
            409, "exhibit-reference-used", "This reference was given out in this case already; take the next number");
    public static final ProblemType CLASH = new ProblemType(
            409, "exhibits-clash", "Both have an exhibit of the same reference, so they cannot be one case");

    private ExhibitProblem() {}
}

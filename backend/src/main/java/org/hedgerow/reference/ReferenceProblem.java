package org.hedgerow.reference;

import org.hedgerow.platform.ProblemType;

/** Failures of keeping reference data. */
public final class ReferenceProblem {

    public static final ProblemType CHANGED_MEANWHILE = new ProblemType(
            412, "reference-changed", "Somebody changed this row meanwhile; look again before you save");
    public static final ProblemType VERSION_NEEDED = new ProblemType(
            428, "reference-version-needed", "Say which version of the row you are changing (If-Match)");

    private ReferenceProblem() {}
}

package org.hedgerow.operation;

import org.hedgerow.platform.ProblemType;

/** Failures of planning and running an operation. */
public final class OperationProblem {

    public static final ProblemType STALE =
            new ProblemType(412, "operation-changed", "This was changed in the meantime; look again before you save");
    public static final ProblemType NOT_NOW =
            new ProblemType(409, "operation-not-now", "That can no longer be done, or not yet");
    public static final ProblemType LIMIT = new ProblemType(
            409, "operation-limit", "There are as many of these as one operation or one force can have");

    private OperationProblem() {}
}

package org.hedgerow.sharing;

import org.hedgerow.platform.ProblemType;

/** Failures of sharing itself. */
public final class SharingProblem {

    /** Nobody can say at this moment who may see what: nothing that is shared is shown to anybody. */
    public static final ProblemType PAUSED = new ProblemType(
            503, "sharing-paused", "Sharing is paused: Hedgerow cannot check just now who may see what");

    private SharingProblem() {}
}

package org.hedgerow.bulletin;

import org.hedgerow.platform.ProblemType;

/** Failures of writing bulletins. */
public final class BulletinProblem {

    public static final ProblemType STATE =
            new ProblemType(409, "bulletin-state", "That cannot be done with the bulletin as it stands now");
    public static final ProblemType STALE =
            new ProblemType(412, "bulletin-changed", "This bulletin was changed in the meantime; look again");
    public static final ProblemType OWN =
            new ProblemType(403, "own-bulletin", "Somebody else must approve what you wrote");
    public static final ProblemType LIMIT =
            new ProblemType(409, "bulletin-limit", "Your organisation has as many unissued bulletins as it can have");

    private BulletinProblem() {}
}

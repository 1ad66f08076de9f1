package org.hedgerow.notice;

import org.hedgerow.platform.ProblemType;

/** Failures of keeping an area. */
public final class NoticeProblem {

    public static final ProblemType LIMIT =
            new ProblemType(409, "area-limit", "You have as many areas as one person can; delete one first");
    public static final ProblemType STALE =
            new ProblemType(412, "area-changed", "This area was changed in the meantime; look again before you save");

    public static final ProblemType DEVICE_LIMIT = new ProblemType(
            409, "device-limit", "Messages go to as many of your phones as one person can have; remove one first");

    private NoticeProblem() {}
}

package org.hedgerow.hotspot;

import org.hedgerow.platform.ProblemType;

/** Failures of looking at the map and what is made of it. */
public final class HotspotProblem {

    public static final ProblemType TOO_MANY_AUDIENCES =
            new ProblemType(503, "too-many-audiences", "Too many groups of people are looking at once");

    private HotspotProblem() {}
}

package org.hedgerow.operation;

import org.hedgerow.platform.ProblemType;

/** Failures of asking for air support. */
public final class AirProblem {

    public static final ProblemType STALE = new ProblemType(
            412, "air-request-changed", "This request was changed in the meantime; look again before you go on");
    public static final ProblemType NOT_NOW =
            new ProblemType(409, "air-request-not-now", "This request is past that, or not so far yet");
    public static final ProblemType RESTRAINED = new ProblemType(
            409,
            "air-request-restrained",
            "This incident may not be passed to air support as it is; ask without naming it, in words that give nothing away");
    public static final ProblemType UNCONFIRMED = new ProblemType(
            409, "air-request-warnings", "Something in these words may say too much; look at it, or confirm it");
    public static final ProblemType OWN_REQUEST =
            new ProblemType(409, "own-air-request", "Somebody else must answer what you sent");
    public static final ProblemType TAKEN_BACK = new ProblemType(
            410,
            "air-briefing-taken-back",
            "The incident of this briefing was taken back; ask the force what stands now");
    public static final ProblemType LINK_ENDED = new ProblemType(410, "air-link-ended", "This link has ended");

    private AirProblem() {}
}

package org.hedgerow.intelligence;

import org.hedgerow.platform.ProblemType;

/** Failures of writing and assessing intelligence. */
public final class IntelligenceProblem {

    public static final ProblemType STALE = new ProblemType(
            412, "intelligence-changed", "This report was changed in the meantime; look again before you save");
    public static final ProblemType NOT_NOW =
            new ProblemType(409, "intelligence-not-now", "That cannot be done with the report as it stands");
    public static final ProblemType OWN_REPORT =
            new ProblemType(409, "intelligence-own-report", "Nobody assesses a report of their own; ask a colleague");
    public static final ProblemType TOO_SECRET = new ProblemType(
            422, "intelligence-too-secret", "Hedgerow holds nothing above OFFICIAL-SENSITIVE; nothing was kept");
    public static final ProblemType UNANSWERED = new ProblemType(
            409,
            "intelligence-unanswered",
            "Words that may show the source are neither taken out nor kept with a reason");
    public static final ProblemType LIMIT = new ProblemType(
            409, "intelligence-limit", "There are as many of these as one force or one report can have");

    private IntelligenceProblem() {}
}

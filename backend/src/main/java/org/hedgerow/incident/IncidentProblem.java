package org.hedgerow.incident;

import org.hedgerow.platform.ProblemType;

/** Failures of reporting and amending. */
public final class IncidentProblem {

    public static final ProblemType NOT_YOURS =
            new ProblemType(403, "not-yours", "Only the organisation that owns this incident may change it");
    public static final ProblemType STATUS_FORBIDS =
            new ProblemType(409, "status-forbids", "The incident's status does not allow that");
    public static final ProblemType STALE =
            new ProblemType(412, "stale", "Somebody changed this incident in the meantime; look again before you save");
    public static final ProblemType VERSION_NEEDED =
            new ProblemType(428, "version-needed", "Say which version you are changing (If-Match)");

    public static final ProblemType OWN_PROPOSAL =
            new ProblemType(403, "own-proposal", "Somebody else of your organisation must decide this proposal");
    public static final ProblemType PROPOSAL_CLOSED = new ProblemType(
            409, "proposal-closed", "This proposal was decided already, or the report has changed since");
    public static final ProblemType PROPOSAL_WAITING =
            new ProblemType(409, "proposal-waiting", "A proposal of yours for this report is waiting to be decided");

    public static final ProblemType RESULTS_STALE = new ProblemType(
            412, "results-changed", "Somebody recorded another number for that day in the meantime; look again");

    private IncidentProblem() {}
}

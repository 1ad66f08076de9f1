package org.hedgerow.incident;

import org.hedgerow.platform.ProblemType;

/** Failures of reporting and amending. */
public enum IncidentProblem implements ProblemType {
    NOT_YOURS(403, "not-yours", "Only the organisation that owns this incident may change it"),
    STATUS_FORBIDS(409, "status-forbids", "The incident's status does not allow that"),
    STALE(412, "stale", "Somebody changed this incident in the meantime; look again before you save"),
    VERSION_NEEDED(428, "version-needed", "Say which version you are changing (If-Match)");

    private final int status;
    private final String slug;
    private final String title;

    IncidentProblem(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }
}

package org.hedgerow.reference;

import org.hedgerow.platform.ProblemType;

/** Failures of keeping reference data. */
public enum ReferenceProblem implements ProblemType {
    CHANGED_MEANWHILE(412, "reference-changed", "Somebody changed this row meanwhile; look again before you save"),
    VERSION_NEEDED(428, "reference-version-needed", "Say which version of the row you are changing (If-Match)");

    private final int status;
    private final String slug;
    private final String title;

    ReferenceProblem(int status, String slug, String title) {
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

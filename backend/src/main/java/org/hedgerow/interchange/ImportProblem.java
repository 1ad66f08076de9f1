package org.hedgerow.interchange;

import org.hedgerow.platform.ProblemType;

/** Failures of taking files in. */
public enum ImportProblem implements ProblemType {
    BUSY(409, "import-busy", "Your organisation is taking in another file; wait until it is done");

    private final int status;
    private final String slug;
    private final String title;

    ImportProblem(int status, String slug, String title) {
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

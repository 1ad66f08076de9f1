package org.hedgerow.identity;

import org.hedgerow.platform.ProblemType;

/** Failures of signing in and of administering people. */
public enum IdentityProblem implements ProblemType {
    /** Unknown name, wrong password, suspended, not yet enrolled: one answer for all of them. */
    SIGN_IN_REFUSED(401, "sign-in-refused", "That name and password do not belong together"),
    /** The token of {@code X-XSRF-TOKEN} is missing or stale. Says nothing about the address that was asked for. */
    PAGE_OUT_OF_DATE(403, "page-out-of-date", "This page is out of date; reload it and try again"),
    LAST_ADMINISTRATOR(409, "last-administrator", "Somebody must remain who administers the system"),
    /** The person is in the caller's own list, so that the refusal gives nothing away. */
    BEYOND_YOUR_RIGHTS(409, "beyond-your-rights", "Only a system administrator may change this person");

    private final int status;
    private final String slug;
    private final String title;

    IdentityProblem(int status, String slug, String title) {
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

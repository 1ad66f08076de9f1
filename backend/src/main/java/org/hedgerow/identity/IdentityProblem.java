package org.hedgerow.identity;

import org.hedgerow.platform.ProblemType;

/** Failures of signing in and of administering people. */
public final class IdentityProblem {

    /** Unknown name, wrong password, suspended, not yet enrolled: one answer for all of them. */
    public static final ProblemType SIGN_IN_REFUSED =
            new ProblemType(401, "sign-in-refused", "That name and password do not belong together");
    /** Unknown passkey, wrong answer, used or foreign challenge, wrong place, copied key: one answer for all of them. */
    public static final ProblemType PASSKEY_REFUSED =
            new ProblemType(422, "passkey-refused", "That passkey was not accepted");
    /** Signed in by half: nothing else is answered until the second factor is shown, or set up. */
    public static final ProblemType SECOND_FACTOR_NEEDED =
            new ProblemType(403, "second-factor-needed", "Finish signing in first");
    /** The token of {@code X-XSRF-TOKEN} is missing or stale. Says nothing about the address that was asked for. */
    public static final ProblemType PAGE_OUT_OF_DATE =
            new ProblemType(403, "page-out-of-date", "This page is out of date; reload it and try again");

    public static final ProblemType LAST_SECOND_FACTOR =
            new ProblemType(409, "last-second-factor", "Your role needs this; set up another way first");
    public static final ProblemType NO_KEY =
            new ProblemType(409, "no-key", "Authenticator apps cannot be used here at present");
    public static final ProblemType LAST_ADMINISTRATOR =
            new ProblemType(409, "last-administrator", "Somebody must remain who administers the system");
    /** The person is in the caller's own list, so that the refusal gives nothing away. */
    public static final ProblemType BEYOND_YOUR_RIGHTS =
            new ProblemType(409, "beyond-your-rights", "Changing this person takes more rights than you have");

    public static final ProblemType TOO_MANY_INVITATIONS = new ProblemType(
            409, "too-many-invitations", "Too many invitations are open; withdraw some that nobody will take");
    public static final ProblemType NOT_BY_LINK =
            new ProblemType(409, "not-by-link", "Only members of a watch group sign in by a link");

    private IdentityProblem() {}
}

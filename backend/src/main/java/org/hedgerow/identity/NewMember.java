package org.hedgerow.identity;

import java.util.regex.Pattern;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who takes an invitation says. Name and password are checked where they are kept.
 *
 * @param password null to sign in by links
 * @param email where links may be sent; null for nowhere
 */
record NewMember(
        @Nullable String username,
        @Nullable String name,
        @Nullable String password,
        @Nullable String email) {

    private static final int LONGEST_EMAIL = 254;
    /** Loose on purpose: only the post can say whether an address is one. Nothing in it can begin another header or address. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"\\\\\\p{Cntrl}]+@[^\\s@<>,;\"\\\\\\p{Cntrl}]+");

    NewMember {
        if (email != null
                && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            throw PlatformProblem.invalid("/email", "Write an e-mail address, or leave this empty.");
        }
    }

    @Override
    public String toString() {
        return "NewMember[hidden]";
    }
}

package org.hedgerow.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in name in its one canonical form: compatibility characters unfolded (NFKC), small letters, no white space at the ends.
 * However a name is typed, it is counted, looked up and compared in this form only.
 */
record Username(String canonical) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,63}");
    private static final int LONGEST_TYPED = 256;

    /** Whatever was typed at sign-in; a name that nobody can have is simply unknown. */
    static Username typed(@Nullable String text) {
        if (text == null || text.length() > LONGEST_TYPED) {
            throw PlatformProblem.invalid("/username", "Give the name that you sign in with.");
        }
        var unfolded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new Username(Normalizer.normalize(unfolded, Normalizer.Form.NFKC).strip());
    }

    /** A name for somebody new. */
    static Username chosen(@Nullable String text) {
        var username = typed(text);
        if (!SHAPE.matcher(username.canonical).matches()) {
            throw PlatformProblem.invalid(
                    "/username", "Use 3 to 64 letters without accents, digits, full stops, hyphens, underscores or @.");
        }
        return username;
    }

    /** Whether anybody can be called so. */
    boolean isPossible() {
        return SHAPE.matcher(canonical).matches();
    }
}

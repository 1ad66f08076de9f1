package org.hedgerow.intelligence;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hedgerow.sharing.HandlingCode;
import org.jspecify.annotations.Nullable;

/**
 * The grade of one item or of the provenance, in the 3x5x2 form: {@code 1BP}.
 *
 * @param source 1 reliable, 2 untested, 3 not reliable
 * @param assessment A known directly to the source, B known indirectly and corroborated, C known indirectly, D not known, E suspected false
 * @param handling P lawful sharing permitted, C with conditions
 */
public record Grade(int source, char assessment, HandlingCode handling) implements Grading {

    private static final Pattern WRITTEN = Pattern.compile("^[1-3][A-E][PC]$");
    private static final int UNRELIABLE = 3;

    public Grade {
        if (!WRITTEN.matcher("" + source + assessment + handling).matches()) {
            throw new IllegalArgumentException("There is no such grade");
        }
    }

    /** The grade that is written so; nothing for what is none. */
    public static Optional<Grade> of(@Nullable String text) {
        return text == null || !WRITTEN.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(new Grade(text.charAt(0) - '0', text.charAt(1), HandlingCode.valueOf(text.substring(2))));
    }

    @Override
    public String text() {
        return "" + source + assessment + handling;
    }

    /** How far it can be relied on. */
    public Confidence confidence() {
        return Confidence.of(this);
    }

    boolean isUnreliable() {
        return source == UNRELIABLE;
    }

    boolean isSuspectedFalse() {
        return assessment == 'E';
    }

    boolean isConditional() {
        return handling == HandlingCode.C;
    }
}

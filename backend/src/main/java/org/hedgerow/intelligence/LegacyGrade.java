package org.hedgerow.intelligence;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A grade of the older 5x5x5 form, kept as it came: source A to E, information 1 to 5, handling 1 to 5. Nothing is derived from it, no confidence either.
 *
 * @param text such as {@code B24}
 */
public record LegacyGrade(String text) implements Grading {

    private static final Pattern WRITTEN = Pattern.compile("^[A-E][1-5][1-5]$");

    public LegacyGrade {
        if (!WRITTEN.matcher(text).matches()) {
            throw new IllegalArgumentException("There is no such grade");
        }
    }

    /** The grade that is written so; nothing for what is none. */
    public static Optional<LegacyGrade> of(@Nullable String text) {
        return text == null || !WRITTEN.matcher(text).matches() ? Optional.empty() : Optional.of(new LegacyGrade(text));
    }
}

package org.hedgerow.hotspot;

import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Whole numbers in query parameters. */
final class WholeNumber {

    private WholeNumber() {}

    /** The number, or the one for when there is none; a 422 that names the parameter otherwise. */
    static int parse(String name, @Nullable String text, @Nullable Integer whenNone, int least, int most) {
        if (text == null && whenNone != null) {
            return whenNone;
        }
        if (text != null && text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw PlatformProblem.invalid("?" + name, "Give a whole number from " + least + " to " + most + ".");
    }
}

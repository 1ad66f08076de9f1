package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.function.BiPredicate;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * What counts are asked for.
 *
 * @param by how time is divided
 * @param tellsItsVictim whether an incident of a category that began on a day can name its victim: then small counts are hidden. Null for the
 *     police, from whom none is
 */
public record StatisticsQuery(
        IncidentFilter filter, By by, @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {

    boolean hidesSmallCounts() {
        return tellsItsVictim != null;
    }

    /** Calendar months, or weeks from Monday (ISO 8601), in London. */
    public enum By {
        MONTH,
        WEEK;

        /**
         * Reads the parameter {@code by}. Months when it is missing; and months alone for those from whom small counts are hidden: weeks and
         * months together could be subtracted from each other.
         *
         * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
         */
        public static By parse(@Nullable String text, boolean smallCountsHidden) {
            if (text == null || text.equals("month")) {
                return MONTH;
            }
            if (text.equals("week") && !smallCountsHidden) {
                return WEEK;
            }
            throw PlatformProblem.invalid("?by", smallCountsHidden ? "Choose month." : "Choose month or week.");
        }
    }
}

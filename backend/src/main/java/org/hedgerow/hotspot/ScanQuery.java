package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What to look for that is going on at the end of a period.
 *
 * @param cellMetres the side of the squares of the National Grid that incidents are put together in: 200 m to 10 km
 * @param mostMetres the largest radius of a cluster: 1 to 50 km
 * @param mostDays the longest that a cluster may last: 1 to 28 days
 * @param repetitions how often the days are shuffled: 99 to 9,999
 * @param seed of the shuffles: the same seed gives the same answer
 * @param filter which incidents to count
 * @param tellsItsVictim as in {@link StatisticsQuery}: null for the police
 */
public record ScanQuery(
        int cellMetres,
        int mostMetres,
        int mostDays,
        int repetitions,
        int seed,
        IncidentFilter filter,
        @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {

    /** What may be asked for, as it came; what is missing is chosen. */
    public record Wanted(
            @Nullable String cellMetres,
            @Nullable String mostMetres,
            @Nullable String mostDays,
            @Nullable String repetitions,
            @Nullable String seed) {}

    /**
     * Reads the parameters.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static ScanQuery of(
            Wanted wanted, IncidentFilter filter, @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {
        return new ScanQuery(
                WholeNumber.parse("cellMetres", wanted.cellMetres(), 1_000, 200, 10_000),
                WholeNumber.parse("mostMetres", wanted.mostMetres(), 20_000, 1_000, 50_000),
                WholeNumber.parse("mostDays", wanted.mostDays(), 14, 1, 28),
                WholeNumber.parse("repetitions", wanted.repetitions(), 999, 99, 9_999),
                WholeNumber.parse("seed", wanted.seed(), 1, 0, 999_999_999),
                filter,
                tellsItsVictim);
    }

    boolean hidesSmallCounts() {
        return tellsItsVictim != null;
    }
}

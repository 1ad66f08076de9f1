package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.function.BiPredicate;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * Where to ask which areas are becoming hot, have long been, or are cooling down.
 *
 * @param cellMetres from one side of a hexagon to the side opposite: 500 m to 20 km
 * @param sliceDays how long a slice of time is: 7 days, or 28
 * @param filter which incidents to count; its period is what is cut into slices
 * @param tellsItsVictim as in {@link StatisticsQuery}: null for the police
 */
public record EmergingQuery(
        int cellMetres,
        int sliceDays,
        IncidentFilter filter,
        @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {

    private static final int WEEK = 7;
    private static final int FOUR_WEEKS = 28;

    public EmergingQuery {
        if (sliceDays != WEEK && sliceDays != FOUR_WEEKS) {
            throw new IllegalArgumentException("A slice is 7 or 28 days");
        }
        SignificanceQuery.checkCell(cellMetres);
    }

    /**
     * Reads the parameters {@code cellMetres} and {@code sliceDays}, which may be missing.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static EmergingQuery of(
            @Nullable String cellMetres,
            @Nullable String sliceDays,
            IncidentFilter filter,
            @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {
        int days = WholeNumber.parse("sliceDays", sliceDays, WEEK, WEEK, FOUR_WEEKS);
        if (days != WEEK && days != FOUR_WEEKS) {
            throw PlatformProblem.invalid("?sliceDays", "Choose 7 or 28.");
        }
        return new EmergingQuery(SignificanceQuery.cell(cellMetres), days, filter, tellsItsVictim);
    }

    boolean hidesSmallCounts() {
        return tellsItsVictim != null;
    }
}

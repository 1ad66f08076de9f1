package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where to ask whether incidents lie together more than chance would put them.
 *
 * @param cellMetres from one side of a hexagon to the side opposite: 500 m to 20 km
 * @param filter which incidents to count
 * @param tellsItsVictim as in {@link StatisticsQuery}: null for the police
 */
public record SignificanceQuery(
        int cellMetres, IncidentFilter filter, @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {

    private static final int DEFAULT_CELL = 5_000;
    private static final int LEAST_CELL = 500;
    private static final int MOST_CELL = 20_000;

    public SignificanceQuery {
        checkCell(cellMetres);
    }

    static void checkCell(int cellMetres) {
        if (cellMetres < LEAST_CELL || cellMetres > MOST_CELL) {
            throw new IllegalArgumentException("Hexagons are 500 m to 20 km wide");
        }
    }

    /** Reads the parameter {@code cellMetres}. */
    static int cell(@Nullable String cellMetres) {
        return WholeNumber.parse("cellMetres", cellMetres, DEFAULT_CELL, LEAST_CELL, MOST_CELL);
    }

    /**
     * Reads the parameter {@code cellMetres}, which may be missing.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static SignificanceQuery of(
            @Nullable String cellMetres,
            IncidentFilter filter,
            @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {
        return new SignificanceQuery(cell(cellMetres), filter, tellsItsVictim);
    }

    boolean hidesSmallCounts() {
        return tellsItsVictim != null;
    }
}

package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How densely incidents lie.
 *
 * @param bandwidthMetres where the kernel of an incident ends: 500 m to 50 km
 * @param cellMetres the side of the square cells: a twentieth of the bandwidth, but at least 100 m, to the bandwidth itself. Null for a fifth, or as much more
 *     as keeps to {@link DensityAnswer#MOST_CELLS}
 * @param filter which incidents to count
 * @param tellsItsVictim as in {@link StatisticsQuery}: null for the police
 */
public record DensityQuery(
        int bandwidthMetres,
        @Nullable Integer cellMetres,
        IncidentFilter filter,
        @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {

    private static final int DEFAULT_BANDWIDTH = 10_000;
    private static final int LEAST_BANDWIDTH = 500;
    private static final int MOST_BANDWIDTH = 50_000;
    private static final int LEAST_CELL = 100;

    /** A kernel of more cells is smoother than anybody can see, and costs their square for each incident. */
    private static final int MOST_CELLS_A_BANDWIDTH = 20;

    public DensityQuery {
        if (bandwidthMetres < LEAST_BANDWIDTH || bandwidthMetres > MOST_BANDWIDTH) {
            throw new IllegalArgumentException("A bandwidth is 500 m to 50 km");
        }
        if (cellMetres != null && (cellMetres < leastCell(bandwidthMetres) || cellMetres > bandwidthMetres)) {
            throw new IllegalArgumentException("A cell is a twentieth of the bandwidth to the bandwidth");
        }
    }

    /**
     * Reads the parameters {@code bandwidthMetres} and {@code cellMetres}, which may be missing.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static DensityQuery of(
            @Nullable String bandwidthMetres,
            @Nullable String cellMetres,
            IncidentFilter filter,
            @Nullable BiPredicate<String, LocalDate> tellsItsVictim) {
        int bandwidth = WholeNumber.parse(
                "bandwidthMetres", bandwidthMetres, DEFAULT_BANDWIDTH, LEAST_BANDWIDTH, MOST_BANDWIDTH);
        var cell = cellMetres == null
                ? null
                : Integer.valueOf(WholeNumber.parse("cellMetres", cellMetres, null, leastCell(bandwidth), bandwidth));
        return new DensityQuery(bandwidth, cell, filter, tellsItsVictim);
    }

    private static int leastCell(int bandwidth) {
        return Math.max(LEAST_CELL, bandwidth / MOST_CELLS_A_BANDWIDTH);
    }

    boolean hidesSmallCounts() {
        return tellsItsVictim != null;
    }
}

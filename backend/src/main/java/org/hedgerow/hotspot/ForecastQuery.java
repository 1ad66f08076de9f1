package org.hedgerow.hotspot;

import java.time.LocalDate;
import org.hedgerow.hotspot.method.ForecastParameters;
import org.jspecify.annotations.Nullable;

/**
 * Which week to forecast: the seven days that begin with a day, by London's clock.
 *
 * @param cellMetres side of a square cell: 500 m to 10 km
 * @param firstDay of the week; what happened on it is not looked at
 * @param filter which incidents to learn from and to forecast. Its period is that of the history, and not one that a reader chose: a forecast of ninety
 *     days' incidents could be tried on nothing
 */
public record ForecastQuery(int cellMetres, LocalDate firstDay, IncidentFilter filter) {

    private static final int DEFAULT_CELL = 1_000;
    private static final int LEAST_CELL = 500;
    private static final int MOST_CELL = 10_000;

    /** The weeks that are held out, those on which the first of them is fitted, and three years before that for the season. */
    private static final int HISTORY_WEEKS =
            ForecastParameters.HOLD_OUT_WEEKS + ForecastParameters.FIT_WEEKS + 3 * 52 + 4;

    public ForecastQuery {
        if (cellMetres < LEAST_CELL || cellMetres > MOST_CELL) {
            throw new IllegalArgumentException("Cells are 500 m to 10 km wide");
        }
        var before = firstDay.atStartOfDay(TimeBins.LONDON).toInstant();
        var from =
                firstDay.minusWeeks(HISTORY_WEEKS).atStartOfDay(TimeBins.LONDON).toInstant();
        filter = filter.during(new Period(from, before, before));
    }

    /**
     * Reads the parameter {@code cellMetres}, which may be missing; the week begins with the day on which the filter was taken.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the parameter
     */
    public static ForecastQuery of(@Nullable String cellMetres, IncidentFilter filter) {
        return new ForecastQuery(
                WholeNumber.parse("cellMetres", cellMetres, DEFAULT_CELL, LEAST_CELL, MOST_CELL),
                LocalDate.ofInstant(filter.period().asOf(), TimeBins.LONDON),
                filter);
    }
}

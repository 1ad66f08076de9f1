package org.hedgerow.hotspot.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A near-repeat table.
 *
 * @param statement how it was made
 * @param rows the same premises first, then the bands of distance, nearest first
 */
public record KnoxResult(RunStatement statement, List<Row> rows) {

    /**
     * One band of distance.
     *
     * @param fromMetres from here
     * @param toMetres until before here; null for no end
     * @param cells one for each band of time, soonest first
     */
    public record Row(double fromMetres, @Nullable Double toMetres, List<Cell> cells) {}

    /**
     * Pairs of one band of distance and one of time.
     *
     * @param fromDays from here
     * @param toDays until before here; null for no end
     * @param pairs how many there are
     * @param expected how many there are on average when the times are shuffled; 0 when nothing was repeated
     * @param ratio pairs for each one expected, or null when none is expected
     * @param p how often shuffled times give as many or more, the data themselves counted: (1 + times) / (1 + repetitions)
     */
    public record Cell(
            double fromDays,
            @Nullable Double toDays,
            long pairs,
            double expected,
            @Nullable Double ratio,
            double p) {}
}

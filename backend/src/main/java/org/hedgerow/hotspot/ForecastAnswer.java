package org.hedgerow.hotspot;

import java.time.LocalDate;
import org.hedgerow.hotspot.method.Backtest;
import org.hedgerow.hotspot.method.BacktestResult;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * Where the incidents of the coming week are likeliest if the past is a guide, and how that did in weeks that it had not seen. The two are one record, so
 * that nothing can hand out the first without the second.
 *
 * @param position of the change log
 * @param missing why there is no forecast, or null when there is one
 * @param leftOut incidents that cannot be learnt from
 * @param firstDay of the week, in London
 * @param cellMetres side of a cell
 * @param result null when something is missing
 * @param statement how it was made; its n is the incidents that were learnt from
 */
public record ForecastAnswer(
        String position,
        Backtest.@Nullable Lack missing,
        LeftOut leftOut,
        LocalDate firstDay,
        int cellMetres,
        @Nullable BacktestResult result,
        RunStatement statement) {

    /**
     * Incidents that the filter shows and that nothing is learnt from.
     *
     * @param place known only to a square that is larger than a cell
     * @param time whose span is longer than a week, so that no week can be said to hold it
     */
    public record LeftOut(int place, int time) {}
}

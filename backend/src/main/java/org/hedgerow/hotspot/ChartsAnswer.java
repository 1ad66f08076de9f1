package org.hedgerow.hotspot;

import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * What charts of everything that a filter shows are drawn from.
 *
 * @param position of the change log
 * @param by how the trend and the seasons divide time
 * @param smallCountsHidden whether the reader is given counts with small ones hidden
 * @param trend over the filter's period
 * @param grid null when small counts are hidden
 * @param hours whole counts by hour; null unless small counts are hidden
 * @param seasons whatever the period: the season that is chosen as period, or the one that began last
 * @param statement how it was made
 */
public record ChartsAnswer(
        String position,
        StatisticsQuery.By by,
        boolean smallCountsHidden,
        TrendLine trend,
        @Nullable HourGrid grid,
        StatisticsAnswer.@Nullable Table hours,
        SeasonsCompared seasons,
        RunStatement statement) {}

package org.hedgerow.hotspot.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one way of choosing cells came to over several weeks: incidents and areas are added up before anything is divided. */
record PooledWeeks(int hits, int incidents, int most, long flagged, long studied) {

    PooledWeeks(List<BacktestResult.Week> weeks, int method) {
        this(
                weeks.stream().mapToInt(week -> week.hits().get(method)).sum(),
                weeks.stream().mapToInt(BacktestResult.Week::incidents).sum(),
                weeks.stream().mapToInt(BacktestResult.Week::most).sum(),
                weeks.stream().mapToLong(BacktestResult.Week::flagged).sum(),
                weeks.stream().mapToLong(BacktestResult.Week::studied).sum());
    }

    @Nullable Double pai() {
        return HitIndices.pai(hits, incidents, flagged, studied);
    }

    @Nullable Double pei() {
        return HitIndices.pei(hits, most);
    }
}

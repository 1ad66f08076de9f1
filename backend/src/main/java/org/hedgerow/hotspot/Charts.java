package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hedgerow.hotspot.method.RunStatement;
import org.jspecify.annotations.Nullable;

/**
 * Counts through time, for charts. An incident counts where the last moment of its span lies, as in {@link StatisticsAnswer}.
 *
 * <p>For readers from whom small counts are hidden one table of whole months is made, over all time, and hidden once; the trend and the seasons
 * are both read from what it shows. Neither can then be subtracted from the other: they are the same figures.
 */
final class Charts {

    /** Of the latest weeks or months. */
    static final int MOST_BINS = 260;

    /** Grows whenever the same incidents would make another chart. */
    static final int VERSION = 1;

    private final IncidentColumns columns;
    private final StatisticsQuery query;
    private final Period period;
    private final LocalDate today;
    private final Selection ever;
    private final @Nullable WholeMonths wholeMonths;

    Charts(IncidentColumns columns, StatisticsQuery query) {
        this.columns = columns;
        this.query = query;
        this.period = query.filter().period();
        this.today = LocalDate.ofInstant(period.asOf(), TimeBins.LONDON);
        this.ever = Selection.of(columns, query.filter().during(new Period(null, null, period.asOf())), null);
        this.wholeMonths = query.hidesSmallCounts() ? WholeMonths.of(columns, query, ever) : null;
    }

    ChartsAnswer answer(String position) {
        long began = System.nanoTime();
        var shown = Selection.of(columns, query.filter(), null);
        boolean hidden = query.hidesSmallCounts();
        var seasons = new SeasonCounts(period, today, query.by());
        return new ChartsAnswer(
                position,
                query.by(),
                hidden,
                wholeMonths == null ? trend() : wholeMonths.trend(period),
                hidden ? null : HourGrid.of(columns, shown),
                hidden ? new Tabulation(columns, query, shown).answer(position).hours() : null,
                wholeMonths == null ? seasons.counted(columns, ever) : seasons.of(wholeMonths),
                statement(shown.count(), began));
    }

    private TrendLine trend() {
        var to = period.statedEnd();
        var from = period.from();
        var begin = from == null ? first(to) : from;
        if (!begin.isBefore(to)) {
            return TrendLine.through(List.of());
        }
        var first = LocalDate.ofInstant(begin, TimeBins.LONDON);
        var last = LocalDate.ofInstant(to.minusSeconds(1), TimeBins.LONDON);
        var bins = query.by() == StatisticsQuery.By.WEEK
                ? TimeBins.weeks(first, last, MOST_BINS)
                : TimeBins.months(first, last, MOST_BINS);
        int[] counts = new int[bins.count()];
        for (int number = 0; number < ever.count(); number++) {
            long latest = latest(columns, ever.row(number));
            int bin = bins.binOf(latest);
            if (bins.holds(bin) && latest >= begin.getEpochSecond()) {
                counts[bin]++;
            }
        }
        var counted = new ArrayList<TrendLine.Bin>();
        for (int bin = 0; bin < counts.length; bin++) {
            var day = bins.day(bin);
            counted.add(new TrendLine.Bin(
                    query.by() == StatisticsQuery.By.WEEK ? TimeBins.weekKey(day) : TimeBins.monthKey(day),
                    day,
                    share(bins, bin, from == null ? bins.edge(0) : begin.getEpochSecond(), to.getEpochSecond()),
                    counts[bin],
                    null,
                    null,
                    null));
        }
        return TrendLine.through(counted);
    }

    /** The end of the first incident, for a period without a beginning; the period's own end when there is none. */
    private Instant first(Instant end) {
        long first = end.getEpochSecond();
        for (int number = 0; number < ever.count(); number++) {
            first = Math.min(first, latest(columns, ever.row(number)));
        }
        return Instant.ofEpochSecond(first);
    }

    private static double share(TimeBins bins, int bin, long from, long to) {
        double inside = Math.min(bins.edge(bin + 1), to) - Math.max(bins.edge(bin), from);
        return HourGrid.rounded(Math.max(inside, 1) / (bins.edge(bin + 1) - bins.edge(bin)));
    }

    static long latest(IncidentColumns columns, int row) {
        return columns.pages[row >>> IncidentPage.SHIFT].latest[row & IncidentPage.MASK];
    }

    private RunStatement statement(int n, long began) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("by", query.by());
        parameters.put("smoothedOver", TrendLine.SMOOTHED_OVER);
        parameters.put("confidence", PoissonBand.CONFIDENCE);
        parameters.put("longestDays", HourGrid.LONGEST_DAYS);
        parameters.put("zone", "Europe/London");
        return new RunStatement(
                "charts",
                VERSION,
                n,
                parameters,
                period.from(),
                period.statedEnd(),
                null,
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began));
    }
}

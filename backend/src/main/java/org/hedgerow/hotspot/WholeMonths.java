package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts of every calendar month that is over, small ones hidden: the one table from which charts for readers outside the police are made. A
 * month that has begun is not in it, as its count of yesterday could be subtracted from that of today.
 */
final class WholeMonths {

    private final Map<String, @Nullable Integer> counts;
    private final boolean withheld;
    private final LocalDate first;
    private final LocalDate end;

    private WholeMonths(StatisticsAnswer.Table table, LocalDate first, LocalDate end) {
        this.withheld = table.withheld();
        this.counts = new HashMap<>();
        table.counts().forEach(count -> counts.put(count.key(), count.count()));
        this.first = first;
        this.end = end;
    }

    /** @param ever everything that the filter shows without its period */
    static WholeMonths of(IncidentColumns columns, StatisticsQuery query, Selection ever) {
        var asOf = query.filter().period().asOf();
        var end = LocalDate.ofInstant(asOf, TimeBins.LONDON).withDayOfMonth(1);
        long over = end.atStartOfDay(TimeBins.LONDON).toEpochSecond();
        var first = end;
        var tells = query.tellsItsVictim();
        var tallies = new TreeMap<String, SmallCounts.Tally>();
        for (int number = 0; number < ever.count(); number++) {
            int row = ever.row(number);
            long latest = Charts.latest(columns, row);
            if (latest >= over) {
                continue;
            }
            var month = day(latest).withDayOfMonth(1);
            first = month.isBefore(first) ? month : first;
            var page = columns.pages[row >>> IncidentPage.SHIFT];
            int at = row & IncidentPage.MASK;
            boolean telling =
                    tells != null && tells.test(columns.codes.code(page.category[at]), day(page.earliest[at]));
            tallies.merge(
                    TimeBins.monthKey(month),
                    SmallCounts.Tally.NONE.with(telling),
                    (tally, one) -> tally.with(telling));
        }
        return new WholeMonths(SmallCounts.hidden(tallies), first, end);
    }

    boolean withheld() {
        return withheld;
    }

    /** The first day of the month that is not over. */
    LocalDate end() {
        return end;
    }

    /** The count of the month that begins on this day; null when it is hidden. */
    @Nullable Integer count(LocalDate month) {
        return counts.getOrDefault(TimeBins.monthKey(month), 0);
    }

    /** Over the months that lie in the period whole. */
    TrendLine trend(Period period) {
        if (withheld) {
            return TrendLine.withheldWhole();
        }
        var from = period.from();
        var month = from == null
                ? first
                : day(from.minusSeconds(1).getEpochSecond()).withDayOfMonth(1).plusMonths(1);
        if (month.isBefore(end.minusMonths(Charts.MOST_BINS))) {
            month = end.minusMonths(Charts.MOST_BINS);
        }
        var last = day(period.statedEnd().getEpochSecond());
        var bins = new ArrayList<TrendLine.Bin>();
        for (; month.isBefore(end) && !month.plusMonths(1).isAfter(last); month = month.plusMonths(1)) {
            bins.add(new TrendLine.Bin(TimeBins.monthKey(month), month, 1, count(month), null, null, null));
        }
        return TrendLine.through(bins);
    }

    private static LocalDate day(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), TimeBins.LONDON);
    }
}

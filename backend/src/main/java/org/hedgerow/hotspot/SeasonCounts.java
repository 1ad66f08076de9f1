package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts a season and the one before it, to the same date. */
final class SeasonCounts {

    private static final int MONTHS = 8;

    private final Instant now;
    private final LocalDate start;
    private final StatisticsQuery.By by;

    /**
     * Of the season that is chosen as period, or else the one that began last.
     *
     * @param today in London
     */
    SeasonCounts(Period period, LocalDate today, StatisticsQuery.By by) {
        this.by = by;
        this.now = period.asOf();
        this.start = chosen(period, today);
    }

    private static LocalDate chosen(Period period, LocalDate today) {
        var from = period.from();
        var to = period.to();
        if (from != null && to != null) {
            var first = LocalDate.ofInstant(from, TimeBins.LONDON);
            if (first.equals(LocalDate.of(first.getYear(), Month.AUGUST, 1))
                    && to.equals(first.plusMonths(MONTHS)
                            .atStartOfDay(TimeBins.LONDON)
                            .toInstant())) {
                return first;
            }
        }
        var august = LocalDate.of(today.getYear(), Month.AUGUST, 1);
        return august.isAfter(today) ? august.minusYears(1) : august;
    }

    private LocalDate end() {
        return start.plusMonths(MONTHS);
    }

    /** Exactly, up to this moment and the same moment a year before. */
    SeasonsCompared counted(IncidentColumns columns, Selection ever) {
        var reached = now.atZone(TimeBins.LONDON);
        var finish = end().atStartOfDay(TimeBins.LONDON);
        var until = reached.isBefore(finish) ? reached : finish;
        var days = days(until.minusSeconds(1).toLocalDate());
        int steps = Math.max(days.size() - 1, 0);
        int[] nowCounts = counts(columns, ever, days, until);
        int[] beforeCounts = counts(
                columns, ever, days.stream().map(day -> day.minusYears(1)).toList(), until.minusYears(1));
        var compared = new ArrayList<SeasonsCompared.Step>();
        for (int step = 0; step < steps; step++) {
            compared.add(new SeasonsCompared.Step(days.get(step), nowCounts[step], beforeCounts[step]));
        }
        return compared(compared, steps == 0 ? null : until.minusSeconds(1).toLocalDate(), false);
    }

    /** Of whole months alone, as that table shows them. */
    SeasonsCompared of(WholeMonths months) {
        var end = months.end().isBefore(end()) ? months.end() : end();
        var compared = new ArrayList<SeasonsCompared.Step>();
        for (var month = start; month.isBefore(end) && !months.withheld(); month = month.plusMonths(1)) {
            compared.add(new SeasonsCompared.Step(month, months.count(month), months.count(month.minusYears(1))));
        }
        return compared(compared, start.isBefore(end) ? end.minusDays(1) : null, months.withheld());
    }

    private SeasonsCompared compared(List<SeasonsCompared.Step> steps, @Nullable LocalDate through, boolean withheld) {
        return new SeasonsCompared(
                name(start),
                name(start.minusYears(1)),
                through,
                withheld
                        ? null
                        : total(steps.stream().map(SeasonsCompared.Step::now).toList()),
                withheld
                        ? null
                        : total(steps.stream().map(SeasonsCompared.Step::before).toList()),
                withheld,
                steps);
    }

    private static @Nullable Integer total(List<@Nullable Integer> counts) {
        int sum = 0;
        for (var count : counts) {
            if (count == null) {
                return null;
            }
            sum += count;
        }
        return sum;
    }

    /** The days on which steps begin, up to the one of the last day, and the day on which that one ends; none before the season begins. */
    private List<LocalDate> days(LocalDate last) {
        var days = new ArrayList<LocalDate>();
        for (var day = start; !day.isAfter(last); day = next(day)) {
            days.add(day);
        }
        if (!days.isEmpty()) {
            days.add(next(days.get(days.size() - 1)));
        }
        return days;
    }

    private LocalDate next(LocalDate day) {
        var next = by == StatisticsQuery.By.WEEK ? day.plusWeeks(1) : day.plusMonths(1);
        return next.isAfter(end()) ? end() : next;
    }

    private static int[] counts(IncidentColumns columns, Selection ever, List<LocalDate> days, ZonedDateTime until) {
        var bins = TimeBins.between(days);
        int[] counts = new int[bins.count()];
        long last = until.toEpochSecond();
        for (int number = 0; number < ever.count(); number++) {
            long latest = Charts.latest(columns, ever.row(number));
            int bin = bins.binOf(latest);
            if (bins.holds(bin) && latest <= last) {
                counts[bin]++;
            }
        }
        return counts;
    }

    private static String name(LocalDate start) {
        return start.getYear() + "/" + String.format(Locale.ROOT, "%02d", (start.getYear() + 1) % 100);
    }
}

package org.hedgerow.hotspot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/**
 * The whole days of London that a window holds, cut into slices of some days each from its last day backwards: the last slice is always whole, and what
 * is left over lies before the first.
 */
final class DaySlices {

    private final TimeBins bins;

    private DaySlices(TimeBins bins) {
        this.bins = bins;
    }

    /**
     * The slices of a window.
     *
     * @param daysEach of one slice
     * @param most so many of the latest
     */
    static DaySlices of(Period period, int daysEach, int most) {
        var end = LocalDate.ofInstant(period.statedEnd().minusNanos(1), TimeBins.LONDON)
                .plusDays(1);
        int count = most;
        var from = period.from();
        if (from != null) {
            count = (int) Math.min(most, Math.max(0, ChronoUnit.DAYS.between(firstWholeDay(from), end)) / daysEach);
        }
        var days = new ArrayList<LocalDate>();
        for (int slice = count; slice >= 0; slice--) {
            days.add(end.minusDays((long) slice * daysEach));
        }
        return new DaySlices(TimeBins.between(days));
    }

    private static LocalDate firstWholeDay(Instant from) {
        var day = LocalDate.ofInstant(from, TimeBins.LONDON);
        return day.atStartOfDay(TimeBins.LONDON).toInstant().equals(from) ? day : day.plusDays(1);
    }

    int count() {
        return bins.count();
    }

    /** The first day of a slice; that of {@code count()} is the day after the last. */
    LocalDate day(int slice) {
        return bins.day(slice);
    }

    /** The slice in which the middle of a span lies, or -1. */
    int holding(long earliest, long latest) {
        int slice = bins.binOf(earliest + (latest - earliest) / 2);
        return bins.holds(slice) ? slice : -1;
    }
}

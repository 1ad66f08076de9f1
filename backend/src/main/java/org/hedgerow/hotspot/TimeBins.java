package org.hedgerow.hotspot;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Stretches of time that follow each other without a gap, each from midnight to midnight in London. */
final class TimeBins {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final List<LocalDate> days;
    private final long[] edges;

    private TimeBins(List<LocalDate> days) {
        this.days = List.copyOf(days);
        this.edges = days.stream()
                .mapToLong(day -> day.atStartOfDay(LONDON).toEpochSecond())
                .toArray();
    }

    /** Between these days, of which the last ends the last stretch. */
    static TimeBins between(List<LocalDate> days) {
        return new TimeBins(days);
    }

    /** Weeks from Monday (ISO 8601), from the one of the first day to that of the last, but only so many of the latest. */
    static TimeBins weeks(LocalDate first, LocalDate last, int most) {
        return upTo(mondayOf(first), mondayOf(last), ChronoUnit.WEEKS, most);
    }

    /** Calendar months, likewise. */
    static TimeBins months(LocalDate first, LocalDate last, int most) {
        return upTo(first.withDayOfMonth(1), last.withDayOfMonth(1), ChronoUnit.MONTHS, most);
    }

    private static TimeBins upTo(LocalDate first, LocalDate last, ChronoUnit unit, int most) {
        var longAgo = last.minus(most - 1L, unit);
        var days = new ArrayList<LocalDate>();
        for (var day = first.isBefore(longAgo) ? longAgo : first; !day.isAfter(last); day = day.plus(1, unit)) {
            days.add(day);
        }
        days.add(last.plus(1, unit));
        return new TimeBins(days);
    }

    int count() {
        return Math.max(days.size() - 1, 0);
    }

    LocalDate day(int bin) {
        return days.get(bin);
    }

    /** The first second of a stretch, since 1970; that of {@code count()} ends the last. */
    long edge(int bin) {
        return edges[bin];
    }

    /** The stretch that a second lies in; -1 before the first, {@code count()} or more after the last. */
    int binOf(long second) {
        int found = Arrays.binarySearch(edges, second);
        return found >= 0 ? found : -found - 2;
    }

    boolean holds(int bin) {
        return bin >= 0 && bin < count();
    }

    /** Such as {@code 2026-W47}. */
    static String weekKey(LocalDate day) {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Such as {@code 2026-11}. */
    static String monthKey(LocalDate day) {
        return String.format(Locale.ROOT, "%04d-%02d", day.getYear(), day.getMonthValue());
    }

    private static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}

package org.hedgerow.hotspot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.SeasonCalendar.Nation;
import org.hedgerow.hotspot.SeasonCalendar.Season;
import org.hedgerow.hotspot.SeasonCalendar.Span;
import org.jspecify.annotations.Nullable;

/**
 * How much happened in the seasons of past years, beside the usual week: all the days of these years that are in none of the seasons. A day before the first that
 * anything was recorded on says nothing, and neither does a season that began before it or is not over.
 *
 * @param usualPerWeek incidents in seven usual days; 0 where there were none
 * @param usualDays so many of them
 */
public record SeasonalCounts(Nation nation, List<Integer> years, double usualPerWeek, int usualDays, List<Row> rows) {

    /**
     * One season through the years.
     *
     * @param perWeek incidents in seven days of it
     * @param change whether that is more than in a usual week; without any year nothing is compared
     */
    public record Row(Season season, List<Cell> cells, double perWeek, ChangeOfCount change) {}

    /**
     * One season of one year.
     *
     * @param count null where it says nothing
     * @param told the count as it may be told to the public; null also where it is too small, or would give away one that is
     */
    public record Cell(
            int year,
            Span span,
            @Nullable Integer count,
            @Nullable Integer told) {}

    /**
     * @param years in their order
     * @param daily how many on each day on which there were any
     * @param today a day that is not over
     */
    static SeasonalCounts of(Nation nation, List<Integer> years, Map<LocalDate, Integer> daily, LocalDate today) {
        var first = daily.keySet().stream().min(LocalDate::compareTo).orElse(today);
        var spans = new LinkedHashMap<Integer, Map<Season, Span>>();
        years.forEach(year -> spans.put(year, SeasonCalendar.of(nation, year)));
        var known = SeasonCalendar.of(nation, years.get(0)).keySet().stream().toList();
        var counts = new int[known.size()][years.size()];
        var counted = new boolean[known.size()][years.size()];
        for (int row = 0; row < known.size(); row++) {
            for (int column = 0; column < years.size(); column++) {
                var span = spanOf(spans, years.get(column), known.get(row));
                counted[row][column] =
                        !span.from().isBefore(first) && !span.until().isAfter(today);
                counts[row][column] = counted[row][column] ? count(daily, span) : 0;
            }
        }
        var usual = usual(daily, spans, first, today);
        var table = SuppressedTable.of(counts);
        var rows = new ArrayList<Row>();
        for (int row = 0; row < known.size(); row++) {
            var season = known.get(row);
            var cells = new ArrayList<Cell>();
            int all = 0;
            int days = 0;
            for (int column = 0; column < years.size(); column++) {
                var span = spanOf(spans, years.get(column), season);
                boolean says = counted[row][column];
                cells.add(new Cell(
                        years.get(column),
                        span,
                        says ? counts[row][column] : null,
                        says ? table.shown(row, column) : null));
                all += counts[row][column];
                days += says ? span.days() : 0;
            }
            rows.add(new Row(
                    season,
                    List.copyOf(cells),
                    perWeek(all, days),
                    ChangeOfCount.of(all, days, usual.count, usual.days)));
        }
        return new SeasonalCounts(nation, List.copyOf(years), perWeek(usual.count, usual.days), usual.days, rows);
    }

    /** The first day that is counted of any of these years. */
    static LocalDate begins(Nation nation, List<Integer> years) {
        return SeasonCalendar.of(nation, years.get(0)).values().stream()
                .map(Span::from)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** The day after the last that is counted of any of these years. */
    static LocalDate ends(Nation nation, List<Integer> years) {
        return SeasonCalendar.of(nation, years.get(years.size() - 1)).values().stream()
                .map(Span::until)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private record Usual(int count, int days) {}

    private static Usual usual(
            Map<LocalDate, Integer> daily, Map<Integer, Map<Season, Span>> spans, LocalDate first, LocalDate today) {
        var seasons =
                spans.values().stream().flatMap(each -> each.values().stream()).toList();
        var last = LocalDate.of(
                spans.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow(), 12, 31);
        int count = 0;
        int days = 0;
        for (var day = first; day.isBefore(today) && !day.isAfter(last); day = day.plusDays(1)) {
            var at = day;
            if (seasons.stream().noneMatch(span -> span.holds(at))) {
                count += daily.getOrDefault(day, 0);
                days++;
            }
        }
        return new Usual(count, days);
    }

    private static Span spanOf(Map<Integer, Map<Season, Span>> spans, int year, Season season) {
        return Objects.requireNonNull(Objects.requireNonNull(spans.get(year)).get(season));
    }

    private static int count(Map<LocalDate, Integer> daily, Span span) {
        return IntStream.range(0, span.days())
                .map(day -> daily.getOrDefault(span.from().plusDays(day), 0))
                .sum();
    }

    private static double perWeek(int count, int days) {
        return days == 0 ? 0 : Math.round(count * 70.0 / days) / 10.0;
    }
}

package org.hedgerow.hotspot.analyse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.hedgerow.hotspot.method.Aoristic;
import org.hedgerow.hotspot.method.HexGrid;
import org.hedgerow.hotspot.method.KnoxParameters;
import org.hedgerow.hotspot.method.KnoxResult;
import org.hedgerow.hotspot.method.KnoxTable;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.ScanData;
import org.hedgerow.hotspot.method.ScanParameters;
import org.hedgerow.hotspot.method.SpaceTimeScan;
import org.jspecify.annotations.Nullable;

/** The methods that look at times too. */
final class TimeMethods {

    private static final long DAY = 86_400;

    /** The most cases that a scan deals: more rows than a file has, since a row may stand for several. */
    private static final int MOST_CASES = 5_000_000;

    private static final List<String> WEEKDAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private TimeMethods() {}

    static Analysis.Answer scan(Options options, Points points, Progress progress) {
        needTimes(points);
        var parameters = new ScanParameters(
                options.number("--radius", 10_000),
                options.number("--share", 0.5),
                options.whole("--days", 14),
                options.whole("--repetitions", 999),
                options.whole("--stop-after", 0),
                options.seed());
        long first = day(options, "--from", Arrays.stream(points.day()).min().orElse(0));
        long last = day(options, "--to", Arrays.stream(points.day()).max().orElse(0));
        if (last < first) {
            throw new IllegalArgumentException("The period ends before it begins");
        }
        var data = scanData(points, options.number("--cell", 0), first, last);
        var began = LocalDate.ofEpochDay(first);
        var result = SpaceTimeScan.of(
                data,
                parameters,
                SpaceTimeScan.MOST_PAIRS,
                began.atStartOfDay(ZoneOffset.UTC).toInstant(),
                progress);
        var clusters = result.clusters().stream()
                .map(cluster -> new Answers.Emerging(
                        data.easting()[cluster.centre()],
                        data.northing()[cluster.centre()],
                        cluster.radiusMetres(),
                        cluster.places().length,
                        began.plusDays(cluster.firstDay()).toString(),
                        began.plusDays(cluster.lastDay()).toString(),
                        cluster.observed(),
                        cluster.expected(),
                        cluster.statistic(),
                        cluster.p(),
                        cluster.recurrenceDays()))
                .toList();
        var lines = new ArrayList<String>();
        lines.add(clusters.isEmpty() ? "Nothing emerges" : "What may be emerging, the most likely first");
        for (var cluster : clusters) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %d cases where %.2f are expected, within %.0f m of %.0f %.0f, %s to %s: statistic %.6f, p %.4g",
                    cluster.observed(),
                    cluster.expected(),
                    cluster.radiusMetres(),
                    cluster.easting(),
                    cluster.northing(),
                    cluster.firstDay(),
                    cluster.lastDay(),
                    cluster.statistic(),
                    cluster.p()));
        }
        return new Analysis.Answer(
                new Answers.Scan(
                        result.statement(),
                        began.toString(),
                        LocalDate.ofEpochDay(last).toString(),
                        result.repetitions(),
                        clusters),
                result.statement(),
                lines);
    }

    static void needTimes(Points points) {
        if (!points.hasTimes()) {
            throw new IllegalArgumentException("The first line must name a column time: this method needs times");
        }
    }

    static long day(Options options, String name, long otherwise) {
        var text = options.text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeException e) {
            throw new Misuse(name + " is a day such as 2026-03-01");
        }
    }

    /** A row's weight is how many cases it stands for: one with none is a place without cases, which may still be the middle of a circle. */
    private static ScanData scanData(Points points, double cellMetres, long first, long last) {
        var places = new HashMap<Place, Integer>();
        var east = new ArrayList<Double>();
        var north = new ArrayList<Double>();
        var place = new int[1_024];
        var day = new int[1_024];
        int cases = 0;
        var cells = cellMetres == 0 ? null : cells(points, cellMetres);
        for (int i = 0; i < points.count(); i++) {
            var at = cells == null
                    ? new Place(points.easting()[i], points.northing()[i])
                    : centre(cells, points.easting()[i], points.northing()[i]);
            var number = places.computeIfAbsent(at, unseen -> {
                east.add(at.easting);
                north.add(at.northing);
                return east.size() - 1;
            });
            double weight = points.weight()[i];
            if (weight != Math.rint(weight) || cases + weight > MOST_CASES) {
                throw new IllegalArgumentException(
                        "A weight is a whole number of cases, and all together are at most " + MOST_CASES);
            }
            if (points.day()[i] < first || points.day()[i] > last) {
                continue;
            }
            for (int each = 0; each < weight; each++) {
                if (cases == place.length) {
                    place = Arrays.copyOf(place, cases * 2);
                    day = Arrays.copyOf(day, cases * 2);
                }
                place[cases] = number;
                day[cases++] = (int) (points.day()[i] - first);
            }
        }
        return new ScanData(
                east.stream().mapToDouble(value -> value).toArray(),
                north.stream().mapToDouble(value -> value).toArray(),
                Arrays.copyOf(place, cases),
                Arrays.copyOf(day, cases),
                (int) (last - first + 1));
    }

    private record Place(double easting, double northing) {}

    private static HexGrid cells(Points points, double cellMetres) {
        var east = Arrays.stream(points.easting()).summaryStatistics();
        var north = Arrays.stream(points.northing()).summaryStatistics();
        return new HexGrid(cellMetres, east.getMin(), north.getMin(), east.getMax(), north.getMax());
    }

    private static Place centre(HexGrid cells, double easting, double northing) {
        int cell = cells.cellAt(easting, northing);
        return new Place(cells.easting(cell), cells.northing(cell));
    }

    static Analysis.Answer knox(Options options, Points points, Progress progress) {
        needTimes(points);
        PlaceMethods.refuseWeights(points, "knox");
        var parameters = new KnoxParameters(
                options.numbers("--metres", KnoxParameters.RURAL_METRES),
                options.numbers("--days", KnoxParameters.RURAL_DAYS),
                options.number("--same-place", 1),
                options.has("--manhattan"),
                options.whole("--repetitions", 999),
                options.seed());
        // Days without an hour are whole numbers of days apart, also across a change of the clocks.
        var times = points.daysOnly()
                ? Arrays.stream(points.day()).mapToLong(day -> day * DAY).toArray()
                : points.earliest();
        var result = KnoxTable.of(points.easting(), points.northing(), times, parameters, progress);
        var lines = new ArrayList<String>();
        lines.add("Pairs, pairs for each one expected, and p");
        for (var row : result.rows()) {
            var line = new StringBuilder(String.format(
                    Locale.ROOT,
                    "  %-22s",
                    row.fromMetres() == 0 ? "same place" : band(row.fromMetres(), row.toMetres(), "m")));
            for (var cell : row.cells()) {
                line.append(String.format(Locale.ROOT, "  %-34s", cell(cell)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return new Analysis.Answer(result, result.statement(), lines);
    }

    private static String band(double from, @Nullable Double to, String unit) {
        return plain(from) + (to == null ? " " + unit + " and more" : " to " + plain(to) + " " + unit);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }

    private static String cell(KnoxResult.Cell cell) {
        return String.format(
                Locale.ROOT,
                "%s: %d (%s, p %.3f)",
                band(cell.fromDays(), cell.toDays(), "d"),
                cell.pairs(),
                cell.ratio() == null ? "none" : String.format(Locale.ROOT, "%.2f", cell.ratio()),
                cell.p());
    }

    static Analysis.Answer aoristic(Options options, Points points) {
        needTimes(points);
        var result =
                Aoristic.of(points.earliest(), points.latest(), points.weight(), options.whole("--longest-days", 7));
        var lines = new ArrayList<String>();
        lines.add("Weight by hour of London's clocks and weekday; left out for their long spans: " + result.excluded());
        lines.add("  hour"
                + String.join(
                        "",
                        WEEKDAYS.stream()
                                .map(name -> String.format("%9s", name))
                                .toList()));
        for (int hour = 0; hour < 24; hour++) {
            var line = new StringBuilder(String.format(Locale.ROOT, "    %02d", hour));
            for (var day : result.weights()) {
                line.append(String.format(Locale.ROOT, "%9.3f", day[hour]));
            }
            lines.add(line.toString());
        }
        return new Analysis.Answer(
                new Answers.Hours(
                        result.statement(),
                        result.total(),
                        result.excluded(),
                        result.byHour(),
                        result.byWeekday(),
                        result.weights()),
                result.statement(),
                lines);
    }
}

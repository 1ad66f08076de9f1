package org.hedgerow.hotspot.analyse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.Backtest;
import org.hedgerow.hotspot.method.BacktestResult;
import org.hedgerow.hotspot.method.ForecastData;
import org.hedgerow.hotspot.method.ForecastParameters;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.platform.LondonClock;
import org.jspecify.annotations.Nullable;

/** The forecast of a week and its trial on the weeks before, from a file. What the file says is taken to be known when each span ended. */
final class WeekAheadMethod {

    private static final long DAY = 86_400;
    private static final int MOST_PRINTED = 10;

    private WeekAheadMethod() {}

    static Analysis.Answer forecast(Options options, Points points, Progress progress) {
        TimeMethods.needTimes(points);
        PlaceMethods.refuseWeights(points, "forecast");
        long last = Arrays.stream(points.day()).max().orElse(0);
        long first = TimeMethods.day(options, "--from", last + 1);
        var parameters = new ForecastParameters(
                options.number("--cell", 1_000),
                options.number("--share", ForecastParameters.SHARE),
                first * DAY,
                options.whole("--weeks", ForecastParameters.HOLD_OUT_WEEKS),
                options.whole("--fit-weeks", ForecastParameters.FIT_WEEKS),
                options.whole("--repetitions", ForecastParameters.REPETITIONS),
                options.seed());
        int[] rows = IntStream.range(0, points.count())
                .filter(row -> isShort(points, row))
                .filter(row -> middle(points, row) < first * DAY)
                .toArray();
        var data = new ForecastData(
                IntStream.of(rows).mapToDouble(row -> points.easting()[row]).toArray(),
                IntStream.of(rows).mapToDouble(row -> points.northing()[row]).toArray(),
                IntStream.of(rows).mapToLong(row -> middle(points, row)).toArray(),
                IntStream.of(rows).mapToLong(row -> known(points, row)).toArray());
        var result = Backtest.of(data, parameters, progress);
        return new Analysis.Answer(
                result, points.spanned(result.statement()), lines(result, first, points.count() - rows.length));
    }

    private static boolean isShort(Points points, int row) {
        return local(points.latest()[row]) - local(points.earliest()[row]) <= 7 * DAY;
    }

    /** The middle of the span by London's clock: of a day without an hour its noon. */
    private static long middle(Points points, int row) {
        return (local(points.earliest()[row]) + local(points.latest()[row])) / 2;
    }

    /** When the span had ended. A day is over before the next one begins. */
    private static long known(Points points, int row) {
        return Math.max(middle(points, row), local(points.latest()[row]) - 1);
    }

    private static long local(long second) {
        return second + LondonClock.offsetSeconds(second);
    }

    private static List<String> lines(BacktestResult result, long first, int leftOut) {
        var counts = result.tried().get(BacktestResult.Method.COUNTS.ordinal());
        int weeks = result.weeks().size();
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: more hits in %d of %d weeks, fewer in %d (p %.4f)",
                result.better() ? "Better than counts of last year" : "No better than counts of last year",
                counts.forecastBetter(),
                weeks,
                counts.forecastWorse(),
                counts.p()));
        var kernel = result.tried().get(BacktestResult.Method.KERNEL.ordinal());
        lines.add(String.format(
                Locale.ROOT,
                "Against a kernel of the same: more in %d, fewer in %d (p %.4f)",
                kernel.forecastBetter(),
                kernel.forecastWorse(),
                kernel.p()));
        lines.add("  flagged by     hits   of  PAI    95 %             PEI    95 %");
        for (var tried : result.tried()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-10s  %7d %5d  %-5s  %-15s  %-5s  %s",
                    tried.method().name().toLowerCase(Locale.ROOT),
                    tried.hits(),
                    tried.incidents(),
                    index(tried.pai(), 2),
                    interval(tried.paiInterval(), 2),
                    index(tried.pei(), 3),
                    interval(tried.peiInterval(), 3)));
        }
        lines.add("Parts of the forecast: "
                + String.join(
                        ", ",
                        result.weights().entrySet().stream()
                                .map(weight -> String.format(
                                        Locale.ROOT,
                                        "%s %.0f %%",
                                        weight.getKey()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '),
                                        100 * weight.getValue()))
                                .toList()));
        lines.add(String.format(
                Locale.ROOT,
                "The week from %s: %.1f expected, %d of %d cells flagged by %s%s",
                LocalDate.ofEpochDay(first),
                result.expected(),
                result.forecast().size(),
                result.studied(),
                result.better() ? "the forecast" : "counts",
                leftOut == 0 ? "" : "; rows after it began, or with long spans, left out: " + leftOut));
        (result.better() ? result.forecast() : result.counts())
                .stream().limit(MOST_PRINTED).map(WeekAheadMethod::line).forEach(lines::add);
        return lines;
    }

    private static String line(BacktestResult.Flagged cell) {
        return String.format(
                Locale.ROOT,
                "  cell from %.0f %.0f: %.3f expected, %d last year",
                cell.easting(),
                cell.northing(),
                cell.expected(),
                cell.lastYear());
    }

    private static String index(@Nullable Double value, int digits) {
        return value == null ? "none" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String interval(BacktestResult.@Nullable Interval interval, int digits) {
        return interval == null ? "" : index(interval.low(), digits) + " to " + index(interval.high(), digits);
    }
}

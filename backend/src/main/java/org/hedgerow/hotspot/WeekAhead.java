package org.hedgerow.hotspot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hedgerow.hotspot.method.Backtest;
import org.hedgerow.hotspot.method.ForecastData;
import org.hedgerow.hotspot.method.ForecastParameters;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.RunStatement;
import org.hedgerow.platform.LondonClock;
import org.hedgerow.platform.PlatformProblem;

/**
 * Forecasts a week from what an audience may see, and tries that on the weeks before ({@link Backtest}). An incident counts in the middle of its square and
 * of its span, by London's clock, whose weeks then all have the same length.
 *
 * <p>When it came to be known matters, or the trial would use what nobody knew yet. That is when Hedgerow took it in, but at most a week after its span
 * ended: records that were brought in long afterwards would otherwise have been known to nobody when it mattered. Where the time of recording is not told,
 * it is that week.
 */
final class WeekAhead {

    private static final long WEEK = 7 * 86_400L;

    /** The same data, the same cells: what is drawn by lot is the same whoever asks. */
    private static final long SEED = 1;

    private final IncidentColumns columns;
    private final ForecastQuery query;
    private double[] easting = new double[0];
    private double[] northing = new double[0];
    private long[] seconds = new long[0];
    private long[] known = new long[0];
    private int counted;
    private int place;
    private int time;

    WeekAhead(IncidentColumns columns, ForecastQuery query) {
        this.columns = columns;
        this.query = query;
    }

    /** @throws org.hedgerow.platform.ProblemException 422 when there are too many incidents or cells */
    ForecastAnswer answer(String position) {
        long began = System.nanoTime();
        var data = data(Selection.of(columns, query.filter(), null));
        long start = query.firstDay().toEpochDay() * 86_400;
        var parameters = ForecastParameters.usual(query.cellMetres(), start, SEED);
        var lack = Backtest.lack(data, parameters);
        var leftOut = new ForecastAnswer.LeftOut(place, time);
        if (lack != null) {
            return new ForecastAnswer(
                    position, lack, leftOut, query.firstDay(), query.cellMetres(), null, statement(Map.of(), began));
        }
        try {
            var result = Backtest.of(data, parameters, Progress.SILENT);
            return new ForecastAnswer(
                    position,
                    null,
                    leftOut,
                    query.firstDay(),
                    query.cellMetres(),
                    result,
                    statement(result.statement().parameters(), began));
        } catch (IllegalArgumentException e) {
            // The number of incidents has been looked at: what is left is that they lie too far apart.
            throw PlatformProblem.invalid("?cellMetres", "That is too many cells for one map. Choose larger cells.");
        }
    }

    private ForecastData data(Selection shown) {
        easting = new double[shown.count()];
        northing = new double[shown.count()];
        seconds = new long[shown.count()];
        known = new long[shown.count()];
        long before = query.firstDay().atStartOfDay(TimeBins.LONDON).toEpochSecond();
        for (int number = 0; number < shown.count(); number++) {
            int row = shown.row(number);
            take(columns.pages[row >>> IncidentPage.SHIFT], row & IncidentPage.MASK, before);
        }
        if (counted > Backtest.MOST_INCIDENTS) {
            throw PlatformProblem.invalid(
                    "?category", "That is more than a forecast learns from. Choose fewer kinds or forces.");
        }
        return new ForecastData(
                Arrays.copyOf(easting, counted),
                Arrays.copyOf(northing, counted),
                Arrays.copyOf(seconds, counted),
                Arrays.copyOf(known, counted));
    }

    private void take(IncidentPage page, int at, long before) {
        long middle = page.earliest[at] + (page.latest[at] - page.earliest[at]) / 2;
        if (page.size[at] > query.cellMetres()) {
            place++;
        } else if (page.latest[at] - page.earliest[at] > WEEK) {
            time++;
        } else if (middle < before) {
            easting[counted] = page.easting[at] / 1_000.0;
            northing[counted] = page.northing[at] / 1_000.0;
            seconds[counted] = local(middle);
            // When the clocks go back an hour has two names: nothing is known before it happened all the same.
            known[counted] = Math.max(seconds[counted], local(knownAt(page, at)));
            counted++;
        }
    }

    private static long knownAt(IncidentPage page, int at) {
        long late = page.latest[at] + WEEK;
        long recorded = page.recordedAt[at];
        return recorded == IncidentPage.NO_TIME ? late : Math.min(recorded, late);
    }

    /** As London's clock shows it. */
    private static long local(long second) {
        return second + LondonClock.offsetSeconds(second);
    }

    private RunStatement statement(Map<String, Object> ofTheMethod, long began) {
        var period = query.filter().period();
        Map<String, Object> parameters = new LinkedHashMap<>(ofTheMethod);
        parameters.put("cellMetres", query.cellMetres());
        parameters.put("times", "middle of spans of at most 7 days, by London's clock");
        parameters.put("known", "when recorded, and at most 7 days after its span ended");
        return new RunStatement(
                Backtest.METHOD,
                Backtest.VERSION,
                counted,
                parameters,
                period.from(),
                period.to(),
                SEED,
                RunStatement.since(began));
    }
}

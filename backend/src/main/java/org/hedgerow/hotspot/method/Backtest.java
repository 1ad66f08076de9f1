package org.hedgerow.hotspot.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.BacktestResult.Flagged;
import org.hedgerow.hotspot.method.BacktestResult.Method;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Forecast} and tries it: each of the last whole weeks is forecast from what was known when it began, the same share of the study area
 * is flagged by it and by two simple ways, and the incidents that came are counted. Counts and kernels are as good as most models (Camacho Doyle
 * and others 2021), so that a forecast that is not better than counts says so.
 */
public final class Backtest {

    /** What a statement calls it. */
    public static final String METHOD = "near-repeat, season and kernel forecast";

    /** Grows whenever the same incidents would give another result. */
    public static final int VERSION = 1;

    /** Chance alone is called better at most so often: 14 of 20 weeks are just below it. */
    public static final double LEVEL = 0.06;

    /** Known before the first week that is held out. Fewer, for a handful of weights and cells by the hundred, fit anything. */
    public static final int LEAST_INCIDENTS = 100;

    /** From the first incident to the first week that is held out: its weights are fitted on that many. */
    public static final int LEAST_WEEKS = 26;

    /** A few seconds of work. */
    public static final int MOST_INCIDENTS = 100_000;

    private static final Method[] METHODS = Method.values();
    private static final long YEAR = 52 * Forecast.WEEK;
    private static final double KERNEL_CELLS = 2;

    private final ForecastData data;
    private final ForecastParameters parameters;
    private final Forecast forecast;
    private final List<BacktestResult.Week> weeks = new ArrayList<>();

    private Backtest(ForecastData data, ForecastParameters parameters) {
        this.data = data;
        this.parameters = parameters;
        this.forecast = new Forecast(data, parameters);
    }

    /** What is too little to say anything. */
    public enum Lack {
        INCIDENTS,
        WEEKS
    }

    /** Whether there is too little; null when there is enough. */
    public static @Nullable Lack lack(ForecastData data, ForecastParameters parameters) {
        long first = parameters.weekStart(parameters.holdOutWeeks());
        if (Arrays.stream(data.known()).filter(known -> known < first).count() < LEAST_INCIDENTS) {
            return Lack.INCIDENTS;
        }
        return data.seconds()[0] > first - LEAST_WEEKS * Forecast.WEEK ? Lack.WEEKS : null;
    }

    /**
     * Forecasts and tries.
     *
     * @throws IllegalArgumentException when there are too few incidents or weeks, or too many incidents or cells
     */
    public static BacktestResult of(ForecastData data, ForecastParameters parameters, Progress progress) {
        long began = System.nanoTime();
        if (data.count() > MOST_INCIDENTS) {
            throw new IllegalArgumentException("A forecast learns from at most " + MOST_INCIDENTS + " incidents");
        }
        var lack = lack(data, parameters);
        if (lack != null) {
            throw new IllegalArgumentException(
                    lack == Lack.INCIDENTS
                            ? "At least " + LEAST_INCIDENTS
                                    + " incidents must be known before the first week that is held out"
                            : "At least " + LEAST_WEEKS + " weeks must lie before the first week that is held out");
        }
        return new Backtest(data, parameters).result(progress, began);
    }

    private BacktestResult result(Progress progress, long began) {
        var asked = new Forecast.Week[1];
        forecast.weeks(progress, week -> {
            if (week.back() == 0) {
                asked[0] = week;
            } else {
                weeks.add(tried(week));
            }
        });
        var week = asked[0];
        var tried = Arrays.stream(METHODS).map(this::tried).toList();
        var weights = new EnumMap<ForecastPart, Double>(ForecastPart.class);
        for (var part : ForecastPart.values()) {
            weights.put(part, week.weights()[part.ordinal()]);
        }
        return new BacktestResult(
                statement(began),
                tried.get(Method.COUNTS.ordinal()).p() < LEVEL,
                week.studied().length,
                week.expected(),
                weights,
                tried,
                weeks,
                flagged(week, Method.FORECAST),
                flagged(week, Method.COUNTS));
    }

    private BacktestResult.Week tried(Forecast.Week week) {
        var came = new int[forecast.cells().count()];
        int incidents = 0;
        for (int incident = 0; incident < data.count(); incident++) {
            if (forecast.weekOf(incident) == week.back()) {
                came[forecast.cells().of(incident)]++;
                incidents++;
            }
        }
        int flagged = flagged(week.studied().length);
        int most = IntStream.of(best(week, cell -> came[cell]))
                .map(cell -> came[cell])
                .sum();
        var hits = Arrays.stream(METHODS)
                .map(method -> IntStream.of(chosen(week, method))
                        .map(cell -> came[cell])
                        .sum())
                .toList();
        return new BacktestResult.Week(
                parameters.weekStart(week.back()), incidents, most, week.studied().length, flagged, hits);
    }

    /** How many cells are flagged: one at least. */
    private int flagged(int studied) {
        return (int) Math.max(1, Math.min(studied, Math.round(studied * parameters.share())));
    }

    private int[] chosen(Forecast.Week week, Method method) {
        if (method == Method.FORECAST) {
            var shares = new double[forecast.cells().count()];
            for (int i = 0; i < week.studied().length; i++) {
                shares[week.studied()[i]] = week.shares()[i];
            }
            return best(week, cell -> shares[cell]);
        }
        var counts = lastYear(week.back());
        var values = method == Method.COUNTS ? counts : forecast.cells().spread(counts, KERNEL_CELLS);
        return best(week, cell -> values[cell]);
    }

    private double[] lastYear(int back) {
        var counts = new double[forecast.cells().count()];
        long from = parameters.weekStart(back) - YEAR;
        for (int incident = 0; incident < data.count(); incident++) {
            if (data.seconds()[incident] >= from && forecast.isKnown(incident, back)) {
                counts[forecast.cells().of(incident)]++;
            }
        }
        return counts;
    }

    /** The cells with the largest values, the largest first; among equal ones by lot, the same lot for every method. */
    private int[] best(Forecast.Week week, IntToDoubleFunction value) {
        int flagged = flagged(week.studied().length);
        var values =
                IntStream.of(week.studied()).mapToDouble(value::applyAsDouble).toArray();
        Arrays.sort(values);
        double least = values[values.length - flagged];
        return IntStream.of(week.studied())
                .filter(cell -> value.applyAsDouble(cell) >= least)
                .boxed()
                .sorted((a, b) -> {
                    int byValue = Double.compare(value.applyAsDouble(b), value.applyAsDouble(a));
                    return byValue != 0
                            ? byValue
                            : Long.compare(
                                    forecast.cells().lot(a), forecast.cells().lot(b));
                })
                .limit(flagged)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private List<Flagged> flagged(Forecast.Week week, Method method) {
        var counts = lastYear(week.back());
        return IntStream.of(chosen(week, method))
                .mapToObj(cell -> new Flagged(
                        forecast.cells().easting(cell),
                        forecast.cells().northing(cell),
                        week.expected() * week.shares()[Arrays.binarySearch(week.studied(), cell)],
                        (int) counts[cell]))
                .toList();
    }

    private BacktestResult.Tried tried(Method method) {
        int at = method.ordinal();
        int better = 0;
        int worse = 0;
        for (var week : weeks) {
            int difference = Integer.compare(week.hits().get(0), week.hits().get(at));
            better += difference > 0 ? 1 : 0;
            worse += difference < 0 ? 1 : 0;
        }
        var pooled = new PooledWeeks(weeks, at);
        return new BacktestResult.Tried(
                method,
                pooled.hits(),
                pooled.incidents(),
                pooled.pai(),
                WeekBootstrap.interval(weeks, at, PooledWeeks::pai, parameters),
                pooled.pei(),
                WeekBootstrap.interval(weeks, at, PooledWeeks::pei, parameters),
                better,
                worse,
                HitIndices.atLeast(better, weeks.size()));
    }

    private RunStatement statement(long began) {
        Map<String, Object> stated = RunStatement.parameters(
                "cellMetres",
                parameters.cellMetres(),
                "share",
                parameters.share(),
                "studyArea",
                "cells within " + ForecastCells.BEYOND + " of one with an incident known before the week",
                "holdOutWeeks",
                parameters.holdOutWeeks(),
                "fitWeeks",
                parameters.fitWeeks(),
                "peers",
                "counts of 52 weeks; Gaussian kernel of " + KERNEL_CELLS + " cells over the same",
                "level",
                LEVEL,
                "interval",
                "95 %, bootstrap of " + parameters.repetitions() + " draws, blocks of " + WeekBootstrap.BLOCK
                        + " weeks",
                "leastIncidents",
                LEAST_INCIDENTS,
                "leastWeeks",
                LEAST_WEEKS);
        return new RunStatement(
                METHOD, VERSION, data.count(), stated, null, null, parameters.seed(), RunStatement.since(began));
    }
}

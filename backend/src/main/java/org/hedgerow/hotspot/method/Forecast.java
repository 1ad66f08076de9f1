package org.hedgerow.hotspot.method;

import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Where the incidents of a week were likeliest, from what was known before it: a mixture of the densities of {@link ForecastPart} over square
 * cells, with weights that fit the weeks before best ({@link PartWeights}). It is the self-exciting process of Mohler and others (2011) with its
 * kernels held fixed, so that a handful of weights is all that is learnt.
 *
 * <p>A week's forecast is a function of the incidents known before the week began and of nothing else; that holds for the weeks on which its weights
 * are fitted too. Study area: each cell within two of an incident that was known. How many to expect is the mean of the eight weeks before.
 */
final class Forecast {

    /** Seconds. */
    static final long WEEK = 7 * 86_400L;

    /** Long enough to be told from chance, and short enough to be of the same time of year. */
    private static final int EXPECTED_WEEKS = 8;

    private static final ForecastPart[] PARTS = ForecastPart.values();

    private final ForecastData data;
    private final ForecastParameters parameters;
    private final ForecastCells cells;
    /** For each incident the densities where it happened, in the week in which it did; null while that is not known. */
    private final double[][] densities;

    /** @throws IllegalArgumentException when the cells are too many */
    Forecast(ForecastData data, ForecastParameters parameters) {
        this.data = data;
        this.parameters = parameters;
        this.cells = new ForecastCells(data, parameters.cellMetres(), parameters.seed());
        this.densities = new double[data.count()][];
    }

    /**
     * A week as it was forecast.
     *
     * @param back weeks before the one that is asked for, which is 0
     * @param studied the cells of the study area, ascending
     * @param shares of each studied cell the share of the week's incidents that is expected there; they add up to 1
     * @param weights of each part
     * @param expected incidents in all
     */
    record Week(int back, int[] studied, double[] shares, double[] weights, double expected) {}

    ForecastCells cells() {
        return cells;
    }

    /**
     * Forecasts the weeks that are held out and then the one that is asked for, in the order of time.
     *
     * @param reader is handed each as soon as it is made
     */
    void weeks(Progress progress, Consumer<Week> reader) {
        int first = parameters.holdOutWeeks() + parameters.fitWeeks();
        for (int back = first; back >= 0; back--) {
            progress.reached(first - back, first + 1L);
            var known = known(back);
            var studied = studied(known);
            var parts = parts(known, studied, back);
            if (back <= parameters.holdOutWeeks()) {
                reader.accept(week(back, studied, parts));
            }
            remember(back, studied, parts);
        }
        progress.reached(first + 1L, first + 1L);
    }

    /** Incidents that were known before a week; before the one that is asked for, whatever has happened is known by now. */
    boolean isKnown(int incident, int back) {
        long start = parameters.weekStart(back);
        return data.seconds()[incident] < start && (back == 0 || data.known()[incident] < start);
    }

    private int[] known(int back) {
        return IntStream.range(0, data.count())
                .filter(incident -> isKnown(incident, back))
                .toArray();
    }

    /** The week in which an incident happened, counted back; below 0 for what comes after the week that is asked for. */
    int weekOf(int incident) {
        return (int) -Math.floorDiv(data.seconds()[incident] - parameters.start(), WEEK);
    }

    private boolean[] studied(int[] known) {
        var studied = new boolean[cells.count()];
        for (int incident : known) {
            cells.mark(studied, incident);
        }
        return studied;
    }

    /** For each part its density in every cell, 0 where nothing is studied; a part of which nothing is known is 0 everywhere. */
    private double[][] parts(int[] known, boolean[] studied, int back) {
        var parts = new double[PARTS.length][];
        for (var part : PARTS) {
            var held = new double[cells.count()];
            for (int incident : known) {
                held[cells.of(incident)] += part.weight(parameters.weekStart(back) - data.seconds()[incident]);
            }
            var values = cells.spread(held, part.bandwidth());
            double total = 0;
            for (int cell = 0; cell < values.length; cell++) {
                values[cell] = !studied[cell] ? 0 : part == ForecastPart.ANYWHERE ? 1 : values[cell];
                total += values[cell];
            }
            for (int cell = 0; total > 0 && cell < values.length; cell++) {
                values[cell] /= total;
            }
            parts[part.ordinal()] = values;
        }
        return parts;
    }

    private void remember(int back, boolean[] studied, double[][] parts) {
        for (int incident = 0; incident < densities.length; incident++) {
            if (weekOf(incident) == back) {
                int cell = cells.of(incident);
                densities[incident] = new double[PARTS.length];
                for (int part = 0; studied[cell] && part < PARTS.length; part++) {
                    densities[incident][part] = parts[part][cell];
                }
            }
        }
    }

    private Week week(int back, boolean[] studied, double[][] parts) {
        var fit = new ArrayList<double[]>();
        int located = 0;
        int expectedWeeks = Math.min(EXPECTED_WEEKS, parameters.fitWeeks());
        for (int incident = 0; incident < densities.length; incident++) {
            int ago = weekOf(incident) - back;
            if (ago > 0 && ago <= parameters.fitWeeks() && isKnown(incident, back)) {
                fit.add(densities[incident]);
                boolean inStudyArea = densities[incident][ForecastPart.ANYWHERE.ordinal()] > 0;
                located += inStudyArea && ago <= expectedWeeks ? 1 : 0;
            }
        }
        var weights = PartWeights.fitted(fit, PARTS.length);
        var cellsStudied =
                IntStream.range(0, studied.length).filter(cell -> studied[cell]).toArray();
        return new Week(
                back, cellsStudied, mixed(cellsStudied, parts, weights), weights, (double) located / expectedWeeks);
    }

    private static double[] mixed(int[] studied, double[][] parts, double[] weights) {
        var shares = new double[studied.length];
        double total = 0;
        for (int i = 0; i < studied.length; i++) {
            for (int part = 0; part < weights.length; part++) {
                shares[i] += weights[part] * parts[part][studied[i]];
            }
            total += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= total;
        }
        return shares;
    }
}

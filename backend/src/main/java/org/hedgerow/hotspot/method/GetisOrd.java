package org.hedgerow.hotspot.method;

import java.util.Arrays;

/**
 * The local statistic Gi* of Getis and Ord (1992; standardised as in Ord and Getis 1995) with weights of one: whether a cell and its neighbours
 * together hold more, or less, than chance would give them of what there is.
 *
 * <p>With the mean {@code m} and the standard deviation {@code s} of all {@code n} cells (divided by n, the cell itself included) and a
 * neighbourhood of {@code k} cells that sum up to {@code S}:
 * {@code z = (S - k m) / (s sqrt((n k - k^2) / (n - 1)))}. When all cells hold the same, or the neighbourhood is everything, z is 0 and p is 1.
 *
 * <p>The normal distribution is a poor guide where a neighbourhood is expected to hold fewer than about five; shuffled values are honest there.
 */
public final class GetisOrd {

    public static final int VERSION = 1;

    private GetisOrd() {}

    /**
     * Computes the statistic for every cell.
     *
     * @param values what each cell holds, finite
     * @throws IllegalArgumentException when a value is not finite or the neighbourhoods are of other cells
     */
    public static GetisResult of(
            double[] values, Neighbourhoods neighbourhoods, GetisParameters parameters, Progress progress) {
        long began = System.nanoTime();
        check(values, neighbourhoods);
        double[] centred = centred(values);
        double[] sums = sums(centred, neighbourhoods);
        double[] z = standardised(sums, centred, neighbourhoods);
        double[] p = parameters.permutations() == 0
                ? normal(z)
                : shuffled(centred, sums, neighbourhoods, parameters, progress);
        double[] adjusted = adjusted(p, parameters.control());
        double limit = parameters.control() == GetisParameters.Control.CASTRO_SINGER
                ? FalseDiscovery.cutOff(p, parameters.rate())
                : parameters.rate();
        var significant = new boolean[p.length];
        for (int cell = 0; cell < p.length; cell++) {
            significant[cell] = adjusted[cell] <= limit && z[cell] != 0;
        }
        return new GetisResult(
                new RunStatement(
                        "Getis-Ord Gi*",
                        VERSION,
                        values.length,
                        RunStatement.parameters(
                                "neighbours",
                                parameters.bandMetres() == 0
                                        ? "touching cells"
                                        : "centres within " + parameters.bandMetres() + " m",
                                "rate",
                                parameters.rate(),
                                "control",
                                parameters.control(),
                                "permutations",
                                parameters.permutations()),
                        null,
                        null,
                        parameters.permutations() == 0 ? null : Long.valueOf(parameters.seed()),
                        RunStatement.since(began)),
                z,
                p,
                adjusted,
                significant);
    }

    private static void check(double[] values, Neighbourhoods neighbourhoods) {
        if (values.length != neighbourhoods.cells()) {
            throw new IllegalArgumentException("There is one value for each cell");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A value is a finite number");
            }
        }
    }

    /** Values less their mean: sums of large values then lose no digits. Equal values become exactly 0, whatever rounding makes of the mean. */
    private static double[] centred(double[] values) {
        var statistics = Arrays.stream(values).summaryStatistics();
        double mean = statistics.getMin() == statistics.getMax() ? statistics.getMin() : statistics.getAverage();
        var centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
        }
        return centred;
    }

    private static double[] sums(double[] values, Neighbourhoods neighbourhoods) {
        var sums = new double[values.length];
        for (int cell = 0; cell < sums.length; cell++) {
            double sum = 0;
            for (int i = neighbourhoods.start()[cell]; i < neighbourhoods.start()[cell + 1]; i++) {
                sum += values[neighbourhoods.members()[i]];
            }
            sums[cell] = sum;
        }
        return sums;
    }

    private static double[] standardised(double[] sums, double[] centred, Neighbourhoods neighbourhoods) {
        double squares = 0;
        for (double value : centred) {
            squares += value * value;
        }
        double n = centred.length;
        double deviation = Math.sqrt(squares / n);
        var z = new double[sums.length];
        for (int cell = 0; cell < z.length; cell++) {
            double k = neighbourhoods.size(cell);
            double spread = deviation * Math.sqrt((n * k - k * k) / (n - 1));
            z[cell] = spread > 0 ? sums[cell] / spread : 0;
        }
        return z;
    }

    private static double[] normal(double[] z) {
        var p = new double[z.length];
        for (int cell = 0; cell < p.length; cell++) {
            p[cell] = NormalTail.twoSided(z[cell]);
        }
        return p;
    }

    /**
     * Shuffles all values among all cells. A neighbourhood's sum under shuffling is centred on 0, since the values are, so that "as far" is a
     * matter of its size alone.
     */
    private static double[] shuffled(
            double[] centred,
            double[] sums,
            Neighbourhoods neighbourhoods,
            GetisParameters parameters,
            Progress progress) {
        var asFar = new int[centred.length];
        var values = centred.clone();
        double slack = 1e-9;
        for (int permutation = 0; permutation < parameters.permutations(); permutation++) {
            progress.reached(permutation, parameters.permutations());
            shuffle(values, new SeededRandom(parameters.seed(), permutation));
            double[] dealt = sums(values, neighbourhoods);
            for (int cell = 0; cell < asFar.length; cell++) {
                double far = Math.abs(sums[cell]);
                asFar[cell] += Math.abs(dealt[cell]) >= far - slack * Math.max(1, far) ? 1 : 0;
            }
        }
        progress.reached(parameters.permutations(), parameters.permutations());
        var p = new double[centred.length];
        for (int cell = 0; cell < p.length; cell++) {
            p[cell] = (1.0 + asFar[cell]) / (1 + parameters.permutations());
        }
        return p;
    }

    private static void shuffle(double[] values, SeededRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.below(i + 1);
            double value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    private static double[] adjusted(double[] p, GetisParameters.Control control) {
        return switch (control) {
            case BENJAMINI_HOCHBERG -> FalseDiscovery.benjaminiHochberg(p);
            case BENJAMINI_YEKUTIELI -> FalseDiscovery.benjaminiYekutieli(p);
            case CASTRO_SINGER -> p.clone();
        };
    }
}

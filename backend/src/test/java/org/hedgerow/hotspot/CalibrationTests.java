package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.GetisOrd;
import org.hedgerow.hotspot.method.GetisParameters;
import org.hedgerow.hotspot.method.GetisResult;
import org.hedgerow.hotspot.method.HexGrid;
import org.hedgerow.hotspot.method.KnoxParameters;
import org.hedgerow.hotspot.method.KnoxTable;
import org.hedgerow.hotspot.method.Neighbourhoods;
import org.hedgerow.hotspot.method.Progress;
import org.hedgerow.hotspot.method.ScanData;
import org.hedgerow.hotspot.method.ScanParameters;
import org.hedgerow.hotspot.method.SpaceTimeScan;
import org.junit.jupiter.api.Test;

/**
 * What a probability claims is what happens: in worlds of chance p-values are spread evenly from 0 to 1, and in worlds with planted clusters
 * no larger share of what is called significant is false than was promised. Every world has its own seed.
 */
class CalibrationTests {

    private static final int WORLDS = 400;
    private static final int REPETITIONS = 199;
    private static final long DAY = 86_400;

    /** Far farms and crowded fields, quiet months and busy ones: neither may look like the one having to do with the other. */
    @Test
    void pValuesOfNearRepeatsAreEvenWherePlaceAndTimeHaveNothingToDoWithEachOther() {
        var p = new double[WORLDS];
        var parameters = new KnoxParameters(List.of(4_000.0), List.of(14.0), 1, false, REPETITIONS, 5);
        for (int world = 0; world < WORLDS; world++) {
            var random = new Random(world);
            int n = 150;
            var table = KnoxTable.of(
                    clustered(random, n),
                    clustered(random, n),
                    IntStream.range(0, n)
                            .mapToLong(i -> (long) (growing(random) * 120 * DAY))
                            .toArray(),
                    parameters,
                    Progress.SILENT);
            p[world] = table.rows().get(1).cells().get(0).p();
        }
        assertEven(p);
    }

    @Test
    void pValuesOfTheScanAreEvenWherePlaceAndTimeHaveNothingToDoWithEachOther() {
        var p = new double[WORLDS];
        var parameters = new ScanParameters(10_000, 0.5, 7, REPETITIONS, 0, 5);
        for (int world = 0; world < WORLDS; world++) {
            var random = new Random(world);
            int places = 60;
            int cases = 400;
            var data = new ScanData(
                    random.doubles(places, 0, 40_000).toArray(),
                    random.doubles(places, 0, 40_000).toArray(),
                    IntStream.range(0, cases)
                            .map(i -> (int) (places * random.nextDouble() * random.nextDouble()))
                            .toArray(),
                    IntStream.range(0, cases)
                            .map(i -> (int) (60 * growing(random)))
                            .toArray(),
                    60);
            var clusters =
                    SpaceTimeScan.of(data, parameters, null, Progress.SILENT).clusters();
            p[world] = clusters.isEmpty() ? 1 : clusters.get(0).p();
        }
        assertEven(p);
    }

    /** Counts as they are in the country: three incidents in four hexagons. */
    @Test
    void ofWhatIsCalledSignificantNoLargerShareIsFalseThanWasPromisedWhereCountsAreSmall() {
        assertFewAreFalse(0.75, 5, ExactGetis::of);
    }

    @Test
    void norByTheNormalDistributionWhereCountsAreLarge() {
        var usual = new GetisParameters(0, ExactGetis.RATE, GetisParameters.Control.BENJAMINI_HOCHBERG, 0, 1);
        assertFewAreFalse(
                20,
                1.5,
                (counts, neighbourhoods) -> GetisOrd.of(
                        Arrays.stream(counts).asDoubleStream().toArray(), neighbourhoods, usual, Progress.SILENT));
    }

    /**
     * Three planted areas of seven hexagons, each with {@code times} as much as elsewhere. Whoever is neither in one nor touches one has what
     * everybody has: to be called more than chance is false.
     */
    private static void assertFewAreFalse(
            double mean, double times, BiFunction<int[], Neighbourhoods, GetisResult> method) {
        var grid = new HexGrid(1_000, 0, 0, 20_000, 20_000);
        var touching = grid.contiguous();
        var shares = new double[WORLDS];
        long found = 0;
        for (int world = 0; world < WORLDS; world++) {
            var random = new Random(world);
            var raised = new boolean[grid.cells()];
            for (int area = 0; area < 3; area++) {
                about(touching, random.nextInt(grid.cells()), raised);
            }
            var counts = new int[grid.cells()];
            for (int cell = 0; cell < counts.length; cell++) {
                counts[cell] = poisson(random, raised[cell] ? mean * times : mean);
            }
            var result = method.apply(counts, touching);
            int hot = 0;
            int wrong = 0;
            for (int cell = 0; cell < counts.length; cell++) {
                if (result.isHot(cell)) {
                    hot++;
                    wrong += holdsAny(touching, cell, raised) ? 0 : 1;
                }
            }
            found += hot - wrong;
            shares[world] = (double) wrong / Math.max(1, hot);
        }
        double share = Arrays.stream(shares).average().orElseThrow();
        double variance =
                Arrays.stream(shares).map(one -> (one - share) * (one - share)).sum() / (WORLDS - 1);
        assertThat(share).isLessThanOrEqualTo(ExactGetis.RATE + 2 * Math.sqrt(variance / WORLDS));
        assertThat(found).as("what was planted is found").isGreaterThan(5 * WORLDS);
    }

    private static void about(Neighbourhoods touching, int middle, boolean[] raised) {
        for (int i = touching.start()[middle]; i < touching.start()[middle + 1]; i++) {
            raised[touching.members()[i]] = true;
        }
    }

    private static boolean holdsAny(Neighbourhoods touching, int cell, boolean[] raised) {
        return IntStream.range(touching.start()[cell], touching.start()[cell + 1])
                .anyMatch(i -> raised[touching.members()[i]]);
    }

    /** Kolmogorov and Smirnov at 0.01: how far the share of p-values up to a value may be from that value. */
    private static void assertEven(double[] p) {
        var sorted = p.clone();
        Arrays.sort(sorted);
        double farthest = 0;
        for (int i = 0; i < sorted.length; i++) {
            farthest = Math.max(
                    farthest, Math.max((i + 1.0) / sorted.length - sorted[i], sorted[i] - (double) i / sorted.length));
        }
        assertThat(farthest).isLessThan(1.628 / Math.sqrt(sorted.length));
    }

    /** Half of them about five places, the others anywhere in 40 km. */
    private static double[] clustered(Random random, int n) {
        return IntStream.range(0, n)
                .mapToDouble(
                        i -> i % 2 == 0 ? 8_000 * (i % 5) + 900 * random.nextGaussian() : 40_000 * random.nextDouble())
                .toArray();
    }

    /** From 0 to 1, later ones twice as likely as chance would have it. */
    private static double growing(Random random) {
        return Math.sqrt(random.nextDouble());
    }

    private static int poisson(Random random, double mean) {
        double left = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > left; count++) {
            product *= random.nextDouble();
        }
        return count;
    }
}

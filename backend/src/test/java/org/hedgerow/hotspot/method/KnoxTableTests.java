package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnoxTableTests {

    private static final long DAY = 86_400;
    private static final double FOR_EVER = Double.POSITIVE_INFINITY;

    /** 100 m and 3 days apart is within "3 until before 6 days", which the usual calculator files under "4 to 6". */
    @Test
    void aPairStandsInTheBandThatNamesIt() {
        var result = KnoxTable.of(
                new double[] {0, 100},
                new double[] {0, 0},
                new long[] {0, 3 * DAY},
                new KnoxParameters(List.of(100.0, 200.0), List.of(3.0, 6.0), 1, false, 0, 0),
                Progress.SILENT);
        assertThat(result.rows()).hasSize(3);
        assertThat(counts(result)).isDeepEqualTo(new long[][] {{0, 0}, {0, 0}, {0, 1}});
        assertThat(result.rows().get(2).fromMetres()).isEqualTo(100);
        assertThat(result.rows().get(2).cells().get(1).fromDays()).isEqualTo(3);
        assertThat(result.rows().get(2).cells().get(1).toDays()).isEqualTo(6);
    }

    @Test
    void theSamePremisesAreARowOfTheirOwn() {
        var result = KnoxTable.of(
                new double[] {0, 0.5, 500},
                new double[] {0, 0, 0},
                new long[] {0, 0, 0},
                new KnoxParameters(KnoxParameters.RURAL_METRES, KnoxParameters.RURAL_DAYS, 1, false, 0, 0),
                Progress.SILENT);
        assertThat(counts(result)[0][0]).isEqualTo(1);
        assertThat(counts(result)[1][0]).isEqualTo(2);
        assertThat(result.rows()).hasSize(5);
    }

    @Test
    void agreesWithACountOfEveryPair() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            int n = random.nextInt(120);
            var east = random.ints(n, 0, 40).mapToDouble(i -> i * 250).toArray();
            var north = random.ints(n, 0, 40).mapToDouble(i -> i * 250).toArray();
            var time =
                    random.longs(n, 0, 60 * DAY).map(at -> at / 3_600 * 3_600).toArray();
            var metres = List.of(250.0, 1_000.0, random.nextBoolean() ? 4_000.0 : FOR_EVER);
            var days = List.of(0.5, 7.0, random.nextBoolean() ? 30.0 : FOR_EVER);
            boolean manhattan = random.nextBoolean();
            var expected = new long[4][3];
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < a; b++) {
                    double x = Math.abs(east[a] - east[b]);
                    double y = Math.abs(north[a] - north[b]);
                    double apart = manhattan ? x + y : Math.hypot(x, y);
                    double later = Math.abs(time[a] - time[b]) / (double) DAY;
                    int row = apart < 1
                            ? 0
                            : 1
                                    + (int) metres.stream()
                                            .filter(end -> apart >= end)
                                            .count();
                    int column = (int) days.stream().filter(end -> later >= end).count();
                    if (row < 4 && column < 3) {
                        expected[row][column]++;
                    }
                }
            }
            var result = KnoxTable.of(
                    east, north, time, new KnoxParameters(metres, days, 1, manhattan, 3, seed), Progress.SILENT);
            assertThat(counts(result)).as("seed " + seed).isDeepEqualTo(expected);
        }
    }

    /** Two far groups of five, each on one day: of all ways to deal five first days among ten offences, 2 of 252 put them together again. */
    @Test
    void thePValueIsTheOneThatCountingGives() {
        var east = IntStream.range(0, 10)
                .mapToDouble(i -> i < 5 ? i * 10 : 1e6 + i * 10)
                .toArray();
        var time = IntStream.range(0, 10).mapToLong(i -> i < 5 ? 0 : 100 * DAY).toArray();
        var result = KnoxTable.of(
                east,
                new double[10],
                time,
                new KnoxParameters(List.of(1_000.0), List.of(7.0), 1, false, 50_000, 3),
                Progress.SILENT);
        var cell = result.rows().get(1).cells().get(0);
        assertThat(cell.pairs()).isEqualTo(20);
        assertThat(cell.p()).isEqualTo(2 / 252.0, within(0.0016));
        // Twenty near pairs, of which each falls on one day with the chance 4 in 9.
        assertThat(cell.expected()).isEqualTo(20 * 4 / 9.0, within(0.1));
        assertThat(cell.ratio()).isEqualTo(20 / cell.expected());
    }

    @Test
    void plantedNearRepeatsAreSignificantAndTheRestIsNot() {
        var random = new Random(9);
        var east = random.doubles(400, 0, 100_000).toArray();
        var north = random.doubles(400, 0, 100_000).toArray();
        var time = random.longs(400, 0, 365 * DAY).toArray();
        for (int i = 0; i < 60; i += 2) {
            east[i + 1] = east[i] + 600;
            north[i + 1] = north[i];
            time[i + 1] = time[i] + 3 * DAY;
        }
        var parameters = new KnoxParameters(KnoxParameters.RURAL_METRES, KnoxParameters.RURAL_DAYS, 1, false, 999, 1);
        var result = KnoxTable.of(east, north, time, parameters, Progress.SILENT);
        assertThat(result.rows().get(1).cells().get(0).p()).isEqualTo(0.001);
        assertThat(result.rows().get(1).cells().get(0).ratio()).isGreaterThan(5);
        assertThat(result.rows().get(4).cells().get(0).p()).isGreaterThan(0.01);
        assertThat(result.statement().n()).isEqualTo(400);
        assertThat(KnoxTable.of(east, north, time, parameters, Progress.SILENT).rows())
                .isEqualTo(result.rows());
    }

    @Test
    void aRowWithoutPairsHasNoRatio() {
        var result = KnoxTable.of(
                new double[] {0, 50_000},
                new double[2],
                new long[2],
                new KnoxParameters(KnoxParameters.RURAL_METRES, KnoxParameters.RURAL_DAYS, 1, false, 9, 0),
                Progress.SILENT);
        assertThat(result.rows().get(0).cells().get(0).ratio()).isNull();
        assertThat(result.rows().get(0).cells().get(0).p()).isEqualTo(1);
    }

    /** A line, a cross and a far corner: layouts in which looking along one axis would look at everything. */
    @Test
    void layoutsThatAreLongAndThinTakeNoLonger() {
        int n = 200_000;
        var east = new double[n];
        var north = new double[n];
        for (int i = 0; i < n; i++) {
            east[i] = i % 2 == 0 ? 5 : i * 10.0;
            north[i] = i % 2 == 0 ? i * 10.0 : 5;
        }
        east[n - 1] = 1e15;
        north[n - 1] = -1e15;
        var result = KnoxTable.of(
                east,
                north,
                new long[n],
                new KnoxParameters(List.of(2.0), List.of(7.0), 1, false, 0, 0),
                Progress.SILENT);
        assertThat(counts(result)).isDeepEqualTo(new long[][] {{0}, {0}});
    }

    @Test
    void refusesWhatItCannotCount() {
        var parameters = new KnoxParameters(KnoxParameters.RURAL_METRES, KnoxParameters.RURAL_DAYS, 1, false, 999, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnoxTable.of(
                        new double[1_000_000], new double[1_000_000], new long[1_000_000], parameters, Progress.SILENT))
                .withMessageContaining("pairs");
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> KnoxTable.of(
                        new double[10], new double[10], new long[10], parameters, (done, all) -> done < 5));
        assertThatIllegalArgumentException().isThrownBy(() -> bands(List.of(), List.of(7.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> bands(List.of(0.0), List.of(7.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> bands(List.of(100.0, 100.0), List.of(7.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> bands(List.of(100.0), List.of(-7.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> bands(List.of(Double.NaN), List.of(7.0)));
    }

    private static KnoxParameters bands(List<Double> metres, List<Double> days) {
        return new KnoxParameters(metres, days, 1, false, 9, 0);
    }

    private static long[][] counts(KnoxResult result) {
        return result.rows().stream()
                .map(row ->
                        row.cells().stream().mapToLong(KnoxResult.Cell::pairs).toArray())
                .toArray(long[][]::new);
    }
}

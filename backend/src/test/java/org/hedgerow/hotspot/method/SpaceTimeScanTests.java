package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpaceTimeScanTests {

    private static final int PAIRS = SpaceTimeScan.MOST_PAIRS;
    private static final ScanParameters USUAL = new ScanParameters(3_000, 0.5, 7, 999, 0, 1);

    /** 194 cases, 13 of them at one place; of 10 in the last three days 4 there. SaTScan's published statistic for these margins is 3.845418. */
    @Test
    void theStatisticIsTheOnePublishedForTheSameMargins() {
        var place = new int[194];
        var day = new int[194];
        for (int i = 0; i < 194; i++) {
            place[i] = i < 13 ? 0 : 1 + (i - 13) % 50;
            day[i] = 15;
        }
        Arrays.fill(day, 0, 2, 23);
        Arrays.fill(day, 2, 4, 21);
        IntStream.of(13, 14, 15, 16, 17, 18).forEach(i -> day[i] = 22);
        var result = scan(apart(51), place, day, 24, new ScanParameters(3_000, 0.5, 3, 0, 0, 1));
        var strongest = result.clusters().get(0);
        assertThat(strongest.observed()).isEqualTo(4);
        assertThat(strongest.expected()).isEqualTo(130 / 194.0, within(1e-12));
        assertThat(strongest.statistic()).isEqualTo(3.845418, within(5e-7));
        assertThat(strongest.firstDay()).isEqualTo(21);
        assertThat(strongest.lastDay()).isEqualTo(23);
        assertThat(strongest.places()).containsExactly(0);
        assertThat(strongest.p()).isEqualTo(1);
    }

    @Test
    void aPlantedOutbreakIsFoundWhereAndWhenItIs() {
        var random = new Random(4);
        int places = 200;
        var east = random.doubles(places, 0, 50_000).toArray();
        var north = random.doubles(places, 0, 50_000).toArray();
        var place = IntStream.range(0, 640).map(i -> random.nextInt(places)).toArray();
        var day = IntStream.range(0, 640).map(i -> random.nextInt(90)).toArray();
        for (int i = 0; i < 40; i++) {
            place[i] = nearest(east, north, 20_000, 20_000, random.nextInt(4));
            day[i] = 85 + random.nextInt(5);
        }
        var data = new ScanData(east, north, place, day, 90);
        var result = SpaceTimeScan.of(
                data, new ScanParameters(10_000, 0.5, 14, 999, 0, 1), PAIRS, Instant.EPOCH, Progress.SILENT);
        var strongest = result.clusters().get(0);
        assertThat(strongest.p()).isEqualTo(0.001);
        assertThat(strongest.recurrenceDays()).isEqualTo(1_000, within(1e-9));
        assertThat(strongest.firstDay()).isEqualTo(85);
        assertThat(strongest.observed()).isGreaterThanOrEqualTo(36);
        assertThat(result.statement().n()).isEqualTo(640);
        assertThat(result.statement().seed()).isEqualTo(1);
    }

    @Test
    void agreesWithAScanOfEveryCylinder() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            int places = 1 + random.nextInt(25);
            // On a coarse grid many places are equally far from a third, and some are at one spot.
            var data = new ScanData(
                    random.ints(places, 0, 6).mapToDouble(i -> i * 500).toArray(),
                    random.ints(places, 0, 6).mapToDouble(i -> i * 500).toArray(),
                    random.ints(120, 0, places).toArray(),
                    random.ints(120, 0, 20).toArray(),
                    20);
            var parameters = new ScanParameters(random.nextInt(2_500), 0.1 + 0.4 * random.nextDouble(), 6, 0, 0, 0);
            var clusters = SpaceTimeScan.of(data, parameters, PAIRS, null, Progress.SILENT)
                    .clusters();
            double found = clusters.isEmpty() ? 0 : clusters.get(0).statistic();
            assertThat(found).as("seed " + seed).isEqualTo(strongestOfAll(data, parameters), within(1e-9));
        }
    }

    /**
     * Two places with ten cases each, five cases in all on the last day, all at the first place. Of the 15,504 ways to choose who happened last,
     * 2 x 252 put all five at one place.
     */
    @Test
    void thePValueIsTheOneThatCountingGives() {
        var place = IntStream.range(0, 20).map(i -> i / 10).toArray();
        var day = IntStream.range(0, 20).map(i -> i < 5 ? 9 : i % 9).toArray();
        var strongest = scan(apart(2), place, day, 10, new ScanParameters(100, 0.5, 1, 20_000, 0, 7))
                .clusters()
                .get(0);
        assertThat(strongest.observed()).isEqualTo(5);
        assertThat(strongest.p()).isEqualTo(2 * 252 / 15_504.0, within(0.004));
    }

    @Test
    void theSameSeedGivesTheSameAnswerAndAnotherAlmost() {
        var random = new Random(11);
        var place = random.ints(300, 0, 40).toArray();
        var day = random.ints(300, 0, 30).toArray();
        var first = scan(apart(40), place, day, 30, USUAL);
        var again = scan(apart(40), place, day, 30, USUAL);
        var other = scan(apart(40), place, day, 30, new ScanParameters(3_000, 0.5, 7, 999, 0, 2));
        assertThat(again.clusters().get(0).p())
                .isEqualTo(first.clusters().get(0).p());
        assertThat(other.clusters().get(0).statistic())
                .isEqualTo(first.clusters().get(0).statistic());
        assertThat(other.clusters().get(0).p())
                .isEqualTo(first.clusters().get(0).p(), within(0.07));
    }

    /** When place and time have nothing to do with each other, small p-values are as rare as they say. */
    @Test
    void chanceAloneIsSeldomSignificant() {
        int small = 0;
        double sum = 0;
        for (int world = 0; world < 200; world++) {
            var random = new Random(world);
            var place = random.ints(100, 0, 20).toArray();
            var day = random.ints(100, 0, 30).toArray();
            var clusters = scan(apart(20), place, day, 30, new ScanParameters(1_000, 0.5, 5, 99, 0, world))
                    .clusters();
            double p = clusters.isEmpty() ? 1 : clusters.get(0).p();
            small += p <= 0.05 ? 1 : 0;
            sum += p;
        }
        assertThat(small).isBetween(2, 21);
        assertThat(sum / 200).isBetween(0.43, 0.6);
    }

    @Test
    void stopsEarlyWhenThePValueIsSettled() {
        var random = new Random(5);
        var place = random.ints(300, 0, 40).toArray();
        var day = random.ints(300, 0, 30).toArray();
        var whole = scan(apart(40), place, day, 30, new ScanParameters(3_000, 0.5, 7, 9_999, 0, 3));
        var early = scan(apart(40), place, day, 30, new ScanParameters(3_000, 0.5, 7, 9_999, 50, 3));
        assertThat(early.repetitions()).isLessThan(2_000);
        assertThat(early.clusters().get(0).p())
                .isEqualTo(50.0 / early.repetitions(), within(1e-12))
                .isEqualTo(whole.clusters().get(0).p(), within(0.15));
    }

    @Test
    void tellsHowFarItIsAndStopsWhenTold() {
        var random = new Random(5);
        var data = data(
                apart(40),
                random.ints(300, 0, 40).toArray(),
                random.ints(300, 0, 30).toArray(),
                30);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> SpaceTimeScan.of(data, USUAL, PAIRS, null, (done, all) -> done < 10 && all == 999));
        // It hears before the first repetition too, while places within reach are looked for.
        var heard = new ArrayList<Long>();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        SpaceTimeScan.of(data, USUAL, PAIRS, null, (done, all) -> heard.add(done) && heard.size() < 7));
        assertThat(heard).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void takesNoMoreMemoryThanItIsGiven() {
        var random = new Random(6);
        var east = random.doubles(100, 0, 1_000).toArray();
        var data = data(
                east,
                IntStream.range(0, 300).map(i -> i % 100).toArray(),
                random.ints(300, 0, 30).toArray(),
                30);
        // Each of the hundred reaches fifty, the fullest that half of all cases allows.
        assertThat(SpaceTimeScan.of(data, USUAL, 5_000, null, Progress.SILENT).clusters())
                .isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpaceTimeScan.of(data, USUAL, 4_999, null, Progress.SILENT));
    }

    @Test
    void clustersShareNoPlaceAndDoNotDependOnTheOrderOfCases() {
        var random = new Random(21);
        var east = random.doubles(60, 0, 8_000).toArray();
        var north = random.doubles(60, 0, 8_000).toArray();
        var place = random.ints(500, 0, 60).toArray();
        var day = random.ints(500, 0, 30).toArray();
        var clusters = SpaceTimeScan.of(new ScanData(east, north, place, day, 30), USUAL, PAIRS, null, Progress.SILENT)
                .clusters();
        assertThat(clusters).hasSizeGreaterThan(1);
        assertThat(clusters.stream().flatMapToInt(cluster -> Arrays.stream(cluster.places())))
                .doesNotHaveDuplicates();
        var backwards = SpaceTimeScan.of(
                        new ScanData(east, north, reversed(place), reversed(day), 30),
                        USUAL,
                        PAIRS,
                        null,
                        Progress.SILENT)
                .clusters();
        assertThat(backwards).hasSameSizeAs(clusters);
        assertThat(backwards.get(0).places()).containsExactly(clusters.get(0).places());
    }

    /** A single case on the last day at a place that had none before is as strong as it is lonely: no cluster. Two are one. */
    @Test
    void oneCaseIsNoCluster() {
        var place = IntStream.range(0, 101).map(i -> i < 100 ? i % 5 : 5).toArray();
        var day = IntStream.range(0, 101).map(i -> i < 100 ? i / 5 : 29).toArray();
        assertThat(scan(apart(6), place, day, 30, USUAL).clusters()).isEmpty();
        place[0] = 5;
        day[0] = 29;
        assertThat(scan(apart(6), place, day, 30, USUAL).clusters())
                .singleElement()
                .satisfies(cluster -> assertThat(cluster.observed()).isEqualTo(2));
    }

    @Test
    void answersForNothingAndForEverythingAtOnePlace() {
        assertThat(scan(apart(3), new int[0], new int[0], 10, USUAL).clusters()).isEmpty();
        var crowded = scan(apart(1), new int[100_000], new int[100_000], 36_525, USUAL);
        assertThat(crowded.clusters()).isEmpty();
    }

    @Test
    void refusesWhatItCannotScan() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScanParameters(Double.NaN, 0.5, 7, 999, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScanParameters(-1, 0.5, 7, 999, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScanParameters(1, 0.51, 7, 999, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScanParameters(1, 0.5, 0, 999, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScanParameters(1, 0.5, 7, 1 << 30, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScanData(new double[1], new double[1], new int[] {1}, new int[1], 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScanData(new double[1], new double[1], new int[1], new int[] {3}, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScanData(new double[] {Double.NaN}, new double[1], new int[1], new int[1], 3));
    }

    static double strongestOfAll(ScanData data, ScanParameters parameters) {
        double strongest = 0;
        int all = data.cases();
        for (int centre = 0; centre < data.places(); centre++) {
            for (int edge = 0; edge < data.places(); edge++) {
                double radius = squared(data, centre, edge);
                if (radius > parameters.mostMetres() * parameters.mostMetres()) {
                    continue;
                }
                for (int days = 1; days <= parameters.mostDays(); days++) {
                    int inside = 0;
                    int recent = 0;
                    int both = 0;
                    for (int i = 0; i < all; i++) {
                        boolean near = squared(data, centre, data.place()[i]) <= radius;
                        boolean late = data.day()[i] >= data.days() - days;
                        inside += near ? 1 : 0;
                        recent += late ? 1 : 0;
                        both += near && late ? 1 : 0;
                    }
                    double expected = (double) inside * recent / all;
                    if (both > Math.max(1, expected) && inside <= parameters.mostShare() * all) {
                        double statistic = both * Math.log(both / expected)
                                + (both == all ? 0 : (all - both) * Math.log((all - both) / (all - expected)));
                        strongest = Math.max(strongest, statistic);
                    }
                }
            }
        }
        return strongest;
    }

    private static double squared(ScanData data, int a, int b) {
        return Math.pow(data.easting()[a] - data.easting()[b], 2)
                + Math.pow(data.northing()[a] - data.northing()[b], 2);
    }

    /** Places on a line, each farther from its neighbours than any circle reaches. */
    private static double[] apart(int places) {
        return IntStream.range(0, places).mapToDouble(i -> i * 10_000.0).toArray();
    }

    private static ScanData data(double[] east, int[] place, int[] day, int days) {
        return new ScanData(east, new double[east.length], place, day, days);
    }

    private static ScanResult scan(double[] east, int[] place, int[] day, int days, ScanParameters parameters) {
        return SpaceTimeScan.of(data(east, place, day, days), parameters, PAIRS, null, Progress.SILENT);
    }

    private static int[] reversed(int[] values) {
        return IntStream.range(0, values.length)
                .map(i -> values[values.length - 1 - i])
                .toArray();
    }

    private static int nearest(double[] east, double[] north, double x, double y, int which) {
        return IntStream.range(0, east.length)
                .boxed()
                .sorted((a, b) ->
                        Double.compare(Math.hypot(east[a] - x, north[a] - y), Math.hypot(east[b] - x, north[b] - y)))
                .skip(which)
                .findFirst()
                .orElseThrow();
    }
}

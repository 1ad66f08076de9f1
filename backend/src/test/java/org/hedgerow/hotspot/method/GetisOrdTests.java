package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.GetisParameters.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetisOrdTests {

    private static final GetisParameters USUAL = new GetisParameters(0, 0.05, Control.BENJAMINI_HOCHBERG, 0, 1);

    /** What a satellite saw of 16 by 16 squares of 30 m, row by row: the example of Getis and Ord (1996). */
    private static final String SEEN_FROM_ABOVE = """
            40 41 42 43 49 54 47 44 42 44 43 46 52 56 56 61
            40 42 41 40 43 49 46 42 42 43 43 49 59 62 53 62
            43 42 40 42 42 42 41 42 42 43 42 53 66 61 51 62
            44 41 39 42 44 43 42 42 42 43 43 49 56 53 53 61
            42 43 44 43 42 41 42 44 43 43 44 47 58 59 55 61
            52 59 61 56 41 40 43 44 46 48 50 52 68 69 60 61
            62 62 86 85 55 59 64 72 75 70 70 62 66 61 55 57
            65 62 68 72 102 94 90 83 74 81 96 69 52 50 51 54
            62 59 55 61 99 97 93 80 65 87 107 80 59 60 67 66
            62 55 56 56 80 90 99 88 64 91 112 94 76 91 100 85
            63 57 58 58 77 92 82 71 59 90 105 92 79 98 110 83
            59 58 60 64 88 99 82 81 71 80 89 89 89 102 104 75
            55 54 53 61 82 102 88 93 96 94 110 114 109 103 92 68
            55 55 56 60 91 95 86 98 115 105 110 107 101 89 85 68
            62 63 64 59 85 88 95 106 110 99 89 82 79 84 97 79
            55 56 54 58 65 75 82 77 74 74 69 61 62 71 73 63
            """;

    /** The published values for its 120th and 136th square, within four distances, the square itself counted. */
    @ParameterizedTest
    @CsvSource({"30, 1.45078, 1.670751", "60, 1.900559, 2.732446", "90, 2.096939, 3.931404", "120, 1.981907, 4.341867"})
    void agreesWithThePublishedValuesOfAPictureFromAbove(double band, double of120, double of136) {
        var values = Arrays.stream(SEEN_FROM_ABOVE.strip().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        var east = IntStream.range(0, 256).mapToDouble(i -> i % 16 * 30).toArray();
        var north = IntStream.range(0, 256).mapToDouble(i -> i / 16 * 30).toArray();
        var result = GetisOrd.of(values, withinBand(band, east, north), USUAL, Progress.SILENT);
        assertThat(result.z()[119]).isEqualTo(of120, within(5e-7));
        assertThat(result.z()[135]).isEqualTo(of136, within(5e-7));
    }

    /** The six points of the tests of PySAL's esda, whose published standardised G* of the first is -1.39727626. */
    @Test
    void agreesWithThePublishedValueOfSixPoints() {
        var east = new double[] {10, 20, 40, 15, 30, 30};
        var north = new double[] {10, 10, 10, 20, 20, 30};
        var result =
                GetisOrd.of(new double[] {2, 3, 3.2, 5, 8, 7}, withinBand(15, east, north), USUAL, Progress.SILENT);
        assertThat(result.z()[0]).isEqualTo(-1.39727626, within(5e-9));
        // Adding the same to every value, or giving them in other units, changes nothing.
        var shifted = GetisOrd.of(
                new double[] {1e6 + 20, 1e6 + 30, 1e6 + 32, 1e6 + 50, 1e6 + 80, 1e6 + 70},
                withinBand(15, east, north),
                USUAL,
                Progress.SILENT);
        assertThat(shifted.z()).containsExactly(result.z(), within(1e-8));
    }

    /** The formula as Ord and Getis print it, with every weight written out. */
    @Test
    void agreesWithTheFormulaWrittenOut() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var grid = new HexGrid(1_000, 0, 0, 9_000, 9_000);
            var values = random.ints(grid.cells(), 0, 20).mapToDouble(i -> i).toArray();
            double band = 1_000 + 2_500 * random.nextDouble();
            var result = GetisOrd.of(values, grid.within(band), USUAL, Progress.SILENT);
            int n = values.length;
            double mean = Arrays.stream(values).average().orElseThrow();
            double s = Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElseThrow() - mean * mean);
            for (int i = 0; i < n; i++) {
                double sum = 0;
                double weights = 0;
                for (int j = 0; j < n; j++) {
                    double apart = Math.hypot(grid.easting(i) - grid.easting(j), grid.northing(i) - grid.northing(j));
                    double w = apart <= band ? 1 : 0;
                    sum += w * values[j];
                    weights += w;
                }
                double z = (sum - mean * weights) / (s * Math.sqrt((n * weights - weights * weights) / (n - 1)));
                assertThat(result.z()[i]).as("seed " + seed).isEqualTo(z, within(1e-9));
            }
        }
    }

    @Test
    void aPlantedHotspotIsHotAndNothingElseIs() {
        var random = new Random(3);
        var grid = new HexGrid(1_000, 0, 0, 60_000, 60_000);
        var values = random.ints(grid.cells(), 0, 4).mapToDouble(i -> i).toArray();
        int middle = grid.cellAt(30_000, 30_000);
        var touching = grid.contiguous();
        for (int i = touching.start()[middle]; i < touching.start()[middle + 1]; i++) {
            values[touching.members()[i]] = 9;
        }
        for (var control : Control.values()) {
            var result = GetisOrd.of(values, touching, new GetisParameters(0, 0.05, control, 0, 1), Progress.SILENT);
            assertThat(result.isHot(middle)).as(control.name()).isTrue();
            var hot = IntStream.range(0, grid.cells()).filter(result::isHot).toArray();
            assertThat(hot.length).as(control.name()).isBetween(7, 25);
            for (int cell : hot) {
                assertThat(Math.hypot(grid.easting(cell) - 30_000, grid.northing(cell) - 30_000))
                        .as(control.name())
                        .isLessThan(4_500);
            }
        }
    }

    /** Of 200 maps of pure chance, about one in twenty may show anything at all. */
    @Test
    void pureChanceSeldomColoursAMap() {
        int coloured = 0;
        var grid = new HexGrid(1_000, 0, 0, 20_000, 20_000);
        for (int world = 0; world < 200; world++) {
            var random = new Random(world);
            var values = random.doubles(grid.cells()).toArray();
            var result = GetisOrd.of(values, grid.contiguous(), USUAL, Progress.SILENT);
            for (boolean significant : result.significant()) {
                if (significant) {
                    coloured++;
                    break;
                }
            }
        }
        assertThat(coloured).isLessThanOrEqualTo(20);
    }

    @Test
    void shufflingAgreesWithTheNormalWhereThatIsGood() {
        var random = new Random(8);
        var grid = new HexGrid(1_000, 0, 0, 15_000, 15_000);
        var values = random.doubles(grid.cells(), 10, 20).toArray();
        var normal = GetisOrd.of(values, grid.within(2_000), USUAL, Progress.SILENT);
        var parameters = new GetisParameters(0, 0.05, Control.BENJAMINI_HOCHBERG, 4_999, 1);
        var shuffled = GetisOrd.of(values, grid.within(2_000), parameters, Progress.SILENT);
        assertThat(shuffled.p()).containsExactly(normal.p(), within(0.03));
        assertThat(GetisOrd.of(values, grid.within(2_000), parameters, Progress.SILENT)
                        .p())
                .isEqualTo(shuffled.p());
    }

    @Test
    void cellsThatHoldTheSameAreNeitherHotNorCold() {
        var grid = new HexGrid(500, 0, 0, 5_000, 5_000);
        var values = new double[grid.cells()];
        Arrays.fill(values, 0.1);
        var result = GetisOrd.of(values, grid.contiguous(), USUAL, Progress.SILENT);
        assertThat(result.z()).containsOnly(0);
        assertThat(result.p()).containsOnly(1);
        var everything = GetisOrd.of(values, grid.within(50_000), USUAL, Progress.SILENT);
        assertThat(everything.z()).containsOnly(0);
        var one = new HexGrid(500, 10, 10, 10, 10);
        assertThat(GetisOrd.of(new double[one.cells()], one.contiguous(), USUAL, Progress.SILENT)
                        .z())
                .containsOnly(0);
    }

    @Test
    void correctionsAreThoseOfTheirAuthors() {
        // The example of Benjamini and Hochberg's paper: at 0.05 the four smallest of fifteen are significant.
        var p = new double[] {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000
        };
        var adjusted = FalseDiscovery.benjaminiHochberg(p);
        assertThat(Arrays.stream(adjusted).filter(q -> q <= 0.05).count()).isEqualTo(4);
        assertThat(adjusted[0]).isEqualTo(0.0015, within(1e-12));
        assertThat(adjusted[3]).isEqualTo(0.035625, within(1e-12));
        assertThat(adjusted[14]).isEqualTo(1);
        assertThat(FalseDiscovery.cutOff(p, 0.05)).isEqualTo(0.05 * 4 / 15, within(1e-15));
        assertThat(FalseDiscovery.cutOff(new double[] {0.5, 0.9}, 0.05)).isEqualTo(0.025);
        assertThat(FalseDiscovery.benjaminiYekutieli(p)[0]).isEqualTo(0.0015 * 3.318228993, within(1e-9));
        assertThat(FalseDiscovery.benjaminiHochberg(new double[] {0.02, 0.02, 0.02}))
                .containsOnly(0.02);
    }

    @Test
    void tailsOfTheNormalAreExactNearAndFar() {
        assertThat(NormalTail.twoSided(0)).isEqualTo(1);
        assertThat(NormalTail.twoSided(1.959963984540054)).isEqualTo(0.05, within(1e-15));
        assertThat(NormalTail.twoSided(-3) / 0.0026997960632601866).isEqualTo(1, within(1e-13));
        assertThat(NormalTail.twoSided(10) / 1.523970604832094e-23).isEqualTo(1, within(1e-12));
        assertThat(NormalTail.twoSided(50)).isZero();
    }

    @Test
    void refusesWhatItCannotCompute() {
        var grid = new HexGrid(500, 0, 0, 2_000, 2_000);
        var values = new double[grid.cells()];
        values[3] = Double.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetisOrd.of(values, grid.contiguous(), USUAL, Progress.SILENT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GetisOrd.of(new double[1], grid.contiguous(), USUAL, Progress.SILENT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GetisParameters(Double.NaN, 0.05, Control.CASTRO_SINGER, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GetisParameters(0, 0, Control.CASTRO_SINGER, 0, 1));
    }

    private static Neighbourhoods withinBand(double band, double[] east, double[] north) {
        var start = new int[east.length + 1];
        var members = new ArrayList<Integer>();
        for (int i = 0; i < east.length; i++) {
            for (int j = 0; j < east.length; j++) {
                if (Math.hypot(east[i] - east[j], north[i] - north[j]) <= band) {
                    members.add(j);
                }
            }
            start[i + 1] = members.size();
        }
        return new Neighbourhoods(start, members.stream().mapToInt(i -> i).toArray());
    }
}

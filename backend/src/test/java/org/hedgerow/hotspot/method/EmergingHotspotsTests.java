package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hedgerow.hotspot.method.GetisParameters.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmergingHotspotsTests {

    private static final GetisParameters USUAL = new GetisParameters(0, 0.05, Control.BENJAMINI_HOCHBERG, 0, 1);

    /** H is hot, C cold, a point neither. */
    @ParameterizedTest
    @CsvSource({
        ".........H, 0, NEW",
        "H, 0, NEW",
        ".......HHH, 0, CONSECUTIVE",
        ".......HHH, 1, CONSECUTIVE",
        "HHHHHHHHHH, 1, INTENSIFYING",
        ".HHHHHHHHH, 1, INTENSIFYING",
        "HHHHHHHHHH, 0, PERSISTENT",
        "HHHHHHHHHH, -1, DIMINISHING",
        "HHHHHHHHH., -1, HISTORICAL",
        "HHHHHHHHHC, 0, HISTORICAL",
        "..HH...HHH, 0, SPORADIC",
        "HHHH.HH.HH, 1, SPORADIC",
        "C.HHH..HHH, 0, OSCILLATING",
        "C........H, 0, OSCILLATING",
        "HHHHHHHH.., -1, NONE",
        ".........., 0, NONE",
        "CCCCCCCCCC, 0, NONE"
    })
    void aCellIsClassedByItsHistory(String history, int trend, EmergingPattern expected) {
        var states = history.chars().map(c -> c == 'H' ? 1 : c == 'C' ? -1 : 0).toArray();
        assertThat(EmergingPattern.of(states, trend, 1)).isEqualTo(expected);
        // The same with everything turned round.
        var turned = history.chars().map(c -> c == 'H' ? -1 : c == 'C' ? 1 : 0).toArray();
        assertThat(EmergingPattern.of(turned, -trend, -1)).isEqualTo(expected);
    }

    @Test
    void theTrendTestAgreesWithItsFormula() {
        // Ten values that only rise: S is 45, the variance 125.
        var rising = MannKendall.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        assertThat(rising.s()).isEqualTo(45);
        assertThat(rising.z()).isEqualTo(44 / Math.sqrt(125), within(1e-12));
        assertThat(rising.p()).isLessThan(1e-4);
        // Ties: 1 1 2 2 2 3 has S = 11 and the variance (6*5*17 - 2*1*9 - 3*2*11) / 18.
        var tied = MannKendall.of(new double[] {1, 1, 2, 2, 2, 3});
        assertThat(tied.s()).isEqualTo(11);
        assertThat(tied.z()).isEqualTo(10 / Math.sqrt((510 - 18 - 66) / 18.0), within(1e-12));
        assertThat(MannKendall.of(new double[] {5, 5, 5, 5}).p()).isEqualTo(1);
        assertThat(MannKendall.of(new double[] {3}).p()).isEqualTo(1);
        assertThat(MannKendall.of(new double[0]).p()).isEqualTo(1);
    }

    @Test
    void plantedHistoriesAreFound() {
        var random = new Random(6);
        var grid = new HexGrid(1_000, 0, 0, 40_000, 40_000);
        var touching = grid.contiguous();
        var periods = new double[12][];
        for (int period = 0; period < 12; period++) {
            periods[period] =
                    random.ints(grid.cells(), 0, 4).mapToDouble(i -> i).toArray();
            plant(grid, touching, periods[period], 10_000, 10_000, 12);
            if (period == 11) {
                plant(grid, touching, periods[period], 30_000, 30_000, 12);
            }
            plant(grid, touching, periods[period], 30_000, 10_000, period < 11 ? 12 : 1);
            plant(grid, touching, periods[period], 10_000, 30_000, 6 + 2 * period);
        }
        var result = EmergingHotspots.of(periods, touching, USUAL, Progress.SILENT);
        assertThat(result.hot()[grid.cellAt(10_000, 10_000)])
                .isIn(EmergingPattern.PERSISTENT, EmergingPattern.DIMINISHING);
        assertThat(result.hot()[grid.cellAt(30_000, 30_000)]).isEqualTo(EmergingPattern.NEW);
        assertThat(result.hot()[grid.cellAt(30_000, 10_000)]).isEqualTo(EmergingPattern.HISTORICAL);
        assertThat(result.hot()[grid.cellAt(10_000, 30_000)]).isEqualTo(EmergingPattern.INTENSIFYING);
        assertThat(result.hot()[grid.cellAt(10_000, 30_000)].isEmerging()).isTrue();
        assertThat(result.hot()[grid.cellAt(20_000, 20_000)]).isEqualTo(EmergingPattern.NONE);
        assertThat(result.statement().parameters()).containsEntry("periods", 12).containsEntry("rate", 0.05);
    }

    @Test
    void refusesNoPeriods() {
        var grid = new HexGrid(1_000, 0, 0, 4_000, 4_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmergingHotspots.of(new double[0][], grid.contiguous(), USUAL, Progress.SILENT));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        EmergingHotspots.of(new double[][] {{1, 2}}, grid.contiguous(), USUAL, Progress.SILENT));
        assertThatIllegalArgumentException().isThrownBy(() -> MannKendall.of(new double[10_001]));
    }

    private static void plant(
            HexGrid grid, Neighbourhoods touching, double[] values, double easting, double northing, double value) {
        int middle = grid.cellAt(easting, northing);
        for (int i = touching.start()[middle]; i < touching.start()[middle + 1]; i++) {
            values[touching.members()[i]] = value;
        }
    }
}

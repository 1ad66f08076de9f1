package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.hedgerow.hotspot.method.DensityParameters.Edge;
import org.hedgerow.hotspot.method.DensityParameters.Kernel;
import org.hedgerow.hotspot.method.KernelDensity.Rectangle;
import org.junit.jupiter.api.Test;

class KernelDensityTests {

    @Test
    void theSurfaceAddsUpToTheNumberOfPoints() {
        for (long seed = 1; seed <= 40; seed++) {
            var random = new Random(seed);
            int n = 1 + random.nextInt(200);
            var east = random.doubles(n, 400_000, 430_000).toArray();
            var north = random.doubles(n, 300_000, 320_000).toArray();
            var weight = random.doubles(n).toArray();
            double bandwidth = 300 + random.nextInt(3_000);
            var parameters = new DensityParameters(
                    random.nextBoolean() ? Kernel.QUARTIC : Kernel.GAUSSIAN,
                    bandwidth,
                    Math.max(100, bandwidth * random.nextDouble()),
                    Edge.LOST);
            var grid = KernelDensity.of(east, north, weight, parameters, null, Progress.SILENT);
            double total = Arrays.stream(weight).sum();
            assertThat(grid.integral()).as("seed " + seed).isEqualTo(total, within(total * 1e-9));
            assertThat(grid.total()).isEqualTo(total, within(1e-9));
            assertThat(grid.statement().n()).isEqualTo(n);
        }
    }

    /** In the middle of one point the quartic is 3 / (pi b^2) and the Gaussian 1 / (2 pi b^2): with 1 km, for each square kilometre. */
    @Test
    void theHeightIsThatOfTheKernel() {
        var quartic = one(new DensityParameters(Kernel.QUARTIC, 1_000, 10, Edge.LOST));
        assertThat(quartic.highest()).isEqualTo(3 / Math.PI, within(2e-3));
        var gaussian = one(new DensityParameters(Kernel.GAUSSIAN, 1_000, 20, Edge.LOST));
        assertThat(gaussian.highest()).isEqualTo(1 / (2 * Math.PI), within(5e-4));
        int column = (int) ((500_500 - quartic.west()) / 10);
        int line = (int) ((200_000 - quartic.south()) / 10);
        assertThat(quartic.at(column, line)).isEqualTo(3 / Math.PI * 0.75 * 0.75, within(1e-2));
    }

    @Test
    void whatFallsOverAnEdgeIsLostOrRaisedAsAsked() {
        var east = new double[] {1_000, 5_000, 12_000};
        var north = new double[] {5_000, 5_000, 5_000};
        var weight = new double[] {1, 1, 1};
        var extent = new Rectangle(1_000, 0, 9_999, 9_999);
        var lost = KernelDensity.of(
                east,
                north,
                weight,
                new DensityParameters(Kernel.QUARTIC, 2_000, 100, Edge.LOST),
                extent,
                Progress.SILENT);
        assertThat(lost.integral()).isEqualTo(1.5, within(0.03));
        assertThat(lost.total()).isEqualTo(2);
        var raised = KernelDensity.of(
                east,
                north,
                weight,
                new DensityParameters(Kernel.QUARTIC, 2_000, 100, Edge.RAISED),
                extent,
                Progress.SILENT);
        assertThat(raised.integral()).isEqualTo(2, within(1e-9));
    }

    @Test
    void aMapLiesNorthUp() throws Exception {
        var grid = KernelDensity.of(
                new double[] {500_000, 503_000},
                new double[] {200_000, 206_000},
                new double[] {1, 3},
                new DensityParameters(Kernel.QUARTIC, 1_000, 250, Edge.LOST),
                null,
                Progress.SILENT);
        var out = new ByteArrayOutputStream();
        DensityFile.writePng(grid, out);
        var image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(image.getWidth()).isEqualTo(grid.columns());
        assertThat(image.getHeight()).isEqualTo(grid.lines());
        int column = (int) ((503_000 - grid.west()) / 250);
        int line = (int) ((grid.north() - 206_000) / 250);
        assertThat(image.getRGB(column, line) >>> 24).isGreaterThan(200);
        assertThat(image.getRGB(image.getWidth() - 1, image.getHeight() - 1) >>> 24)
                .isZero();
        var tiff = new ByteArrayOutputStream();
        DensityFile.writeGeoTiff(grid, tiff);
        var values = ImageIO.read(new ByteArrayInputStream(tiff.toByteArray())).getRaster();
        assertThat(values.getSampleDouble(column, line, 0))
                .isEqualTo(grid.at(column, grid.lines() - 1 - line), within(1e-6))
                .isGreaterThan(2);
    }

    @Test
    void refusesWhatWouldTakeForEver() {
        for (double side : new double[] {0, -1, Double.NaN, 2_000}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new DensityParameters(Kernel.QUARTIC, 1_000, side, Edge.LOST));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DensityParameters(Kernel.QUARTIC, Double.POSITIVE_INFINITY, 1, Edge.LOST));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one(new DensityParameters(Kernel.QUARTIC, 1e9, 1, Edge.LOST)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelDensity.of(
                        new double[] {0},
                        new double[] {0},
                        new double[] {1},
                        new DensityParameters(Kernel.GAUSSIAN, 1e9, 1, Edge.LOST),
                        new Rectangle(0, 0, 10, 10),
                        Progress.SILENT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelDensity.of(
                        new double[] {Double.NaN},
                        new double[] {0},
                        new double[] {1},
                        new DensityParameters(Kernel.QUARTIC, 1_000, 100, Edge.LOST),
                        null,
                        Progress.SILENT));
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> KernelDensity.of(
                        new double[] {0},
                        new double[] {0},
                        new double[] {1},
                        new DensityParameters(Kernel.QUARTIC, 1_000, 100, Edge.LOST),
                        null,
                        (done, all) -> false));
        var nothing = KernelDensity.of(
                new double[0],
                new double[0],
                new double[0],
                new DensityParameters(Kernel.QUARTIC, 1_000, 100, Edge.LOST),
                null,
                Progress.SILENT);
        assertThat(nothing.integral()).isZero();
    }

    private static DensityGrid one(DensityParameters parameters) {
        return KernelDensity.of(
                new double[] {500_000}, new double[] {200_000}, new double[] {1}, parameters, null, Progress.SILENT);
    }
}

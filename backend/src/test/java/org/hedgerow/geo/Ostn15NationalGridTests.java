package org.hedgerow.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.hedgerow.reference.ForceAreas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ostn15NationalGridTests {

    private static final Ostn15NationalGrid GRID = new Ostn15NationalGrid();
    private static final double MILLIMETRE = 0.001;
    private static final double METRES_PER_DEGREE = 111_320;
    /**
     * How far the way back may miss a published point, in metres: its degrees have eight decimals and so are rounded by up to 0.56 mm, and the
     * metres that we start from by up to 0.5 mm.
     */
    private static final double BACK = 0.5e-8 * METRES_PER_DEGREE + 0.5 * MILLIMETRE;

    @ParameterizedTest
    @CsvFileSource(resources = "ordnance-survey-test-points.csv", numLinesToSkip = 1)
    void meetsThePublishedPointsToAMillimetreBothWays(
            String name, double latitude, double longitude, double easting, double northing) {
        var pair = new double[2];

        assertThat(GRID.toGrid(longitude, latitude, pair)).as(name).isEqualTo(Transformation.OSTN15);
        assertThat(pair[0]).as(name + " easting").isCloseTo(easting, within(MILLIMETRE));
        assertThat(pair[1]).as(name + " northing").isCloseTo(northing, within(MILLIMETRE));

        GRID.toGeographic(easting, northing, pair);
        double west = (pair[0] - longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        double south = (pair[1] - latitude) * METRES_PER_DEGREE;
        assertThat(Math.abs(west)).as(name + " longitude").isLessThan(BACK);
        assertThat(Math.abs(south)).as(name + " latitude").isLessThan(BACK);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 27700, 4326})
    void comesBackToTheSamePointWithinATenthOfAMillimetre(long seed) {
        var random = new Random(seed);
        var pair = new double[2];
        for (int i = 0; i < 20_000; i++) {
            double easting = random.nextDouble(200_000, 699_000);
            double northing = random.nextDouble(1_000, 1_249_000);
            assertThat(GRID.toGeographic(easting, northing, pair)).isEqualTo(Transformation.OSTN15);
            GRID.toGrid(pair[0], pair[1], pair);
            assertThat(Math.hypot(pair[0] - easting, pair[1] - northing))
                    .as("seed %d: %.3f %.3f", seed, easting, northing)
                    .isLessThan(0.0001);
        }
    }

    @Test
    void comesBackOnLandEverywhereInGreatBritain() {
        long seed = 1936;
        var random = new Random(seed);
        var areas = new ForceAreas();
        var pair = new double[2];
        double worst = 0;
        int onLand = 0;
        while (onLand < 120_000) {
            double easting = random.nextDouble(5_000, 656_000);
            double northing = random.nextDouble(5_000, 1_220_000);
            boolean british = areas.forceAt(GridPoint.ofMetres(easting, northing))
                    .filter(force -> !force.equals("PSNI"))
                    .isPresent();
            if (!british) {
                continue;
            }
            onLand++;
            assertThat(GRID.toGeographic(easting, northing, pair)).isEqualTo(Transformation.OSTN15);
            assertThat(GRID.toGrid(pair[0], pair[1], pair)).isEqualTo(Transformation.OSTN15);
            worst = Math.max(worst, Math.hypot(pair[0] - easting, pair[1] - northing));
        }
        assertThat(worst).as("seed %d, metres", seed).isLessThan(0.0001);
    }

    /** On the lines between the shift grid's cells, and a hair to either side, and at the rim of the rectangle. */
    @Test
    void comesBackAlongTheLinesOfTheShiftGrid() {
        long seed = 2015;
        var random = new Random(seed);
        var pair = new double[2];
        var hairs = new double[] {-1e-6, 0, 1e-6};
        for (int i = 0; i < 60_000; i++) {
            boolean rim = i % 10 == 0;
            double line = rim ? random.nextInt(1, 3) : random.nextInt(200, 699);
            double east = i % 2 == 0 ? line * 1000 : random.nextDouble(200_000, 699_000);
            double north = i % 2 == 0 ? random.nextDouble(1_000, 290_000) : random.nextInt(1, 1_249) * 1000.0;
            // The lines lie in the ETRS89 grid: go from there to degrees and on to the shifted grid and back.
            TransverseMercator.inverse(east + hairs[i % 3], north + hairs[(i + 1) % 3], pair);
            double longitude = pair[0];
            double latitude = pair[1];
            assertThat(GRID.toGrid(longitude, latitude, pair)).isEqualTo(Transformation.OSTN15);
            GRID.toGeographic(pair[0], pair[1], pair);
            double away = Math.hypot(
                    (pair[0] - longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude)),
                    (pair[1] - latitude) * METRES_PER_DEGREE);
            assertThat(away).as("seed %d: %.6f %.6f", seed, east, north).isLessThan(0.0001);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 271})
    void keepsEveryWholeMillimetre(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var point =
                    new GridPoint(random.nextInt(200_000_000, 699_000_000), random.nextInt(1_000_000, 1_249_000_000));
            assertThat(GRID.toGrid(GRID.toGeographic(point)))
                    .as("seed %d", seed)
                    .isEqualTo(point);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Belfast,           -5.9301, 54.5973",
        "Derry,             -7.3092, 54.9966",
        "Enniskillen,       -7.6389, 54.3448",
        "Rathlin Island,    -6.2000, 55.2950",
        "Burr Point,        -5.4330, 54.4890"
    })
    void usesHelmertInNorthernIreland(String name, double longitude, double latitude) {
        var there = GRID.toGrid(new GeoPoint(longitude, latitude));
        assertThat(GRID.transformationAt(there)).as(name).isEqualTo(Transformation.HELMERT);

        var back = GRID.toGeographic(there);
        assertThat(back.longitude()).isCloseTo(longitude, within(1e-6));
        assertThat(back.latitude()).isCloseTo(latitude, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({
        "Mull of Oa (Islay),  -6.3300, 55.5900",
        "Port Ellen,          -6.1900, 55.6300",
        "Portnahaven,         -6.5070, 55.6800",
        "Mull of Kintyre,     -5.8000, 55.3000",
        "Corsewall Point,     -5.1600, 55.0070",
        "Portpatrick,         -5.1200, 54.8430",
        "Calf of Man,         -4.8300, 54.0500",
        "Bardsey,             -4.7900, 52.7600",
        "Bishop Rock,         -6.4450, 49.8730",
        "St Kilda,            -8.5790, 57.8130",
        "Muckle Flugga,       -0.8850, 60.8550",
        "Lowestoft Ness,       1.7630, 52.4810"
    })
    void usesOstn15ToTheLastBritishRocks(String name, double longitude, double latitude) {
        assertThat(GRID.transformationAt(GRID.toGrid(new GeoPoint(longitude, latitude))))
                .as(name)
                .isEqualTo(Transformation.OSTN15);
    }

    @Test
    void agreesWithAPublicExampleWorkedByHelmertToAFewMetres() {
        var point = GRID.toGeographic(GridPoint.ofMetres(554_100, 280_200));

        assertThat(point.latitude()).isCloseTo(52.39813, within(0.00003));
        assertThat(point.longitude()).isCloseTo(0.26351, within(0.00003));
    }

    @Test
    void helmertAndOstn15DifferByMetresAndNotByMore() {
        var exact = new double[2];
        var about = new double[2];
        GRID.toGrid(1.716073973, 52.658007833, exact);
        HelmertShift.toGrid(1.716073973, 52.658007833, about);

        assertThat(Math.hypot(exact[0] - about[0], exact[1] - about[1])).isBetween(1.0, 5.0);
    }

    @Test
    void refusesPointsThatAreNowhereNear() {
        assertThatIllegalArgumentException().isThrownBy(() -> GRID.toGrid(new GeoPoint(151.2, -33.9)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GRID.toGeographic(new GridPoint(Integer.MIN_VALUE, Integer.MAX_VALUE)));
        assertThat(GRID.transformationAt(new GridPoint(Integer.MAX_VALUE, Integer.MIN_VALUE)))
                .isEqualTo(Transformation.HELMERT);
    }

    @ParameterizedTest
    @CsvSource({"-60000, -30000", "-60000, 1259000", "709000, -30000", "709000, 1259000"})
    void stillPlacesTheCornersOfSquaresAtTheEdgeOfTheMap(double easting, double northing) {
        var corner = GridPoint.ofMetres(easting, northing);
        var pair = new double[2];

        var there = GRID.toGeographic(corner);
        GRID.toGrid(there.longitude(), there.latitude(), pair);

        assertThat(Math.hypot(pair[0] - easting, pair[1] - northing)).isLessThan(0.05);
    }

    @Test
    void takesManyPointsWithoutAllocating() {
        var random = new Random(701);
        var degrees = new double[2];
        var metres = new double[2];
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 50_000; i++) {
            GRID.toGeographic(random.nextInt(200_000, 699_000), random.nextInt(1_000, 1_249_000), degrees);
            GRID.toGrid(degrees[0], degrees[1], metres);
        }
        // What the measuring itself takes is a few hundred bytes; one object for each point would be a megabyte.
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(100_000);
    }
}

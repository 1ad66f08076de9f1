package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hedgerow.hotspot.method.InventedWeeks.Incident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTests {

    private static final long DAY = 86_400;
    private static final int HOLD_OUT = 6;
    private static final ForecastParameters PARAMETERS = new ForecastParameters(1_000, 0.01, 0, HOLD_OUT, 8, 19, 7);

    /** Each week's shares by the corner of the cell, so that two runs with other cells besides can be compared, and what was expected. */
    private static Map<Integer, Map<String, Double>> forecasts(List<Incident> incidents) {
        var forecast = new Forecast(InventedWeeks.data(incidents), PARAMETERS);
        var weeks = new HashMap<Integer, Map<String, Double>>();
        forecast.weeks(Progress.SILENT, week -> {
            var shares = new HashMap<String, Double>();
            for (int i = 0; i < week.studied().length; i++) {
                int cell = week.studied()[i];
                shares.put(
                        forecast.cells().easting(cell) + " " + forecast.cells().northing(cell), week.shares()[i]);
            }
            shares.put("expected", week.expected());
            weeks.put(week.back(), shares);
        });
        return weeks;
    }

    /** Some are known late, as happens. */
    private static List<Incident> knownLate(List<Incident> incidents, Random random) {
        return incidents.stream()
                .map(incident -> new Incident(
                        incident.easting(),
                        incident.northing(),
                        incident.seconds(),
                        incident.seconds() + (random.nextInt(3) == 0 ? random.nextInt((int) (20 * DAY)) : 0)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingThatWasNotKnownBeforeAWeekChangesItsForecast(long seed) {
        var random = new Random(seed);
        var incidents = knownLate(new InventedWeeks(seed).draw(8, 0.5, 0.4), random);
        int back = 1 + random.nextInt(HOLD_OUT);
        long start = PARAMETERS.weekStart(back);
        var changed = new ArrayList<Incident>();
        for (var incident : incidents) {
            if (incident.known() < start) {
                changed.add(incident);
            } else if (random.nextInt(3) > 0) {
                // Moved, also far beyond every other; an incident from before the week stays unknown until after it.
                changed.add(new Incident(
                        incident.easting() + 5_000 * random.nextGaussian() - (random.nextInt(9) == 0 ? 60_000 : 0),
                        incident.northing() + 5_000 * random.nextGaussian(),
                        incident.seconds(),
                        Math.max(start, incident.seconds()) + random.nextInt(1_000_000)));
            }
        }
        for (int more = random.nextInt(60); more > 0; more--) {
            long when = start + random.nextInt((int) (30 * DAY));
            changed.add(new Incident(380_000 + random.nextInt(80_000), 290_000 + random.nextInt(60_000), when, when));
        }
        Collections.shuffle(changed, random);
        var before = forecasts(incidents);
        var after = forecasts(changed);
        for (int week = HOLD_OUT; week >= back; week--) {
            assertThat(after.get(week)).as("%d weeks back", week).isEqualTo(before.get(week));
        }
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
    }

    @Test
    void whatWasKnownBeforeAWeekDoesChangeItsForecast() {
        var incidents = new InventedWeeks(9).draw(8, 0.5, 0.4);
        long start = PARAMETERS.weekStart(3);
        var more = new ArrayList<>(incidents);
        more.add(new Incident(420_000, 320_000, start - 1, start - 1));
        var before = forecasts(incidents);
        var after = forecasts(more);
        assertThat(after.get(4)).isEqualTo(before.get(4));
        assertThat(after.get(3)).isNotEqualTo(before.get(3));
        assertThat(after.get(3).get("420000.0 320000.0"))
                .isGreaterThan(before.get(3).getOrDefault("420000.0 320000.0", 0.0));
        // The same, known a second later, is news to that week.
        more.set(more.size() - 1, new Incident(420_000, 320_000, start - 1, start));
        assertThat(forecasts(more).get(3)).isEqualTo(before.get(3));
    }

    @Test
    void sharesAddUpAndLieAroundWhatIsKnown() {
        var incidents = new InventedWeeks(11).draw(8, 0.5, 0.4);
        var forecast = new Forecast(InventedWeeks.data(incidents), PARAMETERS);
        forecast.weeks(Progress.SILENT, week -> {
            assertThat(Arrays.stream(week.shares()).sum()).isEqualTo(1, within(1e-9));
            assertThat(Arrays.stream(week.shares()).min().orElseThrow()).isPositive();
            assertThat(Arrays.stream(week.weights()).sum()).isEqualTo(1, within(1e-9));
            assertThat(week.expected()).isBetween(4.0, 12.0);
            for (int cell : week.studied()) {
                double east = forecast.cells().easting(cell);
                double north = forecast.cells().northing(cell);
                assertThat(east % 1_000).isZero();
                assertThat(incidents)
                        .anyMatch(incident -> incident.seconds() < PARAMETERS.weekStart(week.back())
                                && Math.abs(Math.floor(incident.easting() / 1_000) * 1_000 - east) <= 2_000
                                && Math.abs(Math.floor(incident.northing() / 1_000) * 1_000 - north) <= 2_000);
            }
        });
    }

    @Test
    void partsCountWhatTheySay() {
        assertThat(ForecastPart.SAME_CELL.weight(0)).isEqualTo(1);
        assertThat(ForecastPart.SAME_CELL.weight(365 * DAY)).isEqualTo(0.5, within(1e-12));
        assertThat(ForecastPart.SOON_AND_NEAR.weight(7 * DAY)).isEqualTo(Math.exp(-1), within(1e-12));
        assertThat(ForecastPart.SOON_AND_NEAR.weight(60 * DAY)).isZero();
        // An incident on the Friday of the same week a year ago, of the third week after it, and of the fourth.
        assertThat(ForecastPart.SEASON.weight((364 - 4) * DAY)).isEqualTo(1);
        assertThat(ForecastPart.SEASON.weight((364 - 4 - 21) * DAY)).isEqualTo(1);
        assertThat(ForecastPart.SEASON.weight((364 - 4 - 28) * DAY)).isZero();
        assertThat(ForecastPart.SEASON.weight((3 * 364 - 4) * DAY)).isEqualTo(1);
        assertThat(ForecastPart.SEASON.weight((4 * 364 - 4) * DAY)).isZero();
        assertThat(ForecastPart.SEASON.weight(10 * DAY)).isZero();
        assertThat(ForecastPart.ANYWHERE.weight(DAY)).isZero();
    }

    @Test
    void weightsAreTheLikeliestWithOneImaginedIncidentEach() {
        var densities = new ArrayList<double[]>();
        for (int i = 0; i < 40; i++) {
            densities.add(i < 30 ? new double[] {0.7, 0} : new double[] {0, 0.2});
        }
        densities.add(new double[] {0, 0});
        assertThat(PartWeights.fitted(densities, 2)).containsExactly(new double[] {31.0 / 42, 11.0 / 42}, within(1e-9));
        assertThat(PartWeights.fitted(List.of(), 4)).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void noOtherWeightsAreLikelier() {
        var random = new Random(5);
        var densities = new ArrayList<double[]>();
        for (int i = 0; i < 200; i++) {
            densities.add(new double[] {0.3 * random.nextDouble(), 0.5 * random.nextDouble(), random.nextDouble() / 3});
        }
        var fitted = PartWeights.fitted(densities, 3);
        double top = likelihood(densities, fitted);
        for (int other = 0; other < 500; other++) {
            var weights = new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double sum = Arrays.stream(weights).sum();
            assertThat(likelihood(
                            densities,
                            Arrays.stream(weights).map(weight -> weight / sum).toArray()))
                    .isLessThanOrEqualTo(top + 1e-6);
        }
    }

    /** Of the incidents and the imagined ones. */
    private static double likelihood(List<double[]> densities, double[] weights) {
        double sum = Arrays.stream(weights).map(Math::log).sum();
        for (var density : densities) {
            sum += Math.log(weights[0] * density[0] + weights[1] * density[1] + weights[2] * density[2]);
        }
        return sum;
    }

    @Test
    void whatCannotBeIsRefused() {
        var one = new double[] {1};
        var now = new long[] {0};
        assertThatIllegalArgumentException().isThrownBy(() -> new ForecastData(one, new double[0], now, now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForecastData(one, new double[] {Double.NaN}, now, now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForecastData(one, new double[] {Double.POSITIVE_INFINITY}, now, now));
        assertThatIllegalArgumentException().isThrownBy(() -> new ForecastData(one, one, now, new long[] {-1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForecastData(one, one, new long[] {Long.MIN_VALUE}, new long[] {Long.MAX_VALUE}));
        for (double cell : new double[] {0, -1, 49, 50_001, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ForecastParameters.usual(cell, 0, 1));
        }
        for (double share : new double[] {0, -1, 0.21, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ForecastParameters(1_000, share, 0, 20, 26, 999, 1));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ForecastParameters(1_000, 0.01, 0, 0, 26, 999, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ForecastParameters(1_000, 0.01, 0, 105, 26, 999, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForecastParameters(1_000, 0.01, Long.MAX_VALUE, 20, 26, 999, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForecastParameters(1_000, 0.01, 0, 20, 26, 1_000_000, 1));
    }
}

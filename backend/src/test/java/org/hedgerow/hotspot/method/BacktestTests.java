package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.hedgerow.hotspot.method.BacktestResult.Method;
import org.hedgerow.hotspot.method.InventedWeeks.Incident;
import org.junit.jupiter.api.Test;

class BacktestTests {

    private static final long WEEK = 7 * 86_400L;
    private static final ForecastParameters USUAL = ForecastParameters.usual(1_000, 0, 1);

    private static BacktestResult tried(List<Incident> incidents) {
        return Backtest.of(InventedWeeks.data(incidents), USUAL, Progress.SILENT);
    }

    @Test
    void aNearRepeatProcessIsForecastBetterThanByCounts() {
        for (long seed = 1; seed <= 6; seed++) {
            var result = tried(new InventedWeeks(seed).draw(30, 0.3, 0.5));
            assertThat(result.better()).as("seed %d", seed).isTrue();
            var forecast = result.tried().get(0);
            var counts = result.tried().get(1);
            assertThat(forecast.pai()).isGreaterThan(2 * counts.pai());
            assertThat(forecast.paiInterval().low()).isGreaterThan(counts.pai());
            // Half of all incidents were set off by another.
            assertThat(result.weights().get(ForecastPart.SOON_AND_NEAR)
                            + result.weights().get(ForecastPart.LATER_AND_WIDER))
                    .isBetween(0.3, 0.65);
            assertThat(result.expected()).isBetween(20.0, 40.0);
        }
    }

    @Test
    void chanceIsNotCalledAForecast() {
        // One run in sixteen may claim by chance, so that more than three of twenty would be wrong in one test of a
        // hundred.
        long claims = LongStream.rangeClosed(1, 20)
                .filter(seed -> tried(new InventedWeeks(seed).draw(25, 0, 0)).better())
                .count();
        assertThat(claims).isLessThanOrEqualTo(3);
    }

    @Test
    void everyHitIsCountedAsByHand() {
        var incidents = new InventedWeeks(21).draw(20, 0.6, 0.3);
        var parameters = new ForecastParameters(2_000, 0.02, 0, 5, 10, 99, 3);
        var result = Backtest.of(InventedWeeks.data(incidents), parameters, Progress.SILENT);
        int hits = 0;
        int came = 0;
        int most = 0;
        for (int week = 0; week < 5; week++) {
            long start = (week - 5) * WEEK;
            var told = result.weeks().get(week);
            var cameTo = counted(incidents, start, start + WEEK);
            var studied = studied(incidents, start);
            int flagged = (int) Math.max(1, Math.round(studied.size() * 0.02));
            assertThat(told.start()).isEqualTo(start);
            assertThat(told.studied()).isEqualTo(studied.size());
            assertThat(told.flagged()).isEqualTo(flagged);
            assertThat(told.incidents())
                    .isEqualTo(cameTo.values().stream().mapToInt(n -> n).sum());
            int best = studied.stream()
                    .map(cell -> cameTo.getOrDefault(cell, 0))
                    .sorted(Comparator.reverseOrder())
                    .limit(flagged)
                    .mapToInt(n -> n)
                    .sum();
            assertThat(told.most()).isEqualTo(best);
            assertHitsOfCounts(told, cameTo, counted(incidents, start - 52 * WEEK, start), flagged);
            hits += told.hits().get(0);
            came += told.incidents();
            most += best;
        }
        var forecast = result.tried().get(0);
        assertThat(forecast.method()).isEqualTo(Method.FORECAST);
        assertThat(forecast.hits()).isEqualTo(hits);
        assertThat(forecast.incidents()).isEqualTo(came);
        assertThat(forecast.pei()).isEqualTo((double) hits / most, within(1e-12));
    }

    /** Cells with as many as the last that is flagged may be in or out: they bound the hits. */
    private static void assertHitsOfCounts(
            BacktestResult.Week told, Map<String, Integer> came, Map<String, Integer> lastYear, int flagged) {
        var ranked = lastYear.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
        int last = ranked.get(flagged - 1).getValue();
        int sure = ranked.stream()
                .filter(entry -> entry.getValue() > last)
                .mapToInt(entry -> came.getOrDefault(entry.getKey(), 0))
                .sum();
        int possible = ranked.stream()
                .filter(entry -> entry.getValue() >= last)
                .mapToInt(entry -> came.getOrDefault(entry.getKey(), 0))
                .sum();
        assertThat(told.hits().get(1)).isBetween(sure, possible);
    }

    private static String cell(double easting, double northing) {
        return (int) Math.floor(easting / 2_000) + " " + (int) Math.floor(northing / 2_000);
    }

    private static Map<String, Integer> counted(List<Incident> incidents, long from, long before) {
        var counts = new HashMap<String, Integer>();
        incidents.stream()
                .filter(incident -> incident.seconds() >= from && incident.seconds() < before)
                .forEach(incident -> counts.merge(cell(incident.easting(), incident.northing()), 1, Integer::sum));
        return counts;
    }

    private static List<String> studied(List<Incident> incidents, long before) {
        return incidents.stream()
                .filter(incident -> incident.seconds() < before)
                .flatMap(incident -> java.util.stream.IntStream.range(0, 25)
                        .mapToObj(at -> cell(
                                incident.easting() + 2_000 * (at % 5 - 2), incident.northing() + 2_000 * (at / 5 - 2))))
                .distinct()
                .toList();
    }

    @Test
    void indicesAreThoseOfTheBook() {
        assertThat(HitIndices.pai(25, 100, 10, 500)).isEqualTo(12.5, within(1e-12));
        // Had ten square kilometres at best held 50, half of what could be had was had.
        assertThat(HitIndices.pei(25, 50)).isEqualTo(0.5);
        assertThat(HitIndices.pai(25, 100, 10, 500) / HitIndices.pai(50, 100, 10, 500))
                .isEqualTo(0.5);
        assertThat(HitIndices.pai(0, 0, 10, 500)).isNull();
        assertThat(HitIndices.pai(0, 5, 0, 500)).isNull();
        assertThat(HitIndices.pei(0, 0)).isNull();
        assertThat(HitIndices.atLeast(14, 20)).isEqualTo(0.057659149169921875, within(1e-15));
        assertThat(HitIndices.atLeast(13, 20)).isEqualTo(0.131587982177734375, within(1e-15));
        assertThat(HitIndices.atLeast(0, 20)).isEqualTo(1, within(1e-15));
        assertThat(HitIndices.atLeast(20, 20)).isEqualTo(Math.pow(0.5, 20), within(1e-20));
    }

    @Test
    void theSameIncidentsGiveTheSameInAnyOrder() {
        var incidents = new InventedWeeks(31).draw(12, 0.5, 0.4);
        var shuffled = new ArrayList<>(incidents);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(tried(shuffled))
                .usingRecursiveComparison()
                .ignoringFields("statement.microseconds")
                .isEqualTo(tried(incidents));
    }

    @Test
    void intervalsHoldTheIndexAndFollowTheSeed() {
        var data = InventedWeeks.data(new InventedWeeks(41).draw(30, 0.5, 0.4));
        var one = Backtest.of(data, USUAL, Progress.SILENT);
        var other = Backtest.of(data, ForecastParameters.usual(1_000, 0, 2), Progress.SILENT);
        for (var tried : one.tried()) {
            assertThat(tried.pai())
                    .isBetween(tried.paiInterval().low(), tried.paiInterval().high());
            assertThat(tried.pei())
                    .isBetween(tried.peiInterval().low(), tried.peiInterval().high());
        }
        assertThat(other.tried().get(0).paiInterval())
                .isNotEqualTo(one.tried().get(0).paiInterval());
        assertThat(one.statement().seed()).isEqualTo(1);
    }

    @Test
    void tooLittleIsSaid() {
        var incidents = new InventedWeeks(51).draw(30, 0.5, 0.4);
        var few = incidents.subList(0, 110);
        assertThat(Backtest.lack(InventedWeeks.data(few), USUAL)).isEqualTo(Backtest.Lack.INCIDENTS);
        assertThat(Backtest.lack(InventedWeeks.data(List.of()), USUAL)).isEqualTo(Backtest.Lack.INCIDENTS);
        var late = incidents.stream()
                .filter(incident -> incident.seconds() > -45 * WEEK)
                .toList();
        assertThat(Backtest.lack(InventedWeeks.data(late), USUAL)).isEqualTo(Backtest.Lack.WEEKS);
        assertThat(Backtest.lack(InventedWeeks.data(incidents), USUAL)).isNull();
        for (var lacking : List.of(few, late)) {
            assertThatIllegalArgumentException().isThrownBy(() -> tried(lacking));
        }
    }

    @Test
    void hostileIncidentsGetAnAnswerOrARefusal() {
        var incidents = new InventedWeeks(61).draw(5, 0.5, 0.4);
        // All on one coordinate: the best cell is known, and everything hits it.
        var one = tried(incidents.stream()
                .map(incident -> new Incident(400_000, 300_000, incident.seconds(), incident.known()))
                .toList());
        assertThat(one.tried().get(0).pei()).isEqualTo(1);
        assertThat(one.better()).isFalse();
        assertThat(one.studied()).isEqualTo(25);
        // Corners of the country, in cells of 50 m.
        var wide = new ArrayList<>(incidents);
        wide.add(new Incident(0, 0, -200 * WEEK, -200 * WEEK));
        wide.add(new Incident(700_000, 1_300_000, -200 * WEEK, -200 * WEEK));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Backtest.of(InventedWeeks.data(wide), ForecastParameters.usual(50, 0, 1), Progress.SILENT))
                .withMessageContaining("larger cells");
        // What comes after the week that is asked for is not looked at.
        var later = new ArrayList<>(incidents);
        later.add(new Incident(410_000, 310_000, 5 * WEEK, 5 * WEEK));
        assertThat(tried(later).tried()).isEqualTo(tried(incidents).tried());
        // Nothing happened in any week that was held out.
        var quiet = tried(incidents.stream()
                .map(incident -> new Incident(
                        incident.easting(),
                        incident.northing(),
                        incident.seconds() - 25 * WEEK,
                        incident.known() - 25 * WEEK))
                .toList());
        assertThat(quiet.better()).isFalse();
        assertThat(quiet.tried().get(0).pai()).isNull();
        assertThat(quiet.tried().get(0).paiInterval()).isNull();
        Assertions.assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> Backtest.of(InventedWeeks.data(incidents), USUAL, (done, all) -> done < 3));
    }
}

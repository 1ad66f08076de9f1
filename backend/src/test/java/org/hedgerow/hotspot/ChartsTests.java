package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartsTests {

    private static final BiPredicate<String, LocalDate> FARMS = (category, day) -> category.startsWith("AGRI");

    private final List<VisibleIncident> rows = new ArrayList<>();

    /** The limits as every table of them has them (Garwood 1936; for instance Breslow and Day 1987, table 2.10). */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.6889",
        "1, 0.0253, 5.5716",
        "2, 0.2422, 7.2247",
        "3, 0.6187, 8.7673",
        "5, 1.6235, 11.6683",
        "10, 4.7954, 18.3904",
        "20, 12.2165, 30.8884",
        "100, 81.3640, 121.6271"
    })
    void theBandIsTheOneOfTheTables(long count, double low, double high) {
        assertThat(PoissonBand.of(count).low()).isCloseTo(low, within(1e-3));
        assertThat(PoissonBand.of(count).high()).isCloseTo(high, within(1e-3));
    }

    /** Every mean is inside the band of at least 95 in 100 of the counts that it brings about. */
    @Test
    void theBandHoldsTheTrueMeanAsOftenAsItSays() {
        for (double mean = 0.1; mean < 40; mean += 0.37) {
            double covered = 0;
            double chance = Math.exp(-mean);
            for (long count = 0; count < 200; count++) {
                var band = PoissonBand.of(count);
                if (band.low() <= mean && mean <= band.high()) {
                    covered += chance;
                }
                chance *= mean / (count + 1);
            }
            assertThat(covered).as("mean " + mean).isGreaterThanOrEqualTo(0.95 - 1e-9);
        }
    }

    @Test
    void theBandOfManyGoesOnWhereTheExactOneEnds() {
        var exact = PoissonBand.of(1_000);
        assertThat(exact.low()).isCloseTo(938.97, within(0.01));
        assertThat(exact.high()).isCloseTo(1_063.96, within(0.01));
        var next = PoissonBand.of(1_001);
        assertThat(next.low() - exact.low()).isCloseTo(0.97, within(0.02));
        assertThat(next.high() - exact.high()).isCloseTo(1.03, within(0.02));
        assertThat(PoissonBand.of(1_000_000).high()).isCloseTo(1_001_962.7, within(1.0));
    }

    /** Three weeks of 2, 4 and 6, and the present one that is over by 4.5 of its 7 days. */
    @Test
    void aMeanIsOfThreeStretchesAndAPartWeighsAsAPart() {
        // The day of the tests is Sunday 22 November 2026, noon: six and a half days into its week.
        addOn("2026-11-03", 2);
        addOn("2026-11-10", 4);
        addOn("2026-11-17", 6);
        var trend = charts(days(28), StatisticsQuery.By.WEEK, null).trend();
        assertThat(trend.bins())
                .extracting(TrendLine.Bin::key)
                .containsExactly("2026-W43", "2026-W44", "2026-W45", "2026-W46", "2026-W47");
        assertThat(trend.bins()).extracting(TrendLine.Bin::count).containsExactly(0, 0, 2, 4, 6);
        assertThat(trend.bins().get(0).share()).isCloseTo(12.0 / 169, within(1e-6));
        assertThat(trend.bins().get(4).share()).isCloseTo(6.5 / 7, within(1e-6));
        double shares = 2 + 6.5 / 7;
        var week = trend.bins().get(3);
        assertThat(week.mean()).isCloseTo(12 / shares, within(1e-5));
        assertThat(week.low()).isCloseTo(6.2006 / shares, within(1e-3));
        assertThat(week.high()).isCloseTo(20.9616 / shares, within(1e-3));
    }

    @Test
    void monthsOfAllTimeBeginWithTheFirstIncidentAndAreNeverMoreThanTheMost() {
        addOn("2026-08-15", 1);
        addOn("2026-10-31", 3);
        var trend = charts(InventedIncidents.everything(), StatisticsQuery.By.MONTH, null)
                .trend();
        assertThat(trend.bins())
                .extracting(TrendLine.Bin::key)
                .containsExactly("2026-08", "2026-09", "2026-10", "2026-11");
        assertThat(trend.bins()).extracting(TrendLine.Bin::count).containsExactly(1, 0, 3, 0);
        addOn("1971-01-01", 1);
        assertThat(charts(InventedIncidents.everything(), StatisticsQuery.By.WEEK, null)
                        .trend()
                        .bins())
                .hasSize(Charts.MOST_BINS);
        rows.clear();
        assertThat(charts(InventedIncidents.everything(), StatisticsQuery.By.WEEK, null)
                        .trend()
                        .bins())
                .isEmpty();
    }

    @Test
    void aSeasonIsComparedWithTheOneBeforeToTheSameMoment() {
        addOn("2026-07-31", 9);
        addOn("2026-08-01", 1);
        addOn("2026-08-08", 2);
        addOn("2026-11-20", 3);
        addOn("2025-08-07", 4);
        addAt(Instant.parse("2025-11-22T11:59:59Z"), 5);
        addAt(Instant.parse("2025-11-22T12:00:01Z"), 7);
        var seasons = charts(days(90), StatisticsQuery.By.WEEK, null).seasons();
        assertThat(List.of(seasons.now(), seasons.before())).containsExactly("2026/27", "2025/26");
        assertThat(seasons.through()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(seasons.totalNow()).isEqualTo(6);
        assertThat(seasons.totalBefore()).isEqualTo(9);
        assertThat(seasons.steps()).hasSize(17);
        assertThat(seasons.steps().get(0)).isEqualTo(new SeasonsCompared.Step(LocalDate.of(2026, 8, 1), 1, 4));
        assertThat(seasons.steps().get(1)).isEqualTo(new SeasonsCompared.Step(LocalDate.of(2026, 8, 8), 2, 0));
        assertThat(seasons.steps().get(15).now()).isEqualTo(3);
        assertThat(seasons.steps().get(16)).isEqualTo(new SeasonsCompared.Step(LocalDate.of(2026, 11, 21), 0, 5));
    }

    @Test
    void aSeasonThatIsOverIsComparedWholeAndOneThatHasNotBegunNotAtAll() {
        addOn("2026-03-31", 2);
        addOn("2026-04-01", 4);
        addOn("2025-03-31", 3);
        addOn("2025-04-01", 5);
        var over = charts(season(2025), StatisticsQuery.By.MONTH, null).seasons();
        assertThat(over.now()).isEqualTo("2025/26");
        assertThat(over.through()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(over.steps()).hasSize(8);
        assertThat(over.steps().get(7)).isEqualTo(new SeasonsCompared.Step(LocalDate.of(2026, 3, 1), 2, 3));
        assertThat(charts(season(2025), StatisticsQuery.By.WEEK, null).seasons().totalNow())
                .isEqualTo(2);
        var planned = charts(season(2030), StatisticsQuery.By.WEEK, null);
        assertThat(planned.seasons().steps()).isEmpty();
        assertThat(planned.seasons().through()).isNull();
        assertThat(planned.trend().bins()).isEmpty();
    }

    /** A leap day has no day of its name a year before. */
    @Test
    void aLeapDayLosesNothing() {
        addAt(Instant.parse("2028-02-29T10:00:00Z"), 2);
        addAt(Instant.parse("2027-02-28T10:00:00Z"), 3);
        var season = charts(season(2027), StatisticsQuery.By.WEEK, null, Instant.parse("2028-03-05T12:00:00Z"))
                .seasons();
        assertThat(season.totalNow()).isEqualTo(2);
        assertThat(season.totalBefore()).isEqualTo(3);
    }

    @Test
    void outsideThePoliceWholeMonthsAloneAreCountedAndSmallOnesHidden() {
        addOn("2026-11-02", 8);
        addOn("2026-10-02", 6);
        addOn("2026-09-02", 4);
        addOn("2026-08-20", 5);
        add("AGRI", Instant.parse("2026-09-03T12:00:00Z"));
        addOn("2025-10-02", 3);
        var answer = charts(days(90), StatisticsQuery.By.MONTH, FARMS);
        assertThat(answer.grid()).isNull();
        assertThat(answer.hours()).isNotNull();
        // August lies in the 90 days in part, and November is not over. October 2025 is the least, and hides September.
        assertThat(answer.trend().bins()).extracting(TrendLine.Bin::key).containsExactly("2026-09", "2026-10");
        assertThat(answer.trend().bins()).extracting(TrendLine.Bin::count).containsExactly(null, 6);
        assertThat(answer.trend().bins().get(0).mean()).isEqualTo(6);
        var seasons = answer.seasons();
        assertThat(seasons.through()).isEqualTo(LocalDate.of(2026, 10, 31));
        assertThat(seasons.steps())
                .containsExactly(
                        new SeasonsCompared.Step(LocalDate.of(2026, 8, 1), 5, 0),
                        new SeasonsCompared.Step(LocalDate.of(2026, 9, 1), null, 0),
                        new SeasonsCompared.Step(LocalDate.of(2026, 10, 1), 6, null));
        assertThat(seasons.totalNow()).isNull();
        assertThat(seasons.totalBefore()).isNull();
    }

    @Test
    void whatCannotBeHiddenIsWithheld() {
        add("AGRI", Instant.parse("2026-10-03T12:00:00Z"));
        var answer = charts(days(90), StatisticsQuery.By.MONTH, FARMS);
        assertThat(answer.trend()).isEqualTo(TrendLine.withheldWhole());
        assertThat(answer.seasons().withheld()).isTrue();
        assertThat(answer.seasons().steps()).isEmpty();
        assertThat(answer.seasons().totalNow()).isNull();
    }

    /** Whatever the charts of one answer show of a month, they show the same, and nothing of a month that is hidden anywhere. */
    @Test
    void theChartsOfOneAnswerNeverContradictEachOther() {
        int hidden = 0;
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            rows.clear();
            for (int i = 0; i < 120; i++) {
                add(
                        random.nextInt(6) == 0 ? "AGRI" : "HARE.COURSING",
                        NOW.minus(Duration.ofHours(random.nextInt(24 * 700))));
            }
            var all = charts(InventedIncidents.everything(), StatisticsQuery.By.MONTH, FARMS);
            for (var step : all.seasons().steps()) {
                for (var year : List.of(0, 1)) {
                    var key = TimeBins.monthKey(step.from().minusYears(year));
                    var shown = all.trend().bins().stream()
                            .filter(bin -> bin.key().equals(key))
                            .map(bin -> String.valueOf(bin.count()))
                            .findFirst()
                            .orElse("0");
                    assertThat(String.valueOf(year == 0 ? step.now() : step.before()))
                            .as("seed " + seed + ", " + key)
                            .isEqualTo(shown);
                }
            }
            hidden += (int) all.trend().bins().stream()
                    .filter(bin -> bin.count() == null)
                    .count();
        }
        assertThat(hidden).isGreaterThan(300);
    }

    @Test
    void chartsAreTheSameInWhateverOrderIncidentsArrived() {
        rows.addAll(new InventedIncidents(5, 50_000).many(400));
        var charts = charts(days(365), StatisticsQuery.By.WEEK, null);
        Collections.shuffle(rows, new Random(5));
        var again = charts(days(365), StatisticsQuery.By.WEEK, null);
        assertThat(again.trend()).isEqualTo(charts.trend());
        assertThat(again.seasons()).isEqualTo(charts.seasons());
        assertThat(Objects.requireNonNull(again.grid()).counted())
                .isEqualTo(Objects.requireNonNull(charts.grid()).counted());
        // In the hours every incident counts once, but for spans too long to say.
        var sum = charts.grid().weights().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(sum).isCloseTo(charts.grid().counted(), within(1e-3));
        assertThat(charts.grid().counted() + charts.grid().excluded())
                .isEqualTo(charts.statement().n());
    }

    private ChartsAnswer charts(
            IncidentFilter filter, StatisticsQuery.By by, @Nullable BiPredicate<String, LocalDate> tells) {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "1");
        return engine.snapshot().charts(new StatisticsQuery(filter, by, tells));
    }

    private ChartsAnswer charts(
            IncidentFilter filter,
            StatisticsQuery.By by,
            @Nullable BiPredicate<String, LocalDate> tells,
            Instant asOf) {
        var period = filter.period();
        return charts(filter.during(new Period(period.from(), period.to(), asOf)), by, tells);
    }

    private static IncidentFilter days(int days) {
        return filter(new Period(NOW.minus(Duration.ofDays(days)), null, NOW));
    }

    private static IncidentFilter season(int year) {
        return filter(new PeriodChoice(0, year).at(NOW));
    }

    private static IncidentFilter filter(Period period) {
        return new IncidentFilter(Set.of(), Set.of(), period, null, IncidentFilter.SHOWN);
    }

    private void addOn(String day, int times) {
        addAt(Instant.parse(day + "T10:00:00Z"), times);
    }

    private void addAt(Instant at, int times) {
        Stream.generate(() -> at).limit(times).forEach(each -> add("HARE.COURSING", each));
    }

    private void add(String category, Instant at) {
        rows.add(new VisibleIncident(
                new UUID(0, rows.size() + 1L),
                1,
                Tier.EXACT,
                542_000_000,
                244_000_000,
                100,
                category,
                "CAMBS",
                IncidentStatus.OPEN,
                at,
                at,
                true,
                null,
                null));
    }
}

package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hedgerow.hotspot.method.Backtest;
import org.hedgerow.hotspot.method.BacktestResult;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.sharing.Tier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeekAheadTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final List<VisibleIncident> rows = new ArrayList<>();

    /**
     * Five places that are visited twice a week; each week one is left for good and another begins. Last year's counts lead to those that are over.
     */
    private void movingSeries() {
        var random = new Random(5);
        for (int week = 1; week <= 70; week++) {
            for (int each = 0; each < 10; each++) {
                var place = place(week + each / 2);
                add(place[0] + random.nextInt(400), place[1] + random.nextInt(400), ago(week, random));
            }
            for (int each = 0; each < 2; each++) {
                add(20_000 + random.nextInt(60_000), 20_000 + random.nextInt(60_000), ago(week, random));
            }
        }
    }

    /** South-west corner of the cell of a series that ends so many weeks before the forecast. */
    private static int[] place(int series) {
        return new int[] {20_000 + series * 37 % 60 * 1_000, 20_000 + series * 53 % 60 * 1_000};
    }

    private static Instant ago(int weeks, Random random) {
        return MIDNIGHT.minus(WEEK.multipliedBy(weeks)).plusSeconds(1 + random.nextInt(7 * 86_400 - 1));
    }

    @Test
    void aSeriesThatMovesIsForecastAndTriedInTheSameAnswer() {
        movingSeries();
        var answer = answer();
        assertThat(answer.missing()).isNull();
        assertThat(answer.firstDay()).isEqualTo(TODAY);
        var result = Objects.requireNonNull(answer.result());
        assertThat(result.better()).isTrue();
        assertThat(result.weeks()).hasSize(20);
        assertThat(result.tried())
                .extracting(BacktestResult.Tried::method)
                .containsExactly(BacktestResult.Method.values());
        assertThat(result.expected()).isBetween(9.0, 12.0);
        // The series that were alive last week lead the list.
        assertThat(result.forecast().subList(0, 3))
                .allSatisfy(cell -> assertThat(IntStream.rangeClosed(1, 5).mapToObj(WeekAheadTests::place))
                        .anyMatch(place -> place[0] == cell.easting() && place[1] == cell.northing()));
        assertThat(result.forecast()).hasSameSizeAs(result.counts());
        var statement = answer.statement();
        assertThat(statement.n()).isEqualTo(840);
        assertThat(statement.seed()).isEqualTo(1);
        assertThat(statement.method()).isEqualTo(Backtest.METHOD);
        assertThat(statement.to()).isEqualTo(MIDNIGHT);
        assertThat(statement.parameters())
                .containsEntry("cellMetres", 1_000)
                .containsEntry("share", 0.01)
                .containsEntry("holdOutWeeks", 20)
                .containsEntry("known", "when recorded, and at most 7 days after its span ended");
    }

    @Test
    void theDayOfTheForecastAndWhatComesAfterAreNotLookedAt() {
        movingSeries();
        var before = answer().result();
        add(30_500, 30_500, MIDNIGHT);
        add(30_500, 30_500, MIDNIGHT.plus(Duration.ofDays(3)));
        var after = answer();
        assertThat(after.statement().n()).isEqualTo(840);
        assertThat(after.result())
                .usingRecursiveComparison()
                .ignoringFields("statement")
                .isEqualTo(before);
    }

    @Test
    void anIncidentIsKnownFromWhenItWasRecordedOrAWeekLater() {
        movingSeries();
        var soon = Objects.requireNonNull(answer().result());
        // Brought in years later: known a week after each happened, so that a series that moves every fortnight is
        // missed more often in the weeks that are tried, and what is forecast for this week is the same all the same.
        rows.replaceAll(row -> recorded(row, MIDNIGHT.minusSeconds(1)));
        var late = Objects.requireNonNull(answer().result());
        assertThat(late.tried().get(0).hits()).isLessThan(soon.tried().get(0).hits());
        // Not told is the same as late.
        rows.replaceAll(row -> recorded(row, null));
        assertThat(answer().result())
                .usingRecursiveComparison()
                .ignoringFields("statement")
                .isEqualTo(late);
    }

    @Test
    void whatCannotBeLearntFromIsLeftOutAndCounted() {
        movingSeries();
        var at = MIDNIGHT.minus(Duration.ofDays(30));
        add(30_000, 30_000, at, at, 2_000);
        add(30_000, 30_000, at.minus(Duration.ofDays(8)), at, 100);
        add(30_000, 30_000, at.minus(Duration.ofDays(6)), at, 1_000);
        var answer = answer();
        assertThat(answer.leftOut()).isEqualTo(new ForecastAnswer.LeftOut(1, 1));
        assertThat(answer.statement().n()).isEqualTo(841);
    }

    @Test
    void tooLittleIsSaidAndNothingIsShown() {
        movingSeries();
        var all = List.copyOf(rows);
        rows.removeIf(row -> row.earliest().isBefore(MIDNIGHT.minus(WEEK.multipliedBy(45))));
        assertMissing(Backtest.Lack.WEEKS);
        rows.clear();
        rows.addAll(all.subList(0, 250));
        assertMissing(Backtest.Lack.INCIDENTS);
        rows.clear();
        assertMissing(Backtest.Lack.INCIDENTS);
    }

    private void assertMissing(Backtest.Lack lack) {
        var answer = answer();
        assertThat(answer.missing()).isEqualTo(lack);
        assertThat(answer.result()).isNull();
        assertThat(answer.statement().n()).isEqualTo(rows.size());
    }

    @Test
    void cellsBeyondCountingAreRefusedByName() {
        movingSeries();
        // Fifteen thousand lonely farms, each with the 25 cells about it.
        for (int i = 0; i < 15_000; i++) {
            add(i % 120 * 6_000 + 3_000, i / 120 * 6_000 + 3_000, MIDNIGHT.minus(Duration.ofDays(100)));
        }
        assertThatThrownBy(this::answer)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.pointer()).isEqualTo("?cellMetres")));
        assertThat(answer(2_000).result()).isNotNull();
    }

    /** Clocks went back on 25 October: each week still is seven days of the calendar, and an incident at 23:30 on its last day is its own. */
    @Test
    void weeksAreThoseOfTheCalendar() {
        movingSeries();
        int before = countIn(LocalDate.of(2026, 10, 18));
        add(30_000, 30_000, Instant.parse("2026-10-24T22:30:00Z"));
        assertThat(countIn(LocalDate.of(2026, 10, 18))).isEqualTo(before + 1);
        add(30_000, 30_000, Instant.parse("2026-10-17T23:00:00Z"));
        assertThat(countIn(LocalDate.of(2026, 10, 18))).isEqualTo(before + 2);
        add(30_000, 30_000, Instant.parse("2026-10-24T23:00:00Z"));
        assertThat(countIn(LocalDate.of(2026, 10, 18))).isEqualTo(before + 2);
    }

    private int countIn(LocalDate firstDay) {
        return Objects.requireNonNull(answer().result()).weeks().stream()
                .filter(week -> week.start() == firstDay.toEpochDay() * 86_400)
                .findFirst()
                .orElseThrow()
                .incidents();
    }

    @Test
    void thePeriodOfTheFilterDoesNotMatter() {
        movingSeries();
        var shortPeriod = new IncidentFilter(
                Set.of(),
                Set.of(),
                new Period(MIDNIGHT.minus(Duration.ofDays(7)), null, MIDNIGHT),
                null,
                IncidentFilter.SHOWN);
        var answer = engine().snapshot().forecast(new ForecastQuery(1_000, TODAY, shortPeriod));
        assertThat(answer.statement().n()).isEqualTo(840);
        assertThat(Duration.between(
                                answer.statement().from(), answer.statement().to())
                        .toDays())
                .isEqualTo(206 * 7);
        assertThatIllegalArgumentException().isThrownBy(() -> new ForecastQuery(499, TODAY, shortPeriod));
        assertThatIllegalArgumentException().isThrownBy(() -> new ForecastQuery(10_001, TODAY, shortPeriod));
    }

    @Test
    void theAccuracyIsThatOfTheWeeks() {
        movingSeries();
        var result = Objects.requireNonNull(answer().result());
        double hits =
                result.weeks().stream().mapToInt(week -> week.hits().get(0)).sum();
        double all =
                result.weeks().stream().mapToInt(BacktestResult.Week::incidents).sum();
        double flagged =
                result.weeks().stream().mapToInt(BacktestResult.Week::flagged).sum();
        double studied =
                result.weeks().stream().mapToInt(BacktestResult.Week::studied).sum();
        assertThat(result.tried().get(0).pai()).isEqualTo(hits / all / (flagged / studied), within(1e-12));
    }

    private AudienceEngine engine() {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "1");
        return engine;
    }

    private ForecastAnswer answer() {
        return answer(1_000);
    }

    private ForecastAnswer answer(int cellMetres) {
        return engine().snapshot().forecast(new ForecastQuery(cellMetres, TODAY, InventedIncidents.everything()));
    }

    private void add(int easting, int northing, Instant at) {
        add(easting, northing, at, at, 1);
    }

    private void add(int easting, int northing, Instant earliest, Instant latest, int size) {
        rows.add(row(new UUID(0, rows.size() + 1L), easting * 1_000, northing * 1_000, size, earliest, latest, latest));
    }

    private static VisibleIncident recorded(VisibleIncident row, @Nullable Instant at) {
        return row(
                row.id(),
                row.centreEastingMillimetres(),
                row.centreNorthingMillimetres(),
                row.sizeMetres(),
                row.earliest(),
                row.latest(),
                at);
    }

    private static VisibleIncident row(
            UUID id,
            int easting,
            int northing,
            int size,
            Instant earliest,
            Instant latest,
            @Nullable Instant recorded) {
        return new VisibleIncident(
                id,
                1,
                Tier.EXACT,
                easting,
                northing,
                size,
                "HARE.COURSING",
                "CAMBS",
                IncidentStatus.OPEN,
                earliest,
                latest,
                earliest.equals(latest),
                null,
                recorded);
    }
}

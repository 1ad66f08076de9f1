package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hedgerow.hotspot.InventedIncidents.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.sharing.Tier;
import org.junit.jupiter.api.Test;

class HotspotExplanationTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final BiPredicate<String, LocalDate> FARMS = (category, day) -> category.startsWith("AGRI");
    private static final BiPredicate<String, LocalDate> NONE = (category, day) -> false;

    private final List<VisibleIncident> rows = new ArrayList<>();

    @Test
    void tellsItsMembersLatestFirstAndWhatTheyAre() {
        for (int day = 6; day >= 1; day--) {
            add(542_000, 244_000, "HARE.COURSING", NOW.minus(Duration.ofDays(day)));
        }
        add(542_500, 244_000, "AGRI.QUAD", NOW.minus(Duration.ofDays(9)));
        add(600_000, 300_000, "AGRI.QUAD", NOW.minus(Duration.ofDays(2)));
        var explained = explain(days(90), null);
        assertThat(explained.hotspot())
                .isEqualTo(snapshot().hotspots(query(days(90))).hotspots().get(0));
        assertThat(explained.members())
                .extracting(VisibleIncident::id)
                .containsExactlyElementsOf(rows.stream()
                        .filter(row -> row.centreEastingMillimetres() < 600_000_000)
                        .sorted(Comparator.comparing(VisibleIncident::latest).reversed())
                        .map(VisibleIncident::id)
                        .toList());
        assertThat(explained.categories().counts())
                .containsExactly(
                        new StatisticsAnswer.Count("AGRI.QUAD", 1), new StatisticsAnswer.Count("HARE.COURSING", 6));
        assertThat(explained.forces().counts()).containsExactly(new StatisticsAnswer.Count("CAMBS", 7));
        assertThat(explained.months()).isNull();
        assertThat(explained.hours()).isNull();
        var statement = explained.statement();
        assertThat(statement.n()).isEqualTo(8);
        assertThat(statement.parameters()).containsEntry("reachMetres", 2_000).containsEntry("minimumIncidents", 5);
        assertThat(statement.from()).isEqualTo(NOW.minus(Duration.ofDays(90)));
        assertThat(statement.to()).isEqualTo(NOW);
    }

    @Test
    void listsTheLatestTwoHundredOfMany() {
        for (int minute = 0; minute < 250; minute++) {
            add(542_000, 244_000, "HARE.COURSING", NOW.minus(Duration.ofMinutes(minute)));
        }
        Collections.shuffle(rows, new Random(1));
        var explained = explain(days(7), null);
        assertThat(explained.hotspot().count()).isEqualTo(250);
        assertThat(explained.members()).hasSize(200);
        assertThat(explained.members().get(199).latest()).isEqualTo(NOW.minus(Duration.ofMinutes(199)));
    }

    @Test
    void aKeyThatIsNoHotspotsIsNotExplained() {
        for (int i = 0; i < 6; i++) {
            add(542_000, 244_000, "HARE.COURSING", NOW.minus(Duration.ofDays(i)));
        }
        // A member that is not the key, one that nobody knows, and the key under a rule by which nothing is a hotspot.
        assertThat(snapshot().explain(query(days(90)), new UUID(0, 2), null)).isEmpty();
        assertThat(snapshot().explain(query(days(90)), new UUID(7, 7), null)).isEmpty();
        assertThat(snapshot().explain(new HotspotQuery(2_000, 7, days(90)), new UUID(0, 1), null))
                .isEmpty();
        assertThat(snapshot().explain(query(days(90)), new UUID(0, 1), null)).isPresent();
    }

    /** A trailer was there on Friday at 17:00 and gone on Monday at 07:00: 55 of the 62 hours are of the first week. */
    @Test
    void anUnknownTimeCountsInEachWeekByItsShare() {
        var friday = Instant.parse("2026-11-13T17:00:00Z");
        var monday = Instant.parse("2026-11-16T07:00:00Z");
        add(542_000, 244_000, "AGRI.TRAILER", friday, monday);
        for (int i = 0; i < 4; i++) {
            add(542_000, 244_000, "HARE.COURSING", Instant.parse("2026-11-18T18:30:00Z"));
        }
        var explained = explain(days(28), null);
        var weeks = Objects.requireNonNull(explained.weeks());
        assertThat(weeks.weeks())
                .extracting(WeekWeights.Week::key)
                .containsExactly("2026-W43", "2026-W44", "2026-W45", "2026-W46", "2026-W47");
        assertThat(weeks.weeks().get(3).from()).isEqualTo(LocalDate.of(2026, 11, 9));
        assertThat(weeks.weeks().get(3).weight()).isCloseTo(55 / 62.0, within(1e-6));
        assertThat(weeks.weeks().get(4).weight()).isCloseTo(4 + 7 / 62.0, within(1e-6));
        assertThat(weeks.outside()).isZero();
        var grid = Objects.requireNonNull(explained.grid());
        assertThat(grid.weights().get(2).get(18)).isEqualTo(4);
        assertThat(grid.weights().get(4).get(17)).isCloseTo(1 / 62.0, within(1e-6));
        assertThat(grid.counted()).isEqualTo(5);
    }

    @Test
    void whatLiesOutsideTheWeeksIsToldAndAllOfItAddsUp() {
        // Two weeks, of which the first begins on 26 October, just after the clocks went back on the 25th.
        long week = 7 * 86_400;
        long first = Instant.parse("2026-10-26T00:00:00Z").getEpochSecond();
        var weights = WeekWeights.of(
                Instant.ofEpochSecond(first + 3_600),
                Instant.ofEpochSecond(first + week),
                new long[] {first - week, first - 1, first, first + 2 * week, first + week},
                new long[] {first + week, first - 1, first, first + 2 * week, first + 3 * week});
        assertThat(weights.weeks()).extracting(WeekWeights.Week::weight).containsExactly(1.5, 0.5);
        assertThat(weights.outside()).isEqualTo(0.5 + 1 + 1 + 0.5);
    }

    /** The week in which the clocks go back has 169 hours. */
    @Test
    void weeksAreThoseOfLondonsClocks() {
        var before = Instant.parse("2026-10-18T23:00:00Z").getEpochSecond();
        var after = Instant.parse("2026-10-26T00:00:00Z").getEpochSecond();
        assertThat(after - before).isEqualTo(169 * 3_600);
        var weights = WeekWeights.of(
                Instant.ofEpochSecond(before),
                Instant.ofEpochSecond(after),
                new long[] {before - 1, before, after - 1, after},
                new long[] {before - 1, before, after - 1, after});
        assertThat(weights.weeks()).extracting(WeekWeights.Week::weight).containsExactly(2.0, 1.0);
        assertThat(weights.outside()).isOne();
    }

    @Test
    void aCenturyHasTheWeeksOfItsLastFiveYears() {
        var weights = WeekWeights.of(
                NOW.minus(Duration.ofDays(36_525)), NOW, new long[] {0}, new long[] {NOW.getEpochSecond()});
        assertThat(weights.weeks()).hasSize(WeekWeights.MOST_WEEKS);
        double sum =
                weights.weeks().stream().mapToDouble(WeekWeights.Week::weight).sum();
        assertThat(sum + weights.outside()).isCloseTo(1, within(1e-3));
    }

    /**
     * Six at one place, 5 to 10 days ago, and five are needed in 90 days: the oldest leaves in 80 days and the second in 81 days, at noon, when
     * four are left.
     */
    @Test
    void saysWhenItIsGoneIfNothingNewIsReported() {
        for (int day = 5; day <= 10; day++) {
            add(542_000, 244_000, "HARE.COURSING", NOW.minus(Duration.ofDays(day)));
        }
        assertThat(explain(days(90), null).putOut())
                .isEqualTo(new PutOut(PutOut.Why.AGES_OUT, LocalDate.of(2027, 2, 11)));
        // In a week's window all but one leave sooner.
        rows.clear();
        for (int hour = 1; hour <= 5; hour++) {
            add(542_000, 244_000, "HARE.COURSING", NOW.minus(Duration.ofDays(7)).plus(Duration.ofHours(hour)));
        }
        assertThat(explain(days(7), null).putOut().on()).isEqualTo(LocalDate.of(2026, 11, 22));
    }

    @Test
    void aPeriodThatDoesNotMoveOnPutsNothingOut() {
        for (int day = 5; day <= 10; day++) {
            add(542_000, 244_000, "HARE.COURSING", NOW.minus(Duration.ofDays(day)));
        }
        var season =
                filter(new Period(Instant.parse("2026-07-31T23:00:00Z"), Instant.parse("2027-03-31T23:00:00Z"), NOW));
        for (var standing : List.of(season, InventedIncidents.everything())) {
            assertThat(explain(standing, null).putOut()).isEqualTo(new PutOut(PutOut.Why.PERIOD_STANDS_STILL, null));
        }
        assertThat(Objects.requireNonNull(
                                explain(InventedIncidents.everything(), null).weeks())
                        .weeks())
                .first()
                .extracting(WeekWeights.Week::from)
                .isEqualTo(LocalDate.of(2026, 11, 9));
    }

    /** Counted by hand for every day until nothing is left, in worlds of several hotspots that share points between them. */
    @Test
    void theDayIsTheFirstOnWhichNobodyHasEnoughWithinReach() {
        int explained = 0;
        for (long seed = 1; seed <= 40; seed++) {
            var random = new Random(seed);
            rows.clear();
            for (int i = 0; i < 80; i++) {
                add(
                        540_000 + random.nextInt(14) * 1_000,
                        240_000 + random.nextInt(14) * 1_000,
                        "HARE.COURSING",
                        NOW.minusSeconds(random.nextInt(28 * 86_400)));
            }
            var query = new HotspotQuery(1_500, 4, days(28));
            var snapshot = snapshot();
            for (var hotspot : snapshot.hotspots(query).hotspots()) {
                var explanation = snapshot.explain(query, UUID.fromString(hotspot.key()), null)
                        .orElseThrow();
                assertThat(explanation.putOut().on())
                        .as("seed " + seed + ", " + hotspot.key())
                        .isEqualTo(byHand(explanation.members()));
                explained++;
            }
        }
        assertThat(explained).isGreaterThan(60);
    }

    private LocalDate byHand(List<VisibleIncident> members) {
        for (var day = LocalDate.ofInstant(NOW, LONDON); ; day = day.plusDays(1)) {
            var from = day.plusDays(1).atStartOfDay(LONDON).toInstant().minus(Duration.ofDays(28));
            var left = rows.stream().filter(row -> !row.latest().isBefore(from)).toList();
            boolean alive = members.stream()
                    .filter(left::contains)
                    .anyMatch(member ->
                            left.stream().filter(row -> near(member, row)).count() >= 4);
            if (!alive) {
                return day;
            }
        }
    }

    private static boolean near(VisibleIncident a, VisibleIncident b) {
        return Math.hypot(
                        a.centreEastingMillimetres() - b.centreEastingMillimetres(),
                        a.centreNorthingMillimetres() - b.centreNorthingMillimetres())
                <= 1_500_000;
    }

    @Test
    void aReaderOutsideThePoliceIsGivenWholeCountsWithSmallOnesHidden() {
        for (int day = 1; day <= 4; day++) {
            add(542_500, 244_500, "HARE.COURSING", NOW.minus(Duration.ofDays(day)));
        }
        for (int i = 0; i < 3; i++) {
            add(542_500, 244_500, "HARE.COURSING", NOW.minus(Duration.ofDays(40)));
        }
        for (int i = 0; i < 2; i++) {
            add(542_500, 244_500, "AGRI", NOW.minus(Duration.ofDays(2)));
        }
        add(542_500, 244_500, "AGRI", NOW.minus(Duration.ofDays(41)));
        var explained = explain(days(90), FARMS);
        assertThat(explained.smallCountsHidden()).isTrue();
        assertThat(explained.weeks()).isNull();
        assertThat(explained.grid()).isNull();
        // Two of six in November and one of four in October tell their farm, and there is no third month to hide them
        // with.
        assertThat(Objects.requireNonNull(explained.months()).withheld()).isTrue();
        // By the hour a Friday with two and a Monday with one, and three hares on a Tuesday hidden beside them.
        assertThat(Objects.requireNonNull(explained.hours()).counts())
                .filteredOn(count -> count.count() == null)
                .extracting(StatisticsAnswer.Count::key)
                .containsExactly("1-13", "2-13", "5-12");
        assertThat(explained.categories().counts())
                .containsExactly(new StatisticsAnswer.Count("AGRI", 3), new StatisticsAnswer.Count("HARE", 7));
        assertThat(explained.putOut().why()).isEqualTo(PutOut.Why.AGES_OUT);
        // The same reader without anything that tells has the counts.
        var harmless = explain(days(90), NONE);
        assertThat(Objects.requireNonNull(harmless.months()).counts())
                .containsExactly(new StatisticsAnswer.Count("2026-10", 4), new StatisticsAnswer.Count("2026-11", 6));
        assertThat(harmless.weeks()).isNull();
    }

    @Test
    void nothingIsWorkedOutOfOneOrTwoThatTellTheirVictim() {
        for (int day = 1; day <= 4; day++) {
            add(542_500, 244_500, "HARE.COURSING", NOW.minus(Duration.ofDays(day)));
        }
        add(542_500, 244_500, "AGRI", NOW.minus(Duration.ofDays(2)));
        assertThat(explain(days(90), FARMS).putOut()).isEqualTo(new PutOut(PutOut.Why.HIDDEN, null));
        assertThat(explain(days(90), null).putOut().why()).isEqualTo(PutOut.Why.AGES_OUT);
    }

    private HotspotExplanation explain(
            IncidentFilter filter, @org.jspecify.annotations.Nullable BiPredicate<String, LocalDate> tells) {
        var key = snapshot().hotspots(query(filter)).hotspots().get(0).key();
        Optional<HotspotExplanation> explained = snapshot().explain(query(filter), UUID.fromString(key), tells);
        return explained.orElseThrow();
    }

    private static HotspotQuery query(IncidentFilter filter) {
        return new HotspotQuery(2_000, 5, filter);
    }

    private static IncidentFilter days(int days) {
        return filter(new Period(NOW.minus(Duration.ofDays(days)), null, NOW));
    }

    private static IncidentFilter filter(Period period) {
        return new IncidentFilter(Set.of(), Set.of(), period, null, IncidentFilter.SHOWN);
    }

    private AudienceSnapshot snapshot() {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "1");
        return engine.snapshot();
    }

    private void add(int easting, int northing, String category, Instant at) {
        add(easting, northing, category, at, at);
    }

    private void add(int easting, int northing, String category, Instant earliest, Instant latest) {
        rows.add(new VisibleIncident(
                new UUID(0, rows.size() + 1L),
                1,
                Tier.EXACT,
                easting * 1_000,
                northing * 1_000,
                100,
                category,
                "CAMBS",
                IncidentStatus.OPEN,
                earliest,
                latest,
                earliest.equals(latest),
                null,
                null));
    }
}

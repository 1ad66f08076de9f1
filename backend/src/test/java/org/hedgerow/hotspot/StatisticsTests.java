package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.platform.ProblemException;
import org.junit.jupiter.api.Test;

class StatisticsTests {

    private static final BiPredicate<String, LocalDate> FARMS = (category, day) -> category.startsWith("AGRI");

    @Test
    void everyTableCountsWhatTheFilterShowsOnceAndInWhateverOrderItArrived() {
        for (long seed = 1; seed <= 12; seed++) {
            var random = new Random(seed);
            var rows = new InventedIncidents(seed, 50_000).many(700);
            var filter = RandomFilters.draw(random);
            var by = StatisticsQuery.By.values()[random.nextInt(2)];
            var answer = snapshot(rows).statistics(new StatisticsQuery(filter, by, null));
            var shown = rows.stream().filter(filter::matches).toList();
            var what = "seed " + seed;
            assertThat(answer.total()).as(what).isEqualTo(shown.size());
            for (var table : List.of(answer.categories(), answer.forces(), answer.periods())) {
                assertThat(sum(table)).as(what).isEqualTo(shown.size());
                assertThat(table.withheld()).isFalse();
            }
            var grid = Objects.requireNonNull(answer.grid());
            assertThat(grid.counted() + grid.excluded()).as(what).isEqualTo(shown.size());
            assertThat(grid.weights().stream()
                            .flatMap(List::stream)
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .as(what)
                    .isEqualTo(grid.counted(), within(1e-3));
            assertThat(answer.hours()).as(what).isNull();
            var hiding = snapshot(rows).statistics(new StatisticsQuery(filter, by, (category, day) -> false));
            assertThat(sum(Objects.requireNonNull(hiding.hours()))).as(what).isEqualTo(shown.size());
            assertThat(hiding.grid()).as(what).isNull();
            assertThat(counts(answer.forces()))
                    .as(what)
                    .isEqualTo(shown.stream()
                            .collect(Collectors.groupingBy(
                                    VisibleIncident::forceCode, Collectors.summingInt(one -> 1))));
            Collections.shuffle(rows, random);
            assertThat(snapshot(rows).statistics(new StatisticsQuery(filter, by, null)))
                    .as(what)
                    .isEqualTo(answer);
        }
    }

    @Test
    void timesAreLondons() {
        // Half past midnight on Monday 1 June 2026 in London is still Sunday in May by UTC.
        var row = at("2026-05-31T23:30:00Z", "2026-05-31T23:30:00Z");
        var month = statistics(List.of(row), StatisticsQuery.By.MONTH);
        assertThat(counts(month.periods())).containsExactly(Map.entry("2026-06", 1));
        assertThat(Objects.requireNonNull(month.grid()).weights().get(0).get(0)).isEqualTo(1);
        assertThat(hours(List.of(row))).containsExactly(Map.entry("1-0", 1));
        assertThat(counts(statistics(List.of(row), StatisticsQuery.By.WEEK).periods()))
                .containsExactly(Map.entry("2026-W23", 1));
        // The last days of a year may belong to the first week of the next.
        assertThat(counts(
                        statistics(List.of(at("2024-12-31T12:00:00Z", "2024-12-31T12:00:00Z")), StatisticsQuery.By.WEEK)
                                .periods()))
                .containsExactly(Map.entry("2025-W01", 1));
    }

    @Test
    void aSpanTellsItsHourOnlyWhenItIsShort() {
        var four = at("2026-11-18T16:00:00Z", "2026-11-18T20:00:00Z");
        var longer = at("2026-11-18T16:00:00Z", "2026-11-18T20:00:01Z");
        assertThat(hours(List.of(four, longer)))
                .containsOnly(Map.entry("3-18", 1), Map.entry(StatisticsAnswer.UNKNOWN_HOUR, 1));
    }

    @Test
    void aSmallCountIsHiddenWithAnotherSoThatItCannotBeHadBySubtraction() {
        var tallies = tallies("AGRI", 2, 2, "HARE", 9, 0, "POACH", 4, 0, "WILDLIFE", 4, 0);
        var table = SmallCounts.hidden(tallies);
        assertThat(table.counts())
                .containsExactly(
                        new StatisticsAnswer.Count("AGRI", null),
                        new StatisticsAnswer.Count("HARE", 9),
                        new StatisticsAnswer.Count("POACH", null),
                        new StatisticsAnswer.Count("WILDLIFE", 4));
    }

    @Test
    void aTableWhoseSmallCountsCannotBeHiddenIsWithheldWhole() {
        assertThat(SmallCounts.hidden(tallies("AGRI", 1, 1, "EQUINE", 1, 1, "HARE", 2, 0)))
                .isEqualTo(new StatisticsAnswer.Table(List.of(), true));
        assertThat(SmallCounts.hidden(tallies("AGRI", 2, 2))).isEqualTo(new StatisticsAnswer.Table(List.of(), true));
    }

    @Test
    void smallCountsOfKindsWithoutAVictimAndLargeOnesStay() {
        var tallies = tallies("AGRI", 3, 3, "HARE", 1, 0, "WILDLIFE", 2, 0);
        assertThat(SmallCounts.hidden(tallies)).isEqualTo(SmallCounts.whole(tallies));
    }

    /** Whoever gets a table tries every way to fill it: each hidden count that tells a victim must leave more than one. */
    @Test
    void noHiddenCountCanBeWorkedOutFromItsTable() {
        for (long seed = 1; seed <= 3_000; seed++) {
            var random = new Random(seed);
            var tallies = new TreeMap<String, SmallCounts.Tally>();
            for (int cell = 0; cell < 1 + random.nextInt(6); cell++) {
                int telling = random.nextInt(5);
                tallies.put("K" + cell, new SmallCounts.Tally(telling + random.nextInt(4), telling));
            }
            tallies.values().removeIf(tally -> tally.count() == 0);
            var table = SmallCounts.hidden(tallies);
            var small = tallies.entrySet().stream()
                    .filter(entry -> entry.getValue().isSmall())
                    .map(Map.Entry::getKey)
                    .toList();
            if (table.withheld()) {
                assertThat(small).as("seed " + seed).isNotEmpty();
                continue;
            }
            var hidden = table.counts().stream()
                    .filter(count -> count.count() == null)
                    .map(StatisticsAnswer.Count::key)
                    .toList();
            assertThat(hidden).as("seed " + seed).containsAll(small);
            if (!small.isEmpty()) {
                int total = tallies.values().stream()
                        .mapToInt(SmallCounts.Tally::count)
                        .sum();
                int left = total - sum(table);
                assertThat(hidden.size()).as("seed " + seed).isGreaterThan(small.size());
                // More is left than one for each, so that no split of it is the only one.
                assertThat(left).as("seed " + seed).isGreaterThan(hidden.size());
            }
        }
    }

    @Test
    void theTotalIsHiddenWhenItIsSmallItself() {
        var rows = new ArrayList<VisibleIncident>();
        for (var row : new InventedIncidents(3, 50_000).many(200)) {
            if (row.categoryCode().startsWith("AGRI")
                    && InventedIncidents.everything().matches(row)) {
                rows.add(row);
            }
        }
        var few = snapshot(rows.subList(0, 2))
                .statistics(new StatisticsQuery(InventedIncidents.everything(), StatisticsQuery.By.MONTH, FARMS));
        assertThat(few.total()).isNull();
        assertThat(few.categories().withheld()).isTrue();
        var many = snapshot(rows)
                .statistics(new StatisticsQuery(InventedIncidents.everything(), StatisticsQuery.By.MONTH, FARMS));
        assertThat(many.total()).isEqualTo(rows.size());
    }

    @Test
    void weeksAreForThePoliceAlone() {
        assertThat(StatisticsQuery.By.parse(null, true)).isEqualTo(StatisticsQuery.By.MONTH);
        assertThat(StatisticsQuery.By.parse("week", false)).isEqualTo(StatisticsQuery.By.WEEK);
        assertThatThrownBy(() -> StatisticsQuery.By.parse("week", true)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> StatisticsQuery.By.parse("WEEK", false)).isInstanceOf(ProblemException.class);
    }

    private static Map<String, SmallCounts.Tally> tallies(Object... keyCountTelling) {
        var tallies = new TreeMap<String, SmallCounts.Tally>();
        for (int at = 0; at < keyCountTelling.length; at += 3) {
            tallies.put((String) keyCountTelling[at], new SmallCounts.Tally((Integer) keyCountTelling[at + 1], (Integer)
                    keyCountTelling[at + 2]));
        }
        return tallies;
    }

    private static StatisticsAnswer statistics(List<VisibleIncident> rows, StatisticsQuery.By by) {
        return snapshot(rows).statistics(new StatisticsQuery(InventedIncidents.everything(), by, null));
    }

    /** The table for readers from whom small counts are hidden, when none is small. */
    private static Map<String, Integer> hours(List<VisibleIncident> rows) {
        var answer = snapshot(rows)
                .statistics(new StatisticsQuery(
                        InventedIncidents.everything(), StatisticsQuery.By.MONTH, (category, day) -> false));
        return counts(Objects.requireNonNull(answer.hours()));
    }

    /** Shared out over the four hours for the police; over a whole night, too, and never where more than a week is unknown. */
    @Test
    void thePoliceSeeEachIncidentSharedOutOverItsSpan() {
        var four = at("2026-11-18T16:00:00Z", "2026-11-18T20:00:00Z");
        var night = at("2026-11-18T22:00:00Z", "2026-11-19T06:00:00Z");
        var month = at("2026-10-18T16:00:00Z", "2026-11-18T20:00:00Z");
        var grid = Objects.requireNonNull(statistics(List.of(four, night, month), StatisticsQuery.By.MONTH)
                .grid());
        assertThat(grid.weights().get(2).subList(15, 21)).containsExactly(0.0, 0.25, 0.25, 0.25, 0.25, 0.0);
        assertThat(grid.weights().get(2).get(23)).isEqualTo(0.125);
        assertThat(grid.weights().get(3).get(5)).isEqualTo(0.125);
        assertThat(grid.counted()).isEqualTo(2);
        assertThat(grid.excluded()).isOne();
    }

    private static VisibleIncident at(String earliest, String latest) {
        return InventedIncidents.during(
                new InventedIncidents(latest.hashCode() + earliest.hashCode() * 31L, 1_000).one(),
                Instant.parse(earliest),
                Instant.parse(latest));
    }

    private static AudienceSnapshot snapshot(List<VisibleIncident> rows) {
        var engine = new AudienceEngine(new StraightGrid(), "0");
        engine.absorb(rows, List.of(), "1");
        return engine.snapshot();
    }

    private static int sum(StatisticsAnswer.Table table) {
        return table.counts().stream()
                .map(StatisticsAnswer.Count::count)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static Map<String, Integer> counts(StatisticsAnswer.Table table) {
        return table.counts().stream()
                .collect(Collectors.toMap(StatisticsAnswer.Count::key, count -> Objects.requireNonNull(count.count())));
    }
}

package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hedgerow.hotspot.SeasonCalendar.Nation;
import org.hedgerow.hotspot.SeasonCalendar.Season;
import org.junit.jupiter.api.Test;

/** The seasons beside the usual week: what is counted, what says nothing, and what may be told. */
class SeasonalCountsTests {

    private static final List<Integer> YEARS = List.of(2021, 2022, 2023);
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 1);

    /** One on the first Monday of each month from 2021 on, and more in each half term of October. */
    private static Map<LocalDate, Integer> daily(int inHalfTerm) {
        var daily = new HashMap<LocalDate, Integer>();
        for (var day = LocalDate.of(2020, 12, 1); day.isBefore(TODAY); day = day.plusDays(7)) {
            daily.put(day, 1);
        }
        for (int year : YEARS) {
            var halfTerm = SeasonCalendar.of(Nation.ENGLAND_AND_WALES, year).get(Season.HALF_TERM_OCTOBER);
            daily.merge(Objects.requireNonNull(halfTerm).from(), inHalfTerm, Integer::sum);
        }
        return daily;
    }

    @Test
    void aSeasonWithMoreThanTheUsualWeekStandsOutAndAnEvenOneDoesNot() {
        var counts = SeasonalCounts.of(Nation.ENGLAND_AND_WALES, YEARS, daily(9), TODAY);
        assertThat(counts.usualPerWeek()).isEqualTo(1.0);
        var halfTerm = row(counts, Season.HALF_TERM_OCTOBER);
        assertThat(halfTerm.perWeek()).isEqualTo(10.0);
        assertThat(halfTerm.change()).isEqualTo(ChangeOfCount.MORE);
        assertThat(halfTerm.cells()).extracting(SeasonalCounts.Cell::count).containsExactly(10, 10, 10);
        assertThat(row(counts, Season.SUMMER_HOLIDAYS).change()).isEqualTo(ChangeOfCount.NO_MORE_THAN_CHANCE);
        assertThat(row(counts, Season.SUMMER_HOLIDAYS).perWeek()).isEqualTo(1.0);
    }

    @Test
    void smallCountsAreNotToldAndNeitherIsWhatGivesThemAway() {
        var counts = SeasonalCounts.of(Nation.ENGLAND_AND_WALES, YEARS, daily(9), TODAY);
        var early = row(counts, Season.EARLY_MAY);
        assertThat(early.cells()).extracting(SeasonalCounts.Cell::count).containsOnly(1);
        assertThat(early.cells()).extracting(SeasonalCounts.Cell::told).containsOnlyNulls();
        assertThat(row(counts, Season.SUMMER_HOLIDAYS).cells().get(0).told()).isEqualTo(6);
    }

    @Test
    void whatBeganBeforeTheFirstRecordOrIsNotOverSaysNothing() {
        var daily = Map.of(LocalDate.of(2022, 6, 1), 1, LocalDate.of(2022, 6, 3), 2);
        var counts = SeasonalCounts.of(Nation.ENGLAND_AND_WALES, YEARS, daily, LocalDate.of(2023, 12, 26));
        assertThat(row(counts, Season.EARLY_MAY).cells())
                .extracting(SeasonalCounts.Cell::count)
                .containsExactly(null, null, 0);
        assertThat(row(counts, Season.CHRISTMAS_HOLIDAYS).cells())
                .extracting(SeasonalCounts.Cell::count)
                .containsExactly(null, 0, null);
        assertThat(row(counts, Season.SPRING).cells().get(1).count())
                .as("it began on 30 May")
                .isNull();
    }

    @Test
    void withoutAnythingNothingIsCompared() {
        var counts = SeasonalCounts.of(Nation.SCOTLAND, YEARS, Map.of(), TODAY);
        assertThat(counts.usualDays()).isZero();
        assertThat(counts.rows())
                .allSatisfy(row -> assertThat(row.change()).isEqualTo(ChangeOfCount.NO_MORE_THAN_CHANCE));
        assertThat(counts.rows())
                .flatExtracting(SeasonalCounts.Row::cells)
                .allSatisfy(cell -> assertThat(cell.count()).isNull());
    }

    private static SeasonalCounts.Row row(SeasonalCounts counts, Season season) {
        return counts.rows().stream()
                .filter(each -> each.season() == season)
                .findFirst()
                .orElseThrow();
    }
}

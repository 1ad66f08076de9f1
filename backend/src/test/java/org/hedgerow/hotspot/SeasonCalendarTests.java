package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.hedgerow.hotspot.SeasonCalendar.Nation;
import org.hedgerow.hotspot.SeasonCalendar.Season;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holidays as the governments of the nations have published them. */
class SeasonCalendarTests {

    @ParameterizedTest
    @CsvSource({
        "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21", "2020-04-12",
        "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"
    })
    void easterIsOnItsSunday(LocalDate easter) {
        assertThat(SeasonCalendar.easterSunday(easter.getYear())).isEqualTo(easter);
    }

    /** Each with the day or days that were kept. */
    @ParameterizedTest
    @CsvSource({
        "2020, 12-25, 12-26, 2020-12-25 2020-12-28",
        "2021, 12-25, 12-26, 2021-12-27 2021-12-28",
        "2022, 12-25, 12-26, 2022-12-26 2022-12-27",
        "2023, 12-25, 12-26, 2023-12-25 2023-12-26",
        "2016, 12-25, 12-26, 2016-12-26 2016-12-27",
        "2022, 01-01, 01-02, 2022-01-03 2022-01-04",
        "2023, 01-01, 01-02, 2023-01-02 2023-01-03",
        "2021, 01-01, 01-02, 2021-01-01 2021-01-04",
        "2024, 03-17, 03-17, 2024-03-18",
        "2025, 07-12, 07-12, 2025-07-14",
        "2024, 11-30, 11-30, 2024-12-02"
    })
    void whatFallsOnAWeekendIsKeptAfterIt(int year, String first, String second, String kept) {
        var days = first.equals(second) ? new String[] {first} : new String[] {first, second};
        assertThat(SeasonCalendar.inLieu(Arrays.stream(days)
                        .map(day -> LocalDate.parse(year + "-" + day))
                        .toArray(LocalDate[]::new)))
                .containsExactlyElementsOf(
                        Arrays.stream(kept.split(" ")).map(LocalDate::parse).toList());
    }

    /** From three days before the first day of it to three days after the last. */
    @ParameterizedTest
    @CsvSource({
        "ENGLAND_AND_WALES, NEW_YEAR,   2022-12-30, 2023-01-06",
        "SCOTLAND,          NEW_YEAR,   2022-12-30, 2023-01-07",
        "ENGLAND_AND_WALES, EASTER,     2023-04-04, 2023-04-14",
        "SCOTLAND,          EASTER,     2023-04-04, 2023-04-11",
        "ENGLAND_AND_WALES, EARLY_MAY,  2020-05-05, 2020-05-12",
        "ENGLAND_AND_WALES, EARLY_MAY,  2023-04-28, 2023-05-05",
        "NORTHERN_IRELAND,  SPRING,     2022-05-30, 2022-06-06",
        "SCOTLAND,          SPRING,     2023-05-26, 2023-06-02",
        "SCOTLAND,          SUMMER,     2023-08-04, 2023-08-11",
        "ENGLAND_AND_WALES, SUMMER,     2023-08-25, 2023-09-01",
        "ENGLAND_AND_WALES, CHRISTMAS,  2023-12-22, 2023-12-30",
        "ENGLAND_AND_WALES, HALF_TERM_OCTOBER, 2023-10-23, 2023-10-30",
        "NORTHERN_IRELAND, HALF_TERM_OCTOBER, 2023-10-30, 2023-11-06",
        "ENGLAND_AND_WALES, HALF_TERM_FEBRUARY, 2024-02-12, 2024-02-19",
        "ENGLAND_AND_WALES, HALF_TERM_MAY, 2024-05-27, 2024-06-03",
        "ENGLAND_AND_WALES, EASTER_HOLIDAYS, 2024-03-25, 2024-04-08",
        "ENGLAND_AND_WALES, CHRISTMAS_HOLIDAYS, 2024-12-23, 2025-01-06"
    })
    void aSeasonIsTheDaysAboutItsHolidays(Nation nation, Season season, LocalDate from, LocalDate until) {
        assertThat(SeasonCalendar.of(nation, season == Season.NEW_YEAR ? until.getYear() : from.getYear())
                        .get(season))
                .isEqualTo(new SeasonCalendar.Span(from, until));
    }

    @ParameterizedTest
    @EnumSource(Nation.class)
    void eachNationHasItsOwnAndSchoolHolidaysAreWholeWeeks(Nation nation) {
        for (int year = 2010; year < 2040; year++) {
            var seasons = SeasonCalendar.of(nation, year);
            assertThat(seasons.containsKey(Season.SAINT_ANDREW)).isEqualTo(nation == Nation.SCOTLAND);
            for (var irish : List.of(Season.SAINT_PATRICK, Season.BATTLE_OF_THE_BOYNE)) {
                assertThat(seasons.containsKey(irish)).isEqualTo(nation == Nation.NORTHERN_IRELAND);
            }
            seasons.forEach((season, span) -> {
                assertThat(span.days()).as(season.name()).isPositive();
                if (season.isTypical()) {
                    assertThat(span.from().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
                    assertThat(span.days() % 7).isZero();
                }
            });
        }
    }

    @Test
    void aForceHasTheHolidaysOfItsNation() {
        assertThat(Nation.ofForce("SCOTLAND")).isEqualTo(Nation.SCOTLAND);
        assertThat(Nation.ofForce("PSNI")).isEqualTo(Nation.NORTHERN_IRELAND);
        assertThat(Nation.ofForce("GWENT")).isEqualTo(Nation.ENGLAND_AND_WALES);
    }
}

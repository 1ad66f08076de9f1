package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DaySlicesTests {

    private static final String NOW = "2026-11-22T12:00:00Z";

    @Test
    void slicesAreWholeAndEndWithTheLastDay() {
        var weeks = DaySlices.of(period("2026-08-24T12:00:00Z", null, NOW), 7, 104);
        assertThat(weeks.count()).isEqualTo(12);
        assertThat(weeks.day(12)).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(weeks.day(11)).isEqualTo(LocalDate.of(2026, 11, 16));
        // What is left over of 90 days and a half lies before the first.
        assertThat(weeks.day(0)).isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(DaySlices.of(period(null, null, NOW), 7, 104).count()).isEqualTo(104);
        assertThat(DaySlices.of(period("2026-11-20T12:00:00Z", null, NOW), 7, 104)
                        .count())
                .isZero();
    }

    /** A season begins and ends at midnight in London, in summer and in winter time. */
    @Test
    void aPeriodThatEndsAtMidnightEndsWithTheDayBefore() {
        var season = DaySlices.of(period("2025-07-31T23:00:00Z", "2026-03-31T23:00:00Z", NOW), 1, 400);
        assertThat(season.day(0)).isEqualTo(LocalDate.of(2025, 8, 1));
        assertThat(season.day(season.count())).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(season.count()).isEqualTo(243);
    }

    @Test
    void aSpanLiesInTheSliceOfItsMiddle() {
        var weeks = DaySlices.of(period("2026-08-24T12:00:00Z", null, NOW), 7, 104);
        assertThat(weeks.holding(second("2026-11-15T20:00:00Z"), second("2026-11-16T06:00:00Z")))
                .isEqualTo(11);
        assertThat(weeks.holding(second("2026-11-15T20:00:00Z"), second("2026-11-16T02:00:00Z")))
                .isEqualTo(10);
        assertThat(weeks.holding(second("2026-08-30T22:59:59Z"), second("2026-08-30T22:59:59Z")))
                .isEqualTo(-1);
        assertThat(weeks.holding(second("2026-08-30T23:00:00Z"), second("2026-08-30T23:00:00Z")))
                .isZero();
        assertThat(weeks.holding(second("2026-11-23T00:00:00Z"), second("2026-11-23T00:00:00Z")))
                .isEqualTo(-1);
    }

    private static Period period(@Nullable String from, @Nullable String to, String now) {
        return new Period(
                from == null ? null : Instant.parse(from), to == null ? null : Instant.parse(to), Instant.parse(now));
    }

    private static long second(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }
}

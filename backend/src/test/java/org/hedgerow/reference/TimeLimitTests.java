package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.hedgerow.reference.TimeLimit.From;
import org.hedgerow.reference.TimeLimit.Nearness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitTests {

    @ParameterizedTest
    @CsvSource({
        "2025-10-15,2026-04-14",
        "2025-08-28,2026-02-27",
        "2025-08-31,2026-02-27",
        "2023-08-31,2024-02-28",
        "2023-08-29,2024-02-28",
        "2024-02-29,2024-08-28",
        "2025-07-01,2025-12-31",
        "2025-12-31,2026-06-29"
    })
    void sixMonthsFromAnOffenceEndOnTheDayBefore(LocalDate committed, LocalDate last) {
        assertThat(TimeLimit.fromOffence(committed, 6)).isEqualTo(new TimeLimit(last, From.OFFENCE));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-01,2025-10-15,2026-04-14,EVIDENCE",
        "2025-03-01,2025-03-01,2025-08-31,EVIDENCE",
        "2024-02-29,2025-08-28,2026-02-27,EVIDENCE",
        "2024-02-29,2025-08-29,2026-02-27,EVIDENCE",
        "2024-02-29,2026-01-10,2026-02-27,LONGSTOP",
        "2022-03-01,2023-09-30,2024-02-29,LONGSTOP"
    })
    void evidenceSetsTheDayAndTheLongstopEndsIt(LocalDate committed, LocalDate evidence, LocalDate last, From from) {
        assertThat(TimeLimit.fromEvidence(committed, evidence, 6, 24)).isEqualTo(new TimeLimit(last, from));
    }

    @Test
    void evidenceBeforeTheOffenceIsAMistake() {
        var day = LocalDate.of(2025, 10, 15);
        assertThatThrownBy(() -> TimeLimit.fromEvidence(day, day.minusDays(1), 6, 24))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "91,FAR",
        "90,WITHIN_90_DAYS",
        "31,WITHIN_90_DAYS",
        "30,WITHIN_30_DAYS",
        "8,WITHIN_30_DAYS",
        "7,WITHIN_7_DAYS",
        "0,WITHIN_7_DAYS",
        "-1,PASSED",
        "-400,PASSED"
    })
    void peopleAreToldAtNinetyThirtyAndSevenDaysAndWhenItHasPassed(int left, Nearness told) {
        var limit = TimeLimit.fromOffence(LocalDate.of(2025, 10, 15), 6);
        var today = limit.lastSafeDay().minusDays(left);
        assertThat(limit.daysLeft(today)).isEqualTo(left);
        assertThat(limit.nearnessOn(today)).isEqualTo(told);
    }
}

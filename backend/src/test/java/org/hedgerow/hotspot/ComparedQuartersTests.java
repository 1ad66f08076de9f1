package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.hedgerow.platform.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparedQuartersTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00:00Z,year,2025-10-01,2026-10-01",
        "2026-11-23T12:00:00Z,season,2026-08-01,2026-10-01",
        "2027-01-01T00:00:00Z,season,2026-08-01,2027-01-01",
        "2026-12-31T23:59:59Z,season,2026-08-01,2026-10-01",
        "2027-03-31T22:59:59Z,season,2026-08-01,2027-01-01",
        // Summer time has begun: the quarter begins an hour before that of Greenwich.
        "2027-03-31T23:00:00Z,season,2026-08-01,2027-04-01",
        "2027-09-15T12:00:00Z,season,2026-08-01,2027-04-01",
        "2027-07-01T12:00:00Z,year,2026-07-01,2027-07-01"
    })
    void onlyWholeQuartersThatAreOverAreCounted(Instant now, String compare, LocalDate from, LocalDate until) {
        var quarters = ComparedQuarters.parse(compare, now);
        assertThat(quarters).isEqualTo(new ComparedQuarters(from, until));
        assertThat(quarters.ends()).isBeforeOrEqualTo(now);
        assertThat(quarters.before()).isEqualTo(new ComparedQuarters(from.minusYears(1), until.minusYears(1)));
    }

    @Test
    void theYearIsMeantWhenNothingIsSaid() {
        var now = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(ComparedQuarters.parse(null, now)).isEqualTo(ComparedQuarters.parse("year", now));
    }

    @Test
    void anotherComparisonIsRefused() {
        assertThatThrownBy(() -> ComparedQuarters.parse("week", Instant.EPOCH)).isInstanceOf(ProblemException.class);
    }
}

package org.hedgerow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.hedgerow.support.MovingClock;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Offences, penalties and air bases as they were on a day. */
class LawOfTheDayTests {

    private static final LocalDate BEFORE = LocalDate.of(2022, 7, 31);
    private static final LocalDate SINCE = LocalDate.of(2022, 8, 1);
    private static final LocalDate SEASON = LocalDate.of(2025, 10, 15);

    private static Offences offences;
    private static AirBases airBases;

    @BeforeAll
    static void load() throws SQLException {
        try (var connection = PostgisDatabase.fresh().asApp()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var epoch = new ReferenceEpoch(jdbc, new MovingClock("2026-03-01T12:00:00Z"));
            offences = new Offences(jdbc, epoch);
            airBases = new AirBases(jdbc, epoch);
        }
    }

    @ParameterizedTest
    @CsvSource({"NPA1828-1", "GA1831-30"})
    void aFineAloneBeforeAugust2022AndSixMonthsSince(String code) {
        for (var day : List.of(LocalDate.of(2021, 10, 15), BEFORE)) {
            assertThat(on(code, day).penalty()).isEqualTo("A fine only");
        }
        for (var day : List.of(SINCE, LocalDate.of(2022, 8, 2), SEASON)) {
            assertThat(on(code, day).penalty()).isEqualTo("6 months' imprisonment, an unlimited fine, or both");
        }
    }

    @Test
    void theActOf2022IsNotOfferedForADayBeforeIt() {
        assertThat(codes(offences.inForceOn(BEFORE))).doesNotContain("PCSCA22-63", "PCSCA22-64");
        assertThat(codes(offences.inForceOn(SINCE))).contains("PCSCA22-63", "PCSCA22-64");
    }

    @Test
    void dayAndNightSelectTheOffence() {
        var byDay = codes(offences.forCategory("HARE.COURSING", SEASON, LightInLaw.DAY));
        var byNight = codes(offences.forCategory("HARE.COURSING", SEASON, LightInLaw.NIGHT));
        assertThat(byDay).contains("GA1831-30", "PCSCA22-63").doesNotContain("NPA1828-1", "NPA1828-9");
        assertThat(byNight).contains("NPA1828-1", "NPA1828-9", "PCSCA22-63").doesNotContain("GA1831-30");
        assertThat(codes(offences.forCategory("HARE.COURSING", SEASON, LightInLaw.ANY)))
                .containsAll(byDay)
                .containsAll(byNight);
    }

    @Test
    void aGroupHasTheOffencesOfItsKindsAndOtherKindsHaveNone() {
        assertThat(codes(offences.forCategory("HARE", SEASON, LightInLaw.ANY)))
                .contains("PCSCA22-64", "HA2004-5", "NPA1828-1");
        assertThat(offences.forCategory("HARE.EQUIPPED", SEASON, LightInLaw.ANY))
                .extracting(Offence::code)
                .containsExactly("PCSCA22-64");
        assertThat(offences.forCategory("FUEL", SEASON, LightInLaw.ANY)).isEmpty();
        assertThat(offences.forCategory("HAR", SEASON, LightInLaw.ANY)).isEmpty();
        assertThat(offences.forCategory("", SEASON, LightInLaw.ANY)).isEmpty();
    }

    @Test
    void attackingLivestockStandsApartFromWorryingSince18March2026() {
        var before = offences.forCategory("LIVESTOCK.ATTACK", LocalDate.of(2026, 3, 17), LightInLaw.ANY);
        assertThat(codes(before)).containsExactly("DPLA1953-WORRY");
        var since = offences.forCategory("LIVESTOCK.ATTACK", LocalDate.of(2026, 3, 18), LightInLaw.ANY);
        assertThat(codes(since)).containsExactly("DPLA1953-ATTACK");
        assertThat(since.get(0).penalty()).isEqualTo("An unlimited fine");
    }

    @Test
    void whatNobodyHasCheckedSaysSo() {
        assertThat(on("NPA1828-1", SEASON).unverified()).isNull();
        for (var code : List.of("NPA1828-9", "GA1831-32", "PCSCA22-63", "PCSCA22-64")) {
            assertThat(on(code, SEASON).unverified()).as(code).contains("not verified");
        }
        assertThat(on("NPA1828-9", SEASON).penalty()).isEqualTo("Not verified");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-15, 2026-04-14",
        "2025-08-31, 2026-02-27",
        "2025-09-01, 2026-02-28",
        "2024-02-29, 2024-08-28",
        "2025-12-31, 2026-06-29"
    })
    void theInformationIsLaidInTimeUpToTheDayBefore(LocalDate committed, LocalDate lastSafeDay) {
        assertThat(on("NPA1828-1", committed).lastSafeDay(committed)).contains(lastSafeDay);
        assertThat(on("NPA1828-9", committed).lastSafeDay(committed)).isEmpty();
    }

    @Test
    void aBaseIsThereFromItsFirstDay() {
        assertThat(airBases.inForceOn(LocalDate.of(2025, 2, 28)))
                .extracting(AirBase::code)
                .containsExactly("EASTMIDLANDS");
        assertThat(airBases.inForceOn(LocalDate.of(2025, 3, 1))).hasSize(16);
        assertThat(airBases.inForceOn(LocalDate.of(2023, 12, 25))).isEmpty();
    }

    private static Offence on(String code, LocalDate day) {
        return offences.inForceOn(day).stream()
                .filter(offence -> offence.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(List<Offence> offences) {
        return offences.stream().map(Offence::code).toList();
    }
}

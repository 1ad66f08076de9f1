package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource({
        // Winter: London is on UTC.
        "18, 6, 2026-01-10T18:00:00Z, 2026-01-10T18:00:00Z, true",
        "18, 6, 2026-01-10T17:59:59Z, 2026-01-10T17:59:59Z, false",
        "18, 6, 2026-01-10T06:00:00Z, 2026-01-10T06:30:00Z, false",
        "18, 6, 2026-01-10T05:59:59Z, 2026-01-10T06:30:00Z, true",
        "18, 6, 2026-01-10T08:00:00Z, 2026-01-10T18:00:00Z, true",
        // Summer: 17:00 UTC is six in the evening.
        "18, 6, 2026-07-10T17:00:00Z, 2026-07-10T17:00:00Z, true",
        "18, 6, 2026-07-10T16:59:59Z, 2026-07-10T16:59:59Z, false",
        // 29 March 2026: the clock goes from 00:59:59 to 02:00, so nothing happens between one and two.
        "1, 2, 2026-03-28T23:30:00Z, 2026-03-29T08:00:00Z, false",
        "2, 3, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z, true",
        "1, 2, 2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z, false",
        "0, 1, 2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z, true",
        // 25 October 2026: the hour from one to two happens twice, at 00:00 and at 01:00 UTC.
        "1, 2, 2026-10-25T00:30:00Z, 2026-10-25T00:30:00Z, true",
        "1, 2, 2026-10-25T01:30:00Z, 2026-10-25T01:30:00Z, true",
        "1, 2, 2026-10-25T02:00:00Z, 2026-10-25T02:30:00Z, false",
        "2, 3, 2026-10-25T01:59:59Z, 2026-10-25T01:59:59Z, false",
        "2, 3, 2026-10-25T02:00:00Z, 2026-10-25T02:00:00Z, true",
        // All day takes in every known hour.
        "0, 24, 2026-05-05T05:05:05Z, 2026-05-05T05:05:05Z, true",
        // In the years of the double summers and beyond the table, the rules still hold.
        "18, 6, 1968-07-10T17:00:00Z, 1968-07-10T17:00:00Z, true",
        "18, 6, 2150-07-10T17:00:00Z, 2150-07-10T17:00:00Z, true"
    })
    void readTheClockOnTheWall(int start, int end, Instant earliest, Instant latest, boolean overlap) {
        assertThat(new Hours(start, end).overlap(earliest, latest)).isEqualTo(overlap);
    }

    @Test
    void agreeWithACountOfEveryMinute() {
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new Random(seed);
            int start = random.nextInt(24);
            int end = 1 + random.nextInt(24);
            if (start == end) {
                continue;
            }
            // Half of the spans lie around a change of the clocks.
            var around = random.nextBoolean()
                    ? Instant.parse(random.nextBoolean() ? "2026-03-29T01:00:00Z" : "2026-10-25T01:00:00Z")
                            .minusSeconds(86_400)
                    : Instant.parse("2026-06-01T00:00:00Z").plusSeconds(random.nextInt(20_000_000) / 60 * 60);
            var earliest = around.plusSeconds(random.nextInt(2_880) * 60L);
            var latest = earliest.plusSeconds(random.nextInt(1_440) * 60L);
            boolean expected = false;
            for (var minute = earliest; !minute.isAfter(latest); minute = minute.plusSeconds(60)) {
                int hour = minute.atZone(LONDON).getHour();
                expected |= start < end ? hour >= start && hour < end : hour >= start || hour < end;
            }
            assertThat(new Hours(start, end).overlap(earliest, latest))
                    .as("seed " + seed + ": " + start + "-" + end + " of " + earliest + " to " + latest)
                    .isEqualTo(expected);
        }
    }

    @Test
    void areUnknownForASpanOfADayOrMore() {
        var noon = Instant.parse("2026-03-28T12:00:00Z");
        assertThat(Hours.unknownFor(noon, noon.plusSeconds(86_399))).isFalse();
        assertThat(Hours.unknownFor(noon, noon.plusSeconds(86_400))).isTrue();
    }

    /** As a released time is written: from midnight to the last second before the next, on days of 23, 24 and 25 hours. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-10T23:00:00Z, 2026-06-11T22:59:59Z, true",
        "2026-03-29T00:00:00Z, 2026-03-29T22:59:59Z, true",
        "2026-10-24T23:00:00Z, 2026-10-25T23:59:59Z, true",
        "2026-06-11T00:00:00Z, 2026-06-11T23:59:59Z, false",
        "2026-06-10T23:00:00Z, 2026-06-11T22:59:58Z, false",
        "2026-06-10T23:00:00Z, 2026-06-11T04:59:59Z, false"
    })
    void areUnknownForADayOfTheCalendar(Instant earliest, Instant latest, boolean unknown) {
        assertThat(Hours.unknownFor(earliest, latest)).isEqualTo(unknown);
    }

    @Test
    void refuseHoursThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Hours(6, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hours(-1, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hours(24, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hours(6, 25));
    }
}

package org.hedgerow.hotspot.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AoristicTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Offset<Double> EXACT = within(1e-12);
    private static final int FRIDAY = 4;
    private static final int SATURDAY = 5;
    private static final int SUNDAY = 6;

    /** A trailer was there on Friday at 17:00 and gone on Monday at 07:00: 62 hours. */
    @Test
    void aTrailerMissingSinceTheWeekendWeighsByTheHoursOfItsSpan() {
        var result = one("2025-10-10T17:00", "2025-10-13T07:00");
        assertThat(result.byHour()[2]).isEqualTo(3 / 62.0, EXACT);
        assertThat(result.byHour()[12]).isEqualTo(2 / 62.0, EXACT);
        assertThat(result.weights()[FRIDAY][16]).isZero();
        assertThat(result.weights()[FRIDAY][17]).isEqualTo(1 / 62.0, EXACT);
        assertThat(result.weights()[0][6]).isEqualTo(1 / 62.0, EXACT);
        assertThat(result.weights()[0][7]).isZero();
        assertThat(result.byWeekday()[SATURDAY]).isEqualTo(24 / 62.0, EXACT);
        assertThat(sum(result)).isEqualTo(1, EXACT);
    }

    /** From 18:00 to 08:00 in the night in which the clocks go back are 15 hours, and two of them are called one o'clock. */
    @Test
    void theHourThatTheClocksRepeatCountsTwice() {
        var result = one("2025-10-25T18:00", "2025-10-26T08:00");
        assertThat(result.weights()[SUNDAY][1]).isEqualTo(2 / 15.0, EXACT);
        assertThat(result.weights()[SUNDAY][2]).isEqualTo(1 / 15.0, EXACT);
        assertThat(result.weights()[SATURDAY][18]).isEqualTo(1 / 15.0, EXACT);
        assertThat(sum(result)).isEqualTo(1, EXACT);
    }

    @Test
    void theHourThatTheClocksLeaveOutCountsNothing() {
        var result = one("2026-03-28T18:00", "2026-03-29T08:00");
        assertThat(result.weights()[SUNDAY][1]).isZero();
        assertThat(result.weights()[SUNDAY][2]).isEqualTo(1 / 13.0, EXACT);
        assertThat(sum(result)).isEqualTo(1, EXACT);
    }

    @Test
    void aKnownTimeWeighsInItsHourAlone() {
        var result = one("2026-07-10T23:59", "2026-07-10T23:59");
        assertThat(result.weights()[FRIDAY][23]).isEqualTo(1);
        assertThat(sum(result)).isEqualTo(1);
    }

    @Test
    void spansOfManyDaysAreLeftOutAndCounted() {
        long start = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
        long week = Duration.ofDays(7).toSeconds();
        var result = Aoristic.of(
                new long[] {start, start, start},
                new long[] {start + week, start + week + 1, start + 60},
                new double[] {1, 1, 2.5},
                7);
        assertThat(result.excluded()).isEqualTo(1);
        assertThat(result.statement().n()).isEqualTo(2);
        assertThat(result.total()).isEqualTo(3.5);
        assertThat(sum(result)).isEqualTo(3.5, EXACT);
        assertThat(result.statement().parameters()).containsEntry("longestDays", 7);
    }

    @Test
    void agreesWithACountOfEveryMinute() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var around = Instant.parse(random.nextBoolean() ? "2026-03-27T00:00:00Z" : "2026-10-23T00:00:00Z");
            var earliest = around.plusSeconds(random.nextInt(5_000) * 60L);
            int minutes = 1 + random.nextInt(random.nextBoolean() ? 600 : 40_000);
            var expected = new double[7][24];
            for (int minute = 0; minute < minutes; minute++) {
                var local = earliest.plusSeconds(minute * 60L).atZone(LONDON);
                expected[local.getDayOfWeek().getValue() - 1][local.getHour()] += 1.0 / minutes;
            }
            var result = Aoristic.of(
                    new long[] {earliest.getEpochSecond()},
                    new long[] {earliest.getEpochSecond() + minutes * 60L},
                    new double[] {1},
                    60);
            for (int day = 0; day < 7; day++) {
                assertThat(result.weights()[day])
                        .as("seed " + seed + ", day " + day)
                        .containsExactly(expected[day], within(1e-9));
            }
        }
    }

    @Test
    void aCenturyIsSpreadOverEveryHourAlike() {
        var result = Aoristic.of(
                new long[] {Instant.parse("1926-01-01T00:00:00Z").getEpochSecond()},
                new long[] {Instant.parse("2026-01-01T00:00:00Z").getEpochSecond()},
                new double[] {1},
                40_000);
        assertThat(sum(result)).isEqualTo(1, within(1e-9));
        assertThat(result.byHour()[12]).isEqualTo(1 / 24.0, within(1e-5));
    }

    @Test
    void refusesSpansThatAreNone() {
        var one = new double[] {1};
        assertThatIllegalArgumentException().isThrownBy(() -> Aoristic.of(new long[] {1}, new long[] {0}, one, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aoristic.of(new long[] {Long.MIN_VALUE}, new long[] {0}, one, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aoristic.of(new long[] {0}, new long[] {Long.MAX_VALUE}, one, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aoristic.of(new long[] {0}, new long[] {0}, new double[] {Double.NaN}, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> Aoristic.of(new long[] {0}, new long[] {0}, one, 0));
        assertThat(sum(Aoristic.of(new long[0], new long[0], new double[0], 7))).isZero();
    }

    private static AoristicResult one(String earliest, String latest) {
        return Aoristic.of(new long[] {at(earliest)}, new long[] {at(latest)}, new double[] {1}, 7);
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(LONDON).toEpochSecond();
    }

    private static double sum(AoristicResult result) {
        return Arrays.stream(result.weights()).flatMapToDouble(Arrays::stream).sum();
    }
}

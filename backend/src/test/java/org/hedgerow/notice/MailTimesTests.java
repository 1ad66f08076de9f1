package org.hedgerow.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTimesTests {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final QuietHours NIGHT = new QuietHours(22 * 60, 6 * 60);

    private static Instant london(String local) {
        return LocalDateTime.parse(local).atZone(LONDON).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "AT_ONCE, 2026-11-23T12:00, 2026-11-23T12:00",
        "AT_ONCE, 2026-11-23T21:59, 2026-11-23T21:59",
        "AT_ONCE, 2026-11-23T22:00, 2026-11-24T06:00",
        "AT_ONCE, 2026-11-24T05:59, 2026-11-24T06:00",
        "AT_ONCE, 2026-11-24T06:00, 2026-11-24T06:00",
        "DAILY, 2026-11-23T06:59, 2026-11-23T07:00",
        "DAILY, 2026-11-23T07:00, 2026-11-24T07:00",
        "WEEKLY, 2026-11-23T06:00, 2026-11-23T07:00",
        "WEEKLY, 2026-11-23T08:00, 2026-11-30T07:00",
        // The night on which the clocks go back, and the one on which they go on.
        "AT_ONCE, 2026-10-24T23:00, 2026-10-25T06:00",
        "DAILY, 2026-10-24T12:00, 2026-10-25T07:00",
        "AT_ONCE, 2027-03-27T23:00, 2027-03-28T06:00",
        "WEEKLY, 2027-03-22T12:00, 2027-03-29T07:00"
    })
    void lettersGoInTheHoursThatAreNotQuiet(Pace pace, String now, String due) {
        assertThat(MailTimes.due(london(now), pace, NIGHT)).isEqualTo(london(due));
    }

    @Test
    void quietHoursByDayHoldADigestToo() {
        assertThat(MailTimes.due(london("2026-11-23T12:00"), Pace.DAILY, new QuietHours(6 * 60, 9 * 60 + 30)))
                .isEqualTo(london("2026-11-24T09:30"));
    }

    @Test
    void neverInThePastNorWithinQuietHoursNorLaterThanAPaceAllows() {
        var random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            var now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(3 * 366 * 86_400));
            int from = random.nextInt(1440);
            var quiet = new QuietHours(from, (from + 1 + random.nextInt(1439)) % 1440);
            var pace = Pace.values()[random.nextInt(3)];
            var due = MailTimes.due(now, pace, quiet);
            var here = due.atZone(LONDON);
            assertThat(due).isAfterOrEqualTo(now);
            assertThat(quiet.hold(here.getHour() * 60 + here.getMinute()))
                    .as("%s from %s %s is quiet at %s", pace, now, quiet, here)
                    .isFalse();
            assertThat(Duration.between(now, due))
                    .isLessThanOrEqualTo(
                            Duration.ofDays(pace == Pace.WEEKLY ? 8 : 2).plusHours(2));
        }
    }
}

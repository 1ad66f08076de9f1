package org.hedgerow.notice;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** When a letter or a message may go, by the clocks of London. */
final class MailTimes {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime MORNING = LocalTime.of(7, 0);

    private MailTimes() {}

    /** The first moment from now on at which a letter of this pace may go outside the quiet hours. */
    static Instant due(Instant now, Pace pace, @Nullable QuietHours quiet) {
        var here = now.atZone(LONDON);
        var at =
                switch (pace) {
                    case AT_ONCE -> here;
                    case DAILY -> nextMorning(here);
                    case WEEKLY -> nextMorning(here).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
                };
        return quiet == null ? at.toInstant() : afterQuiet(at, quiet).toInstant();
    }

    private static ZonedDateTime nextMorning(ZonedDateTime from) {
        var today = from.toLocalDate().atTime(MORNING).atZone(LONDON);
        return today.isAfter(from)
                ? today
                : from.toLocalDate().plusDays(1).atTime(MORNING).atZone(LONDON);
    }

    private static ZonedDateTime afterQuiet(ZonedDateTime at, QuietHours quiet) {
        int minute = at.getHour() * 60 + at.getMinute();
        if (!quiet.hold(minute)) {
            return at;
        }
        var end = LocalTime.of(quiet.until() / 60, quiet.until() % 60);
        var day = minute < quiet.until() ? at.toLocalDate() : at.toLocalDate().plusDays(1);
        // In the hour that spring skips, the zone moves the end an hour on: never before it.
        return day.atTime(end).atZone(LONDON).truncatedTo(ChronoUnit.MINUTES);
    }
}

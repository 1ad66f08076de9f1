package org.hedgerow.interchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/**
 * Reads a date as ISO 8601 or day first with a year of four figures ({@code 05/11/2026}), with or without a time. Without a zone it
 * is Europe/London's. A date without a time is the whole day.
 */
final class WhenCells {

    /** A stretch of time that a text can mean; a single instant when it says the time. */
    record Span(Instant first, Instant last) {
        boolean isInstant() {
            return first.equals(last);
        }
    }

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Pattern SHAPE = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4})(?:[T ]+(\\d{1,2}:\\d{2})(?::\\d{2}(?:\\.\\d{1,9})?)?(Z)?)?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):?(\\d{2})(?::\\d{2})?");
    private static final DateTimeFormatter DAY_FIRST =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("H:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final int FIRST_YEAR = 1970;
    private static final int LONGEST = 40;

    private WhenCells() {}

    /** @param time from a column of its own; empty when there is none */
    static Span read(String date, String time) throws RowRejected {
        if (date.length() > LONGEST || time.length() > LONGEST) {
            throw new RowRejected(Reject.DATE);
        }
        var matcher = SHAPE.matcher(date);
        if (!matcher.matches() || matcher.group(2) != null && !time.isEmpty()) {
            throw new RowRejected(Reject.DATE);
        }
        try {
            var day = matcher.group(1).indexOf('/') > 0
                    ? LocalDate.parse(matcher.group(1), DAY_FIRST)
                    : LocalDate.parse(matcher.group(1));
            if (day.getYear() < FIRST_YEAR) {
                throw new RowRejected(Reject.DATE);
            }
            var zone = matcher.group(3) == null ? LONDON : ZoneId.of("UTC");
            var clock = matcher.group(2) == null ? time : matcher.group(2);
            if (clock.isEmpty()) {
                return new Span(
                        day.atStartOfDay(LONDON).toInstant(),
                        day.plusDays(1).atStartOfDay(LONDON).toInstant().minusSeconds(1));
            }
            var instant = day.atTime(clock(clock)).atZone(zone).toInstant();
            return new Span(instant, instant);
        } catch (DateTimeException e) {
            throw new RowRejected(Reject.DATE);
        }
    }

    private static LocalTime clock(String text) throws RowRejected {
        var matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new RowRejected(Reject.DATE);
        }
        return LocalTime.parse(matcher.group(1) + ":" + matcher.group(2), CLOCK);
    }
}

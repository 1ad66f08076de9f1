package org.hedgerow.reference.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GeoPoint;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * A place with a date, a span of time or both, read from the parameters of a request.
 *
 * @param point within the map's box
 * @param on the date, of the years 1900 to 2100; that of the span's middle in London when none is given
 * @param earliest of the span, or null when only a date was given
 * @param latest of the span, not before {@code earliest}; null with it
 */
record DaylightQuestion(
        GeoPoint point,
        LocalDate on,
        @Nullable Instant earliest,
        @Nullable Instant latest) {

    private static final int MOST_CHARACTERS = 30;
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    static DaylightQuestion of(
            @Nullable String longitude,
            @Nullable String latitude,
            @Nullable String on,
            @Nullable String earliest,
            @Nullable String latest) {
        var point = new GeoPoint(degrees("?longitude", longitude, 180), degrees("?latitude", latitude, 90));
        if (!Extent.contains(point)) {
            throw PlatformProblem.invalid("?latitude", "That point lies outside the United Kingdom.");
        }
        if (earliest == null && latest == null) {
            if (on == null) {
                throw PlatformProblem.invalid("?on", "Give a date, or an earliest and a latest time.");
            }
            return new DaylightQuestion(point, date(on), null, null);
        }
        var from = instant("?earliest", earliest);
        var until = instant("?latest", latest);
        if (until.isBefore(from)) {
            throw PlatformProblem.invalid("?latest", "The latest time is before the earliest.");
        }
        var date = on == null ? LocalDate.ofInstant(middle(from, until), LONDON) : date(on);
        return new DaylightQuestion(point, date, from, until);
    }

    static Instant middle(Instant earliest, Instant latest) {
        return earliest.plus(Duration.between(earliest, latest).dividedBy(2));
    }

    private static LocalDate date(String given) {
        return parsed("?on", given, LocalDate::parse, FIRST, LAST, "A date from 1900 to 2100, like 2025-10-15.");
    }

    private static Instant instant(String parameter, @Nullable String given) {
        var advice = "A time in UTC from 1900 to 2100, like 2025-10-15T18:30:00Z; both the earliest and the latest.";
        return parsed(parameter, given, Instant::parse, midnight(FIRST), midnight(LAST.plusDays(1)), advice);
    }

    private static double degrees(String parameter, @Nullable String given, double most) {
        var advice = String.format(Locale.ROOT, "Degrees from -%1$.0f to %1$.0f, both longitude and latitude.", most);
        return parsed(parameter, given, Double::valueOf, -most, most, advice);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(LONDON).toInstant();
    }

    private static <T extends Comparable<? super T>> T parsed(
            String parameter, @Nullable String given, Function<String, T> parser, T least, T most, String advice) {
        try {
            if (given != null && given.length() <= MOST_CHARACTERS) {
                var value = parser.apply(given);
                if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                    return value;
                }
            }
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw PlatformProblem.invalid(parameter, advice);
        }
        throw PlatformProblem.invalid(parameter, advice);
    }
}

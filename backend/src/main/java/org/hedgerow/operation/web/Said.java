package org.hedgerow.operation.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hedgerow.operation.OperationProblem;
import org.hedgerow.platform.ClientSent;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Reads what every form about an operation says in the same way. Each refusal names the field. */
final class Said {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int LONGEST_TIME = 35;

    private Said() {}

    /** The version in {@code If-Match}; what is no version is an old one. */
    static int version(String ifMatch) {
        return ClientSent.version(ifMatch, OperationProblem.STALE);
    }

    static void refuseUnlessRandom(UUID id) {
        ClientSent.newId(id);
    }

    /** Text that may be missing. */
    static String text(String pointer, @Nullable String text, int longest) {
        return text == null ? "" : PlainText.check(pointer, text, longest);
    }

    /** A line that may be missing. */
    static @Nullable String line(String pointer, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : PlainText.checkLine(pointer, text, longest);
    }

    /** A moment in UTC, to the millisecond; null when nothing is said. */
    static @Nullable Instant instant(String pointer, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var instant =
                    Instant.parse(text.length() > LONGEST_TIME ? "" : text).truncatedTo(ChronoUnit.MILLIS);
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw PlatformProblem.invalid(pointer, "Give a date and a time.");
    }

    static LocalDate day(String pointer, @Nullable String text) {
        try {
            var day = LocalDate.parse(text == null || text.length() > LONGEST_TIME ? "" : text);
            if (day.getYear() >= 2000 && day.getYear() < 2100) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw PlatformProblem.invalid(pointer, "Give a date.");
    }

    static <E extends Enum<E>> E oneOf(E[] values, @Nullable String name, String pointer, String words) {
        for (var value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw PlatformProblem.invalid(pointer, words);
    }

    static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A form without errors says everything");
        }
        return value;
    }
}

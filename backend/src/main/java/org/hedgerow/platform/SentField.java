package org.hedgerow.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form that clients send as text. Each refusal is a 422 that names its field. */
public final class SentField {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int LAST_YEAR = 2099;
    private static final int LONGEST_TIME = 35;

    private SentField() {}

    /** Text of several lines that may be missing: then it is empty. */
    public static String text(String pointer, @Nullable String text, int longest) {
        return text == null ? "" : PlainText.check(pointer, text, longest);
    }

    /** A line that may be missing. */
    public static @Nullable String line(String pointer, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : PlainText.checkLine(pointer, text, longest);
    }

    /** A moment in UTC of this century, to the millisecond. */
    public static Instant instant(String pointer, @Nullable String text) {
        try {
            var instant = Instant.parse(text == null || text.length() > LONGEST_TIME ? "" : text)
                    .truncatedTo(ChronoUnit.MILLIS);
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw PlatformProblem.invalid(pointer, "Give a date and a time.");
    }

    public static @Nullable Instant instantOrNull(String pointer, @Nullable String text) {
        return text == null || text.isEmpty() ? null : instant(pointer, text);
    }

    /** A day, written {@code 2025-10-15}, from that year on and before 2100. */
    public static LocalDate day(String pointer, @Nullable String text, int firstYear) {
        try {
            var day = LocalDate.parse(text == null || text.length() > LONGEST_TIME ? "" : text);
            if (day.getYear() >= firstYear && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw PlatformProblem.invalid(pointer, "Give a date.");
    }

    public static @Nullable LocalDate dayOrNull(String pointer, @Nullable String text, int firstYear) {
        return text == null || text.isEmpty() ? null : day(pointer, text, firstYear);
    }

    /** @param words what is answered to anything that is none of them */
    public static <E extends Enum<E>> E oneOf(E[] values, @Nullable String name, String pointer, String words) {
        for (var value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw PlatformProblem.invalid(pointer, words);
    }

    /** What a form said of which no error was found. */
    public static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A form without errors says everything");
        }
        return value;
    }
}

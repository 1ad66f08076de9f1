package org.hedgerow.reference;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table of reference data, and what may stand in it. Values are text as in the CSV file; empty means that there is none.
 *
 * @param name as in the file and the database
 * @param label for people
 * @param required whether empty is refused
 * @param most characters
 * @param words the only values of a {@link Kind#WORD}
 * @param unique whether no two rows in force on one day may hold the same value
 * @param hint how to write it, where the label does not say
 */
public record ReferenceColumn(
        String name,
        String label,
        Kind kind,
        boolean required,
        int most,
        @Nullable Pattern pattern,
        List<String> words,
        boolean unique,
        @Nullable String hint) {

    /** How a value is written and kept. */
    public enum Kind {
        /** A line of text. */
        TEXT,
        /** A code of a fixed form. */
        CODE,
        /** One of a few words. */
        WORD,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A whole number from 1 to 99999. */
        NUMBER,
        /** Degrees with at most five decimals, WGS 84. */
        DEGREES,
        /** Codes with a space between. */
        CODES
    }

    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,5})?");
    /** A spreadsheet takes a cell that begins so for a formula. */
    private static final String FORMULA = "=+-@";

    static ReferenceColumn text(String name, String label, int most) {
        return new ReferenceColumn(name, label, Kind.TEXT, true, most, null, List.of(), false, null);
    }

    static ReferenceColumn code(String name, String label, String pattern) {
        return new ReferenceColumn(name, label, Kind.CODE, true, 60, Pattern.compile(pattern), List.of(), false, null);
    }

    static ReferenceColumn codes(String name, String label, String pattern) {
        return new ReferenceColumn(
                name, label, Kind.CODES, true, 600, Pattern.compile(pattern), List.of(), false, null);
    }

    static ReferenceColumn word(String name, String label, String... words) {
        return new ReferenceColumn(name, label, Kind.WORD, true, 60, null, List.of(words), false, null);
    }

    static ReferenceColumn flag(String name, String label) {
        return new ReferenceColumn(name, label, Kind.FLAG, true, 5, null, List.of("true", "false"), false, null);
    }

    static ReferenceColumn number(String name, String label) {
        return new ReferenceColumn(name, label, Kind.NUMBER, true, 5, WHOLE, List.of(), false, null);
    }

    static ReferenceColumn degrees(String name, String label) {
        return new ReferenceColumn(name, label, Kind.DEGREES, true, 10, DECIMAL, List.of(), false, null);
    }

    ReferenceColumn optional() {
        return new ReferenceColumn(name, label, kind, false, most, pattern, words, unique, hint);
    }

    ReferenceColumn once() {
        return new ReferenceColumn(name, label, kind, required, most, pattern, words, true, hint);
    }

    ReferenceColumn written(String how) {
        return new ReferenceColumn(name, label, kind, required, most, pattern, words, unique, how);
    }

    /**
     * The value in its one written form.
     *
     * @throws org.hedgerow.platform.ProblemException 422 that names the pointer
     */
    String check(String pointer, @Nullable String given) {
        if (given == null || given.isBlank()) {
            if (required) {
                throw PlatformProblem.invalid(pointer, label + ": this is needed.");
            }
            return "";
        }
        var value = PlainText.checkLine(pointer, given, most);
        if (!fits(value)) {
            throw PlatformProblem.invalid(pointer, label + ": this cannot be right.");
        }
        return switch (kind) {
            case DEGREES -> decimal(value);
            case CODES -> String.join(" ", codes(value));
            case TEXT, CODE, WORD, FLAG, NUMBER -> value;
        };
    }

    private boolean fits(String value) {
        return switch (kind) {
            case TEXT -> FORMULA.indexOf(value.charAt(0)) < 0;
            case WORD, FLAG -> words.contains(value);
            case CODE, NUMBER, DEGREES -> matches(value);
            case CODES -> codes(value).stream().allMatch(this::matches);
        };
    }

    private boolean matches(String value) {
        return pattern != null && pattern.matcher(value).matches();
    }

    private static String decimal(String value) {
        var stripped = new BigDecimal(value).stripTrailingZeros();
        return (stripped.signum() == 0 ? BigDecimal.ZERO : stripped).toPlainString();
    }

    /** The codes of a {@link Kind#CODES}, each once, in the order given. */
    static Set<String> codes(String value) {
        return new LinkedHashSet<>(Arrays.asList(value.strip().split("\\s+")));
    }
}

package org.hedgerow.platform;

import org.jspecify.annotations.Nullable;

/**
 * Refuses text that a person cannot have meant: NUL and other controls, halves of surrogate pairs, noncharacters, and the marks
 * that turn the reading direction round, with which a line can be made to look like another one. Everything else that Unicode
 * knows is welcome. Text stays text: nothing is escaped or rewritten here, except that line ends become a single line feed.
 */
public final class PlainText {

    private PlainText() {}

    /**
     * Text of several lines: line feeds and tabs may stay.
     *
     * @param pointer where the text stands in the request, as a JSON Pointer or {@code ?name}
     * @param maximumLength in UTF-16 units, as a browser's {@code maxlength} counts
     * @return the text without white space at its ends; empty when nothing else is there
     * @throws ProblemException 422, naming the pointer
     */
    public static String check(String pointer, @Nullable String text, int maximumLength) {
        return checked(pointer, text, maximumLength, true);
    }

    /** A single line that must say something: names, titles, references. Otherwise as {@link #check}. */
    public static String checkLine(String pointer, @Nullable String text, int maximumLength) {
        var line = checked(pointer, text, maximumLength, false);
        if (line.isEmpty()) {
            throw PlatformProblem.invalid(pointer, "This is needed.");
        }
        return line;
    }

    private static String checked(String pointer, @Nullable String text, int maximumLength, boolean severalLines) {
        if (text == null) {
            throw PlatformProblem.invalid(pointer, "This is needed.");
        }
        var stripped = text.strip().replace("\r\n", "\n").replace('\r', '\n');
        if (stripped.length() > maximumLength) {
            throw PlatformProblem.invalid(
                    pointer, "This is too long: at most " + maximumLength + " characters are kept here.");
        }
        for (int at = 0; at < stripped.length(); ) {
            int codePoint = stripped.codePointAt(at);
            boolean lineBreak = codePoint == '\n' || codePoint == '\t';
            if (lineBreak ? !severalLines : isRefused(codePoint)) {
                throw PlatformProblem.invalid(pointer, "This has a character that cannot be kept here; type it again.");
            }
            at += Character.charCount(codePoint);
        }
        return stripped;
    }

    private static boolean isRefused(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> turnsReadingDirection(codePoint) || isNoncharacter(codePoint);
        };
    }

    /** Embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX 9). */
    private static boolean turnsReadingDirection(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }
}

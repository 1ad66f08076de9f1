package org.hedgerow.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text with coordinates in it: a number, or a letter or mark that says what the number is.
 *
 * @param kind {@code '0'} for a number, {@code N S E W} for hemispheres and grid axes, {@code ° ' "} for the marks of degrees, minutes and
 *     seconds, {@code ,} for a comma
 * @param value of a number
 * @param whole how many digits stand before the point
 * @param decimals how many stand after it
 * @param signed whether it carries a sign of its own
 */
record CoordinateToken(char kind, double value, int whole, int decimals, boolean signed) {

    private static final int MOST_DIGITS = 15;
    private static final Map<String, Character> WORDS = Map.ofEntries(
            Map.entry("N", 'N'),
            Map.entry("NORTH", 'N'),
            Map.entry("NORTHING", 'N'),
            Map.entry("S", 'S'),
            Map.entry("SOUTH", 'S'),
            Map.entry("E", 'E'),
            Map.entry("EAST", 'E'),
            Map.entry("EASTING", 'E'),
            Map.entry("W", 'W'),
            Map.entry("WEST", 'W'),
            Map.entry("LAT", 'A'),
            Map.entry("LATITUDE", 'A'),
            Map.entry("LON", 'O'),
            Map.entry("LONG", 'O'),
            Map.entry("LNG", 'O'),
            Map.entry("LONGITUDE", 'O'),
            Map.entry("DEG", '°'),
            Map.entry("D", '°'));

    boolean isNumber() {
        return kind == '0';
    }

    /** Whether it says which axis a number belongs to: a hemisphere, or A for latitude and O for longitude. */
    boolean isAxis() {
        return "NSEWAO".indexOf(kind) >= 0;
    }

    /** The tokens of a text, or null when it holds anything that no coordinate has. Reads each character once. */
    static @Nullable List<CoordinateToken> of(String text) {
        var tokens = new ArrayList<CoordinateToken>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (isDigit(c) || c == '.' || isSign(c)) {
                end = numberEnd(text, at);
                var number = number(text, at, end);
                if (number == null) {
                    return null;
                }
                tokens.add(number);
            } else if (isLetter(c)) {
                end = wordEnd(text, at);
                var kind = WORDS.get(text.substring(at, end).toUpperCase(Locale.ROOT));
                if (kind == null) {
                    return null;
                }
                tokens.add(mark(kind));
            } else if (!isSpace(c) && c != ':' && c != '=' && c != ';') {
                char kind = mark(c, text, at);
                if (kind == 0) {
                    return null;
                }
                if (kind == '"' && c != '"' && c != '″' && c != '”') {
                    end++;
                }
                tokens.add(mark(kind));
            }
            at = end;
        }
        return tokens;
    }

    private static CoordinateToken mark(char kind) {
        return new CoordinateToken(kind, 0, 0, 0, false);
    }

    private static char mark(char c, String text, int at) {
        return switch (c) {
            case '°', 'º', '˚' -> '°';
            case '"', '″', '”' -> '"';
            case '\'', '′', '’' -> at + 1 < text.length() && text.charAt(at + 1) == c ? '"' : '\'';
            case ',' -> ',';
            default -> 0;
        };
    }

    private static @Nullable CoordinateToken number(String text, int start, int end) {
        boolean signed = isSign(text.charAt(start));
        if (signed && start > 0 && (isDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            return null; // 52.07-0.07: a minus or a dash? Nobody can tell.
        }
        int first = signed ? start + 1 : start;
        int point = text.indexOf('.', first);
        int whole = (point < 0 || point >= end ? end : point) - first;
        int decimals = point < 0 || point >= end ? 0 : end - point - 1;
        if (whole == 0 || whole > MOST_DIGITS || decimals > MOST_DIGITS) {
            return null;
        }
        double size = Double.parseDouble(text.substring(first, end));
        boolean negative = signed && text.charAt(start) != '+';
        return new CoordinateToken('0', negative ? -size : size, whole, decimals, signed);
    }

    private static int numberEnd(String text, int start) {
        int at = isSign(text.charAt(start)) ? start + 1 : start;
        boolean point = false;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.' && !point)) {
            point |= text.charAt(at) == '.';
            at++;
        }
        return Math.max(at, start + 1);
    }

    private static int wordEnd(String text, int start) {
        int at = start;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+' || c == '−';
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }
}

package org.hedgerow.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text with coordinates in it: a number, or a letter or mark that says what the number is.
 *
 * @param kind {@code '0'} for a number, {@code N S E W} for hemispheres and grid axes, {@code A O} for latitude and longitude, {@code ° ' "}
 *     for the marks of degrees, minutes and seconds, {@code m} for metres, {@code ,} for a comma
 * @param end behind its last character in the text
 * @param value of a number
 * @param whole how many digits stand before the point
 * @param decimals how many stand after it
 * @param signed whether it carries a sign of its own
 */
record CoordinateToken(char kind, int end, double value, int whole, int decimals, boolean signed) {

    private static final int MOST_DIGITS = 15;
    private static final Map<String, Character> WORDS = Map.ofEntries(
            Map.entry("N", 'N'),
            Map.entry("NORTH", 'N'),
            Map.entry("NORTHING", 'N'),
            Map.entry("NORTHINGS", 'N'),
            Map.entry("MN", 'N'),
            Map.entry("Y", 'N'),
            Map.entry("S", 'S'),
            Map.entry("SOUTH", 'S'),
            Map.entry("E", 'E'),
            Map.entry("EAST", 'E'),
            Map.entry("EASTING", 'E'),
            Map.entry("EASTINGS", 'E'),
            Map.entry("ME", 'E'),
            Map.entry("X", 'E'),
            Map.entry("W", 'W'),
            Map.entry("WEST", 'W'),
            Map.entry("LAT", 'A'),
            Map.entry("LATITUDE", 'A'),
            Map.entry("LON", 'O'),
            Map.entry("LONG", 'O'),
            Map.entry("LNG", 'O'),
            Map.entry("LONGITUDE", 'O'),
            Map.entry("M", 'm'),
            Map.entry("METRES", 'm'),
            Map.entry("DEG", '°'),
            Map.entry("DEGREES", '°'),
            Map.entry("D", '°'),
            Map.entry("MIN", '\''),
            Map.entry("SEC", '"'));

    boolean isNumber() {
        return kind == '0';
    }

    /** Whether it says which axis a number belongs to: a hemisphere, or A for latitude and O for longitude. */
    boolean isAxis() {
        return "NSEWAO".indexOf(kind) >= 0;
    }

    /** The tokens from a place in the text up to its end or to the first thing that no coordinate has. Looks at each character a few times. */
    static List<CoordinateToken> of(String text, int from) {
        var tokens = new ArrayList<CoordinateToken>();
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (PlaceShapes.isSpace(c) || c == ':' || c == '=' || c == ';') {
                at++;
                continue;
            }
            var token = PlaceShapes.isFigure(c) || c == '.' || isSign(c) ? number(text, at) : mark(text, at);
            if (token == null) {
                break;
            }
            tokens.add(token);
            at = token.end;
        }
        return tokens;
    }

    private static @Nullable CoordinateToken mark(String text, int at) {
        char c = text.charAt(at);
        if (PlaceShapes.isLetter(c)) {
            int end = at;
            while (end < text.length() && PlaceShapes.isLetter(text.charAt(end))) {
                end++;
            }
            var kind = WORDS.get(text.substring(at, end).toUpperCase(Locale.ROOT));
            return kind == null ? null : new CoordinateToken(kind, end, 0, 0, 0, false);
        }
        boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
        return switch (c) {
            case '°', 'º', '˚' -> new CoordinateToken('°', at + 1, 0, 0, 0, false);
            case '"', '″', '”' -> new CoordinateToken('"', at + 1, 0, 0, 0, false);
            case '\'', '′', '’', '‘', 'ʹ', '´' ->
                new CoordinateToken(doubled ? '"' : '\'', doubled ? at + 2 : at + 1, 0, 0, 0, false);
            case ',' -> new CoordinateToken(',', at + 1, 0, 0, 0, false);
            default -> null;
        };
    }

    private static @Nullable CoordinateToken number(String text, int start) {
        boolean signed = isSign(text.charAt(start));
        if (signed && start > 0 && (PlaceShapes.isFigure(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            return null; // 52.07-0.07: a minus or a dash? Nobody can tell.
        }
        int first = signed ? start + 1 : start;
        int point = endOfWhole(text, first);
        int end = point;
        if (end < text.length() && text.charAt(end) == '.') {
            end = endOfFigures(text, end + 1);
        }
        var digits = text.substring(first, point).replace(",", "");
        int decimals = Math.max(0, end - point - 1);
        if (digits.isEmpty() || digits.length() > MOST_DIGITS || decimals > MOST_DIGITS) {
            return null;
        }
        double size = Double.parseDouble(digits + text.substring(point, end));
        boolean negative = signed && text.charAt(start) != '+';
        return new CoordinateToken('0', end, negative ? -size : size, digits.length(), decimals, signed);
    }

    /**
     * Behind the figures before the point. Commas part thousands only in numbers of six or seven figures, {@code 538,852} and
     * {@code 1,138,728}: in {@code 52,071} one may stand for the decimal point.
     */
    private static int endOfWhole(String text, int first) {
        int end = endOfFigures(text, first);
        boolean million = end - first == 1 && isThousand(text, end) && isThousand(text, end + 4);
        if (million && !isThousand(text, end + 8)) {
            return end + 8;
        }
        return end - first == 3 && isThousand(text, end) && !isThousand(text, end + 4) ? end + 4 : end;
    }

    /** Whether a comma and exactly three figures begin here. */
    private static boolean isThousand(String text, int at) {
        return at < text.length() && text.charAt(at) == ',' && endOfFigures(text, at + 1) == at + 4;
    }

    private static int endOfFigures(String text, int from) {
        int at = from;
        while (at < text.length() && PlaceShapes.isFigure(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSign(char c) {
        return "-+\u2212\u2013\u2010\u2011".indexOf(c) >= 0;
    }
}

package org.hedgerow.geo;

import java.util.Locale;
import java.util.Set;

/** Tells by its shape what kind of place a text tries to say, and refuses helpfully the kinds that Hedgerow does not work out. */
final class PlaceShapes {

    /** Fewer letters than this beside a place are a slip of the keyboard and not words about it. */
    private static final int LEAST_LETTERS_OF_WORDS = 3;

    /** What people write before a place to say what kind it is. */
    private static final Set<String> LABELS = Set.of(
            "os",
            "osgb",
            "osgb36",
            "ngr",
            "gr",
            "grid",
            "ref",
            "reference",
            "map",
            "national",
            "mgrs",
            "plus",
            "code",
            "coordinates",
            "coords",
            "location",
            "place",
            "position",
            "wgs84");

    private PlaceShapes() {}

    /** @throws PlaceRefused for characters that nobody sees or that no keyboard here has */
    static void refuseStrangeCharacters(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    throw new PlaceRefused("A place is one line of text.");
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE ->
                    throw new PlaceRefused("There is a character in it that cannot be seen. Type the place again.");
                default -> {
                    if (c > 127 && Character.isDigit(c) || c >= '\uff01' && c <= '\uff5e') {
                        throw new PlaceRefused("Use the letters and figures of an English keyboard, as in TL 420 440.");
                    }
                }
            }
        }
    }

    /** The text without words in front of it that only say what kind of place follows: {@code Grid ref: TL 420 440}. */
    static String withoutLabels(String text) {
        int at = 0;
        while (true) {
            int end = at;
            while (end < text.length() && !isSpace(text.charAt(end)) && text.charAt(end) != ':') {
                end++;
            }
            var word = text.substring(at, end).toLowerCase(Locale.ROOT);
            if (!LABELS.contains(word.endsWith(".") ? word.substring(0, word.length() - 1) : word)) {
                return text.substring(at);
            }
            while (end < text.length() && (isSpace(text.charAt(end)) || text.charAt(end) == ':')) {
                end++;
            }
            if (end == text.length()) {
                return text.substring(at);
            }
            at = end;
        }
    }

    /** @throws PlaceRefused for postcodes, roads and Irish grid references */
    static void refuseWhatCannotBeRead(String text) {
        if (isPostcode(text) || beginsWithPostcode(text) && text.indexOf(',') < 0) {
            throw new PlaceRefused(
                    "A postcode in the country can cover several farms. Give a grid reference or tap the map.");
        }
        if (isRoad(text)) {
            throw new PlaceRefused(
                    "A road alone is too long to be a place. Add a village, as in Royston, by the A505, or give a grid reference.");
        }
        if (isIrish(text)) {
            throw new PlaceRefused(
                    "That looks like an Irish grid reference, which Hedgerow does not read yet. Give degrees or tap the map.");
        }
    }

    /** Whether there are enough letters for words about a place, or a road. */
    static boolean hasWords(String text) {
        return isRoad(trimmed(text))
                || text.codePoints().filter(Character::isLetter).count() >= LEAST_LETTERS_OF_WORDS;
    }

    /** The words about a place that stood before and behind it, without the marks that parted them from it. */
    static String landmark(String before, String after) {
        return (trimmed(before) + " " + trimmed(after)).strip();
    }

    /** Without spaces, marks between words and brackets that have no partner at its ends. A minus before a figure stays. */
    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBesideWords(text.charAt(start)) && !isMinus(text, start)) {
            start++;
        }
        while (end > start && isBesideWords(text.charAt(end - 1))) {
            end--;
        }
        var words = text.substring(start, end);
        if (words.endsWith("(") || words.startsWith(")")) {
            return trimmed(words.startsWith(")") ? words.substring(1) : words.substring(0, words.length() - 1));
        }
        boolean opens = words.startsWith("(");
        boolean closes = words.endsWith(")");
        if (opens && words.indexOf(')') < 0) {
            return trimmed(words.substring(1));
        }
        if (closes && words.indexOf('(') < 0) {
            return trimmed(words.substring(0, words.length() - 1));
        }
        boolean pair = opens && closes && words.lastIndexOf('(') == 0 && words.indexOf(')') == words.length() - 1;
        return pair ? trimmed(words.substring(1, words.length() - 1)) : words;
    }

    /** Without brackets around it and without the mark that ends it. */
    static String bare(String text) {
        int end = text.length();
        while (end > 1 && text.charAt(end - 1) == '.') {
            end--;
        }
        var bare = trimmed(text.substring(0, end));
        return bare.isEmpty() ? text : bare;
    }

    private static boolean isMinus(String text, int at) {
        int next = at + 1;
        while (next < text.length() && isSpace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && isFigure(text.charAt(next)) && "-\u2013".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isBesideWords(char c) {
        return isSpace(c) || ",;:-\u2013\u2014/".indexOf(c) >= 0;
    }

    /** Whether the first two words are a postcode; what follows may still say a place. */
    static boolean beginsWithPostcode(String text) {
        int space = text.indexOf(' ');
        int end = space + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return space > 0 && end < text.length() && isPostcode(text.substring(0, end));
    }

    /** One or two letters, one or two figures and perhaps a letter, then a figure and two letters: {@code SG8 7XX}. */
    private static boolean isPostcode(String text) {
        int space = text.lastIndexOf(' ');
        String inward = space < 0 ? text.substring(Math.max(0, text.length() - 3)) : text.substring(space + 1);
        String outward = space < 0
                ? text.substring(0, Math.max(0, text.length() - 3))
                : text.substring(0, space).strip();
        if (inward.length() != 3 || outward.length() < 2 || outward.length() > 4 || outward.indexOf(' ') >= 0) {
            return false;
        }
        if (space < 0 && isQuarter(text.substring(text.length() - 2))) {
            return false; // TL44SW is a square of 5 km
        }
        return isFigure(inward.charAt(0))
                && isLetter(inward.charAt(1))
                && isLetter(inward.charAt(2))
                && isLetter(outward.charAt(0))
                && (isFigure(outward.charAt(1)) || outward.length() > 2 && isFigure(outward.charAt(2)));
    }

    private static boolean isQuarter(String end) {
        return "NSns".indexOf(end.charAt(0)) >= 0 && "EWew".indexOf(end.charAt(1)) >= 0;
    }

    /** A, B or M and at most four figures: {@code A505}. */
    private static boolean isRoad(String text) {
        if (text.length() < 2 || text.length() > 5 || "ABMabm".indexOf(text.charAt(0)) < 0) {
            return false;
        }
        return text.chars().skip(1).allMatch(c -> isFigure((char) c));
    }

    /** One letter and an even number of figures: {@code J 338 741}. */
    private static boolean isIrish(String text) {
        int figures = 0;
        for (int i = 1; i < text.length(); i++) {
            if (isFigure(text.charAt(i))) {
                figures++;
            } else if (text.charAt(i) != ' ') {
                return false;
            }
        }
        return isLetter(text.charAt(0)) && figures >= 2 && figures <= 10 && figures % 2 == 0;
    }

    static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}

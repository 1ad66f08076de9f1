package org.hedgerow.geo;

/** Tells by its shape what kind of place a text tries to say, and refuses helpfully the kinds that Hedgerow does not work out. */
final class PlaceShapes {

    private PlaceShapes() {}

    static void refuseWhatCannotBeRead(String text) {
        if (isThreeWords(text)) {
            throw new PlaceRefused(
                    "Three words cannot be worked out here. Put them in the account, and give a grid reference or tap the map.");
        }
        if (isPostcode(text)) {
            throw new PlaceRefused(
                    "A postcode in the country can cover several farms. Give a grid reference or tap the map.");
        }
        if (isIrish(text)) {
            throw new PlaceRefused(
                    "That looks like an Irish grid reference, which Hedgerow does not read yet. Give degrees or tap the map.");
        }
    }

    /** Two letters and then a figure, spaces aside: meant as a grid reference, right or wrong. */
    static boolean looksLikeGridReference(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLetter(c)) {
                letters++;
            } else if (!Character.isWhitespace(c) && c != '\u00a0') {
                return letters == 2 && isFigure(c);
            }
        }
        return false;
    }

    private static boolean isThreeWords(String text) {
        String words = text.startsWith("///") ? text.substring(3) : text;
        int dots = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean betweenLetters = i > 0
                    && i + 1 < words.length()
                    && Character.isLetter(words.charAt(i - 1))
                    && Character.isLetter(words.charAt(i + 1));
            if (c == '.' && betweenLetters) {
                dots++;
            } else if (!Character.isLetter(c)) {
                return false;
            }
        }
        return dots == 2 || text.startsWith("///");
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

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}

package org.hedgerow.geo;

import org.jspecify.annotations.Nullable;

/**
 * A text parted from the three words of a what3words address in it. The words are kept as text: only their maker's service can work them
 * out, and mishearing one of them leads to another county, so a second locator is always needed.
 *
 * @param words without their slashes, {@code filled.count.soap}, or null when there are none
 * @param rest what else the text says
 */
record ThreeWords(@Nullable String words, String rest) {

    private static final String SLASHES = "///";

    static ThreeWords partFrom(String text) {
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (start < text.length() && !isPartOfToken(text.charAt(start))) {
                start++;
            }
            int end = start;
            while (end < text.length() && isPartOfToken(text.charAt(end))) {
                end++;
            }
            var token = text.substring(start, end);
            var bare = token.startsWith(SLASHES) ? token.substring(SLASHES.length()) : token;
            if (dots(bare) == 2 || token.startsWith(SLASHES) && dots(bare) >= 0) {
                return new ThreeWords(bare, PlaceShapes.landmark(text.substring(0, start), text.substring(end)));
            }
            at = end;
        }
        return new ThreeWords(null, text);
    }

    /** How many single dots stand between letters; -1 when there is anything but letters and such dots. */
    private static int dots(String words) {
        int dots = 0;
        for (int i = 0; i < words.length(); i++) {
            boolean between = i > 0 && i + 1 < words.length() && words.charAt(i - 1) != '.';
            if (words.charAt(i) == '.' && between) {
                dots++;
            } else if (!Character.isLetter(words.charAt(i))) {
                return -1;
            }
        }
        return words.isEmpty() ? -1 : dots;
    }

    private static boolean isPartOfToken(char c) {
        return !PlaceShapes.isSpace(c) && ",;()".indexOf(c) < 0;
    }
}

package org.hedgerow.geo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Coordinates and the words around them, as in {@code 52.0712, 0.0703 by the pumping station}.
 *
 * @param meaning the points that they may mean
 * @param start where they begin in the text
 * @param end behind their last character
 */
record CoordinateText(CoordinateReader.Meaning meaning, int start, int end) {

    /** So many tokens after the coordinates may look like part of them and be words: {@code 542050 244050 south side}. */
    private static final int MOST_GIVEN_UP = 3;

    /**
     * The coordinates of a text, alone or among words; null when it has none.
     *
     * @throws PlaceRefused when the whole text is coordinates, and wrong ones
     */
    static @Nullable CoordinateText in(String text) {
        var all = CoordinateToken.of(text, 0);
        boolean whole =
                !all.isEmpty() && text.substring(all.get(all.size() - 1).end()).isBlank();
        if (whole && all.stream().anyMatch(CoordinateToken::isNumber)) {
            return new CoordinateText(CoordinateReader.read(all), 0, text.length());
        }
        if (!PlaceShapes.hasWords(text)) {
            return null;
        }
        var atStart = from(text, 0);
        int figure = firstFigure(text);
        return atStart != null || figure <= 0 ? atStart : from(text, figure);
    }

    private static @Nullable CoordinateText from(String text, int start) {
        var tokens = CoordinateToken.of(text, start);
        PlaceRefused refused = null;
        for (int given = 0; given <= MOST_GIVEN_UP && tokens.size() - given >= 2; given++) {
            var kept = tokens.subList(0, tokens.size() - given);
            int end = kept.get(kept.size() - 1).end();
            long numbers = kept.stream().filter(CoordinateToken::isNumber).count();
            boolean wordsFollow = end == text.length()
                    || start > 0 && text.substring(end).isBlank()
                    || PlaceShapes.hasWords(text.substring(end));
            if (numbers < 2 || !wordsFollow || !CoordinateReader.standAlone(kept)) {
                continue;
            }
            try {
                var meaning = CoordinateReader.read(kept);
                if (meaning.question() == null && !lostDirection(tokens, kept, meaning)) {
                    return new CoordinateText(meaning, start, end);
                }
            } catch (PlaceRefused shorter) {
                refused = shorter;
            }
        }
        if (refused != null && start == 0) {
            throw refused;
        }
        return null;
    }

    /** {@code 52.07 0.07 W side}: the W may belong to the longitude, so nobody can tell. */
    private static boolean lostDirection(
            List<CoordinateToken> tokens, List<CoordinateToken> kept, CoordinateReader.Meaning meaning) {
        return meaning.points().get(0).method() == PlaceMethod.DEGREES
                && kept.stream().noneMatch(CoordinateToken::isAxis)
                && tokens.stream().anyMatch(CoordinateToken::isAxis);
    }

    /** Where the first number begins, with the sign or the single letter that stands before it. */
    private static int firstFigure(String text) {
        int at = 0;
        while (at < text.length() && !PlaceShapes.isFigure(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return -1;
        }
        int before = at;
        while (before > 0 && PlaceShapes.isSpace(text.charAt(before - 1))) {
            before--;
        }
        boolean letter = before > 0
                && "NSEWnsew".indexOf(text.charAt(before - 1)) >= 0
                && (before == 1 || !Character.isLetterOrDigit(text.charAt(before - 2)));
        if (letter) {
            return before - 1;
        }
        return at > 0 && "-+\u2212\u2013".indexOf(text.charAt(at - 1)) >= 0 ? at - 1 : at;
    }
}

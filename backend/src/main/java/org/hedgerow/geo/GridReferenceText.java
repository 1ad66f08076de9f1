package org.hedgerow.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A grid reference and the words around it, as in {@code TL 420 440 by the pumping station}.
 *
 * @param reference two letters and figures, ready for {@link GridReference#parse}, which may still refuse them
 * @param start where it begins in the text
 * @param end behind its last character
 */
record GridReferenceText(String reference, int start, int end) {

    /** Among other words, two letters and fewer figures than this may be anything: {@code so 12 ewes}. */
    private static final int LEAST_FIGURES_IN_WORDS = 4;

    private static final Set<String> MEASURES =
            Set.of("m", "km", "metres", "ft", "yd", "yds", "yards", "mi", "mile", "miles", "st", "nd", "rd", "th", "x");

    /** A group of figures and where it lies in the text. */
    private record Figures(int start, int end) {
        int length() {
            return end - start;
        }
    }

    /** The references of a text, in their order: the one that it begins with, right or wrong, and those in its words that are right. */
    static List<GridReferenceText> allIn(String text) {
        var found = new ArrayList<GridReferenceText>();
        for (int at = 0; at < text.length(); at++) {
            boolean beginsWord = PlaceShapes.isLetter(text.charAt(at))
                    && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
            var reference = beginsWord ? at(text, at) : null;
            if (reference != null) {
                found.add(reference);
                at = reference.end - 1;
            }
        }
        return found;
    }

    private static @Nullable GridReferenceText at(String text, int start) {
        int first = figuresAfterTwoLetters(text, start);
        if (first < 0 || start == 0 && PlaceShapes.beginsWithPostcode(text)) {
            return null;
        }
        var groups = groups(text, first);
        int last = groups.isEmpty() ? first : groups.get(groups.size() - 1).end();
        boolean quarter = groups.size() == 1 && groups.get(0).length() == 2
                || groups.size() == 2
                        && groups.get(0).length() == 1
                        && groups.get(1).length() == 1;
        int end = quarter ? endOfQuarter(text, last) : last;
        boolean wordsFollow = endsWord(text, last) && endsWord(text, end) && PlaceShapes.hasWords(text.substring(end));
        if (wordsFollow && end == last) {
            end = groups.get(groupsBeforeWords(groups) - 1).end();
        }
        var letters = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
        int figures = (int) text.substring(start, end)
                .chars()
                .filter(c -> PlaceShapes.isFigure((char) c))
                .count();
        if (start == 0) {
            if (wordsFollow && figures < LEAST_FIGURES_IN_WORDS && !GridLetters.holdLand(letters)) {
                return null; // "by 4 oaks"
            }
            return wordsFollow || end == text.length()
                    ? new GridReferenceText(text.substring(0, end).replace(',', ' '), 0, end)
                    : new GridReferenceText(text, 0, text.length());
        }
        boolean right = figures >= LEAST_FIGURES_IN_WORDS
                && figures <= 10
                && figures % 2 == 0
                && GridLetters.holdLand(letters)
                && endsWord(text, end);
        return right ? new GridReferenceText(text.substring(start, end).replace(',', ' '), start, end) : null;
    }

    /** Where the figures begin that follow two letters and perhaps spaces; -1 when anything else is there. */
    private static int figuresAfterTwoLetters(String text, int start) {
        int letters = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (PlaceShapes.isLetter(c)) {
                letters++;
                if (letters == 2 && i != start + 1 && start > 0) {
                    return -1; // spaced letters are a reference only at the beginning
                }
            } else if (!PlaceShapes.isSpace(c)) {
                return letters == 2 && PlaceShapes.isFigure(c) ? i : -1;
            }
        }
        return -1;
    }

    /** The groups of figures from here on, parted by spaces or by one comma between two equal halves. */
    private static List<Figures> groups(String text, int first) {
        var groups = new ArrayList<Figures>();
        int at = first;
        while (at < text.length() && PlaceShapes.isFigure(text.charAt(at))) {
            int end = at;
            while (end < text.length() && PlaceShapes.isFigure(text.charAt(end))) {
                end++;
            }
            if (!groups.isEmpty() && isMeasure(text, end)) {
                break; // "200m" are words about the place
            }
            groups.add(new Figures(at, end));
            at = end;
            boolean comma = at < text.length() && text.charAt(at) == ',' && groups.size() == 1;
            if (comma && !isHalfAgain(text, at + 1, groups.get(0).length())) {
                break;
            }
            at += comma ? 1 : 0;
            while (at < text.length() && PlaceShapes.isSpace(text.charAt(at))) {
                at++;
            }
        }
        return groups;
    }

    /** Whether figures that end here are followed, without a space, by a unit or an ending: {@code 200m}, {@code 2nd}, {@code 4x4}. */
    private static boolean isMeasure(String text, int end) {
        int at = end;
        while (at < text.length() && PlaceShapes.isLetter(text.charAt(at))) {
            at++;
        }
        return at > end && MEASURES.contains(text.substring(end, at).toLowerCase(Locale.ROOT));
    }

    /** Whether the next group of figures is as long as the one before the comma. */
    private static boolean isHalfAgain(String text, int from, int length) {
        int at = from;
        while (at < text.length() && PlaceShapes.isSpace(text.charAt(at))) {
            at++;
        }
        int end = at;
        while (end < text.length() && PlaceShapes.isFigure(text.charAt(end))) {
            end++;
        }
        return end - at == length && length <= 5;
    }

    /** How many groups belong to the reference when words follow: {@code TL 420 440 2 gates on} has two of three. */
    private static int groupsBeforeWords(List<Figures> groups) {
        int first = groups.get(0).length();
        if (groups.size() == 1 || groups.stream().allMatch(group -> group.length() == first)) {
            return groups.size();
        }
        if (groups.get(1).length() == first && first <= 5) {
            return 2;
        }
        return first >= 6 && first <= 10 ? 1 : groups.size();
    }

    private static int endOfQuarter(String text, int from) {
        int at = from;
        while (at < text.length() && PlaceShapes.isSpace(text.charAt(at))) {
            at++;
        }
        boolean quarter = at + 2 <= text.length()
                && "NSns".indexOf(text.charAt(at)) >= 0
                && "EWew".indexOf(text.charAt(at + 1)) >= 0
                && endsWord(text, at + 2);
        return quarter ? at + 2 : from;
    }

    private static boolean endsWord(String text, int end) {
        return end >= text.length()
                || !Character.isLetterOrDigit(text.charAt(end)) && ".-'\u2019".indexOf(text.charAt(end)) < 0
                || text.charAt(end) == '.' && (end + 1 == text.length() || PlaceShapes.isSpace(text.charAt(end + 1)));
    }
}

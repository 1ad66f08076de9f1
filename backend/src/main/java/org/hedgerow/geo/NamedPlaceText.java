package org.hedgerow.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a settlement and the words around it: {@code Fowlmere, by the pumping station}.
 *
 * @param places those of that name; empty when there is none in the text
 * @param landmark the other words, empty when there are none
 * @param withinMetres how far from the settlement the words say it is ({@code 2 km north of Royston}); 0 when they do not
 */
record NamedPlaceText(List<NamedPlace> places, String landmark, int withinMetres) {

    private static final int MOST_NAMES = 8;
    /** So many words that join a name to others are tried, from either end, so that a text costs a bounded number of look-ups. */
    private static final int MOST_TRIES = 6;

    private static final Pattern MARKS = Pattern.compile("[,;:()/\u2013\u2014]|\\s-\\s");
    private static final Pattern WORD = Pattern.compile("\\S+");
    /** Words after which a name may follow, or which may follow a name. */
    private static final Set<String> JOINS = Set.of(
            "near",
            "nr",
            "by",
            "at",
            "in",
            "on",
            "off",
            "of",
            "from",
            "outside",
            "beside",
            "behind",
            "opposite",
            "towards",
            "between",
            "past",
            "before",
            "after",
            "along",
            "above",
            "below",
            "under",
            "next",
            "close");

    private static final Pattern DISTANCE = Pattern.compile(
            "([0-9]{1,6}(?:\\.[0-9]{1,3})?)\\s?(km|kms|kilometres?|m|metres?|miles?|mi|yards?|yds?)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final NamedPlaceText NONE = new NamedPlaceText(List.of(), "", 0);

    /** The name that the whole text is, or begins; else one that stands in it between marks or joining words. */
    static NamedPlaceText in(String text, PlaceNames names) {
        var whole = names.named(text, MOST_NAMES);
        if (!whole.isEmpty()) {
            return new NamedPlaceText(whole, "", 0);
        }
        var found = besideMarks(text, names);
        if (found == null) {
            found = besideJoins(text, names);
        }
        return found == null ? NONE : found;
    }

    /** Up to a comma or its like, longest first, or else from one on; a county after a comma belongs to the name. */
    private static @Nullable NamedPlaceText besideMarks(String text, PlaceNames names) {
        var marks = new ArrayList<int[]>();
        var found = MARKS.matcher(text);
        while (found.find() && marks.size() < MOST_TRIES) {
            marks.add(new int[] {found.start(), found.end()});
        }
        for (int i = marks.size() - 1; i >= 0; i--) {
            var before = names.exactly(text.substring(0, marks.get(i)[0]), MOST_NAMES);
            if (!before.isEmpty()) {
                return with(before, text.substring(marks.get(i)[1]));
            }
        }
        for (int[] mark : marks) {
            var after = names.exactly(text.substring(mark[1]), MOST_NAMES);
            if (!after.isEmpty()) {
                return with(after, text.substring(0, mark[0]));
            }
        }
        return null;
    }

    /** Before a joining word, {@code Fowlmere by the pumping station}, or behind one and up to the next mark, {@code near Royston, A505}. */
    private static @Nullable NamedPlaceText besideJoins(String text, PlaceNames names) {
        int tries = 0;
        var words = WORD.matcher(text);
        while (words.find() && tries < MOST_TRIES) {
            if (!JOINS.contains(words.group().toLowerCase(Locale.ROOT))) {
                continue;
            }
            tries++;
            var before = words.start() == 0
                    ? List.<NamedPlace>of()
                    : names.exactly(text.substring(0, words.start()), MOST_NAMES);
            if (!before.isEmpty()) {
                return with(before, text.substring(words.start()));
            }
            var rest = text.substring(words.end());
            var mark = MARKS.matcher(rest);
            var after = names.exactly(mark.find() ? rest.substring(0, mark.start()) : rest, MOST_NAMES);
            if (!after.isEmpty()) {
                return with(after, text);
            }
        }
        return null;
    }

    private static NamedPlaceText with(List<NamedPlace> places, String words) {
        return new NamedPlaceText(places, PlaceShapes.landmark("", words), distanceIn(words));
    }

    /** The distance that the words name, in whole metres; the offset itself is never worked out. */
    private static int distanceIn(String words) {
        var found = DISTANCE.matcher(words);
        if (!found.find()) {
            return 0;
        }
        var unit = found.group(2).toLowerCase(Locale.ROOT);
        double metres =
                unit.startsWith("k") ? 1000 : unit.startsWith("mi") ? 1609.344 : unit.startsWith("y") ? 0.9144 : 1;
        return (int) Math.min(100_000, Math.ceil(Double.parseDouble(found.group(1)) * metres));
    }
}

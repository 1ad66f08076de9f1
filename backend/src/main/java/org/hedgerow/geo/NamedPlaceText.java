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
    /** So many marks, and so many words that join a name to others, are tried, so that a text costs a bounded number of look-ups. */
    private static final int MOST_TRIES = 6;
    /** A village and the post town of its address are no farther apart than this. */
    private static final double POST_TOWN_METRES = 25_000;

    private static final Pattern MARKS = Pattern.compile("[,;:()/\u2013\u2014]|\\s-\\s");
    private static final Pattern WORD = Pattern.compile("\\S+");

    /** Words after a name that begin what else is said. Others make names: Stoke by Clare, Bridge of Allan, Kirkby in Ashfield. */
    private static final Set<String> AFTER_A_NAME = Set.of(
            "near",
            "nr",
            "at",
            "off",
            "outside",
            "beside",
            "behind",
            "opposite",
            "towards",
            "between",
            "past",
            "along",
            "close");
    /** Words before a name. Those of the second set may be part of a name when a single word stands before them. */
    private static final Set<String> BEFORE_A_NAME =
            Set.of("near", "nr", "at", "off", "from", "outside", "beside", "towards", "past");

    private static final Set<String> BEFORE_A_NAME_IF_NOT_IN_ONE = Set.of("in", "on", "by");
    /** What stands before "of" where it is no part of a name: {@code north of Royston}. */
    private static final Set<String> BEFORE_OF = Set.of(
            "north",
            "south",
            "east",
            "west",
            "n",
            "s",
            "e",
            "w",
            "ne",
            "nw",
            "se",
            "sw",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
            "north-east",
            "north-west",
            "south-east",
            "south-west",
            "outskirts",
            "edge",
            "side",
            "centre",
            "middle",
            "end",
            "out",
            "outside",
            "top",
            "bottom");

    private static final Pattern DISTANCE = Pattern.compile(
            "([0-9]{1,6}(?:\\.[0-9]{1,3})?)\\s?(km|kms|kilometres?|m|metres?|miles?|mi|yards?|yds?)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final NamedPlaceText NONE = new NamedPlaceText(List.of(), "", 0);

    /**
     * The name that the whole text is, or begins; else one that stands in it between marks or joining words.
     *
     * @throws PlaceRefused for a known name with the county of others
     */
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
                var rest = text.substring(marks.get(i)[1]);
                return with(inTheAddress(before, upToMark(rest), names), rest);
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

    /**
     * What a name means with these words after its comma: {@code Fowlmere, Royston} is the village near the town, but {@code Ely, Cardiff}
     * is a question.
     */
    private static List<NamedPlace> inTheAddress(List<NamedPlace> named, String next, PlaceNames names) {
        var towns = names.exactly(next, MOST_NAMES);
        var near = named.stream()
                .filter(place -> towns.stream().anyMatch(town -> metres(place, town) < POST_TOWN_METRES))
                .toList();
        if (!near.isEmpty()) {
            return near;
        }
        if (names.isCounty(next)) {
            throw new PlaceRefused(
                    "No town or village of that name is known in that county. Leave the county out to see where there is one.");
        }
        var either = new ArrayList<>(named);
        either.addAll(towns);
        return either;
    }

    private static double metres(NamedPlace one, NamedPlace other) {
        return Math.hypot(
                one.point().eastingMetres() - other.point().eastingMetres(),
                one.point().northingMetres() - other.point().northingMetres());
    }

    /** Before a joining word, {@code Fowlmere by the pumping station}, or behind one and up to the next mark, {@code near Royston, A505}. */
    private static @Nullable NamedPlaceText besideJoins(String text, PlaceNames names) {
        int tries = 0;
        int wordsBefore = 0;
        var previous = "";
        var words = WORD.matcher(text);
        while (words.find() && tries < MOST_TRIES) {
            var word = words.group().toLowerCase(Locale.ROOT);
            var rest = text.substring(words.end());
            if (wordsBefore > 0 && (AFTER_A_NAME.contains(word) || word.equals("by") && rest.startsWith(" the "))) {
                tries++;
                var before = names.exactly(text.substring(0, words.start()), MOST_NAMES);
                if (!before.isEmpty() && !rest.equalsIgnoreCase(" the sea")) {
                    return with(before, text.substring(words.start()));
                }
            }
            if (mayPrecedeName(word, previous, wordsBefore)) {
                tries++;
                var after = names.exactly(upToMark(rest), MOST_NAMES);
                if (!after.isEmpty()) {
                    return with(after, text);
                }
            }
            previous = word;
            wordsBefore++;
        }
        return null;
    }

    private static boolean mayPrecedeName(String word, String previous, int wordsBefore) {
        return BEFORE_A_NAME.contains(word)
                || BEFORE_A_NAME_IF_NOT_IN_ONE.contains(word) && wordsBefore != 1
                || word.equals("of") && BEFORE_OF.contains(previous);
    }

    private static String upToMark(String text) {
        var mark = MARKS.matcher(text);
        return mark.find() ? text.substring(0, mark.start()) : text;
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

package org.hedgerow.hotspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.NamedPlace;
import org.hedgerow.incident.IncidentReference;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Category;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.Forces;
import org.hedgerow.reference.Gazetteer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads what somebody types into the search: words alone, no operators and no wildcards, so that nothing that is typed can become part of a
 * question to the database. What a word may mean is looked up in reference data, which is the same for everybody.
 */
@Component
final class SearchText {

    static final int LONGEST = 100;
    static final int MOST_WORDS = 8;

    private static final int LONGEST_NAME = 4;
    private static final int LEAST_BEGINNING = 4;
    private static final int MOST_NAMESAKES = 40;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern REFERENCE =
            Pattern.compile("([A-Za-z]{2,20})\\s*[-/ ]\\s*(20[0-9]{2})\\s*[-/ ]\\s*([0-9]{1,9})");
    /** Words of names by which nothing is told apart. */
    private static final Set<String> SAY_NOTHING = Set.of(
            "a",
            "an",
            "and",
            "at",
            "by",
            "constabulary",
            "for",
            "force",
            "from",
            "in",
            "of",
            "on",
            "or",
            "other",
            "police",
            "service",
            "the",
            "to",
            "with");

    private final Categories categories;
    private final Forces forces;
    private final Gazetteer gazetteer;

    SearchText(Categories categories, Forces forces, Gazetteer gazetteer) {
        this.categories = categories;
        this.forces = forces;
        this.gazetteer = gazetteer;
    }

    /**
     * The terms of a text; an incident is found when it answers all of them.
     *
     * @throws org.hedgerow.platform.ProblemException 422 on {@code ?text}
     */
    List<SearchTerm> read(@Nullable String text) {
        var line = PlainText.checkLine("?text", text, LONGEST);
        var reference = reference(line);
        if (reference != null) {
            return List.of(new SearchTerm("", Set.of(), Set.of(), List.of(), reference));
        }
        var words = words(line);
        if (words.isEmpty()) {
            throw PlatformProblem.invalid("?text", "Type a word, a place, a kind of incident or a reference.");
        }
        if (words.size() > MOST_WORDS) {
            throw PlatformProblem.invalid("?text", "Search for at most " + MOST_WORDS + " words at once.");
        }
        var terms = new ArrayList<SearchTerm>();
        for (int at = 0; at < words.size(); ) {
            int taken = lengthOfName(words, at);
            terms.add(term(words.subList(at, at + taken)));
            at += taken;
        }
        return terms;
    }

    /** {@code CAMBS-2026-000123}, also with slashes or spaces, in any case, with or without the zeros. */
    static @Nullable IncidentReference reference(String text) {
        Matcher parts = REFERENCE.matcher(text.strip());
        return parts.matches()
                ? new IncidentReference(
                        parts.group(1).toUpperCase(Locale.ROOT),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)))
                : null;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .toList();
    }

    /** How many words from here on are together the name of a place: the longest that is; one when none is. */
    private int lengthOfName(List<String> words, int from) {
        for (int length = Math.min(LONGEST_NAME, words.size() - from); length > 1; length--) {
            if (!places(words.subList(from, from + length)).isEmpty()) {
                return length;
            }
        }
        return 1;
    }

    private SearchTerm term(List<String> words) {
        boolean names = words.size() == 1 && !SAY_NOTHING.contains(words.get(0));
        return new SearchTerm(
                String.join(" ", words),
                names ? named(categories.all(), Category::code, Category::name, words.get(0)) : Set.of(),
                names ? named(forces.all(), Force::code, Force::name, words.get(0)) : Set.of(),
                places(words),
                null);
    }

    private List<GridPoint> places(List<String> words) {
        return gazetteer.exactly(String.join(" ", words), MOST_NAMESAKES).stream()
                .map(NamedPlace::point)
                .toList();
    }

    /** The codes of those in whose name the word stands, whole or, from four letters on, by its beginning. */
    private static <T> Set<String> named(
            List<T> all, Function<T, String> code, Function<T, String> name, String wanted) {
        var found = new HashSet<String>();
        for (var each : all) {
            var words = Arrays.stream(name.apply(each).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
                    .collect(Collectors.toSet());
            if (code.apply(each).equalsIgnoreCase(wanted)
                    || words.contains(wanted)
                    || wanted.length() >= LEAST_BEGINNING && words.stream().anyMatch(word -> word.startsWith(wanted))) {
                found.add(code.apply(each));
            }
        }
        return found;
    }
}

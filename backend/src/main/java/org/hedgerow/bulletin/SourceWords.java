package org.hedgerow.bulletin;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody told the police, as far as a bulletin may not repeat it: every {@value #SEQUENCE} words in a row of a narrative, and words by which
 * one thing alone is meant, such as numbers of four figures and more. Of names every part but the shortest. Among the police a place, a plate and an
 * address may be told, so these are passed over there; who told it and how they said it may not.
 *
 * <p>Of several narratives together, years and times are everybody's, and one part of a name counts where it is written as one: among two hundred people
 * somebody is called Will or May.
 */
public final class SourceWords {

    /** Shorter rows of words are everybody's. */
    static final int SEQUENCE = 4;

    static final SourceWords NONE = new SourceWords(Set.of(), Set.of(), Set.of(), Set.of());

    private static final int TELLING = 4;
    private static final int SHORTEST_NAME = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['\u2019][\\p{L}]+)?");
    private static final Pattern HAS_FIGURE = Pattern.compile(".*\\p{N}.*");
    private static final Pattern TIME_OR_YEAR = Pattern.compile("\\p{N}{4}");

    private final Set<String> sequences;
    private final Set<String> amongPolice;
    private final Set<String> names;
    private final Set<String> namesInCapitals;

    private SourceWords(
            Set<String> sequences, Set<String> amongPolice, Set<String> names, Set<String> namesInCapitals) {
        this.sequences = Set.copyOf(sequences);
        this.amongPolice = Set.copyOf(amongPolice);
        this.names = Set.copyOf(names);
        this.namesInCapitals = Set.copyOf(namesInCapitals);
    }

    /**
     * @param narratives in anybody's words
     * @param places as they were given
     * @param names of people
     */
    static SourceWords of(List<String> narratives, List<String> places, List<String> names) {
        boolean several = narratives.size() > 1;
        Predicate<String> tells = word -> !TIME_OR_YEAR.matcher(word).matches();
        var said = new HashSet<String>();
        var amongPolice = new HashSet<String>();
        for (var narrative : narratives) {
            add(said, narrative, several ? tells : word -> true);
            add(amongPolice, withoutWhatPoliceMaySay(narrative), tells);
        }
        for (var place : places) {
            var of = new HashSet<String>();
            add(of, place, several ? tells : word -> true);
            said.addAll(of);
            amongPolice.removeAll(of);
        }
        var ofPeople = new HashSet<String>();
        var partsOfNames = new HashSet<String>();
        for (var name : names) {
            var parts = words(name);
            if (parts.size() > 1) {
                ofPeople.add(String.join(" ", parts));
            }
            parts.stream().filter(part -> part.length() >= SHORTEST_NAME).forEach(partsOfNames::add);
        }
        if (!several) {
            ofPeople.addAll(partsOfNames);
        }
        return new SourceWords(said, amongPolice, ofPeople, several ? partsOfNames : Set.of());
    }

    private static void add(Set<String> found, String text, Predicate<String> tells) {
        var words = words(text);
        int length = Math.min(SEQUENCE, words.size());
        for (int i = 0; length > 1 && i + length <= words.size(); i++) {
            found.add(String.join(" ", words.subList(i, i + length)));
        }
        words.stream().filter(SourceWords::isTelling).filter(tells).forEach(found::add);
    }

    private static String withoutWhatPoliceMaySay(String text) {
        return LintPatterns.withoutPlatesAndPlaces(LintPatterns.plain(text));
    }

    /** Whether a text for this audience repeats any of it, however it is spaced, punctuated or capitalised. */
    boolean isIn(String text, BulletinAudience audience) {
        return isAny(names, text)
                || isAny(namesInCapitals, onlyCapitals(text))
                || (audience == BulletinAudience.POLICE
                        ? isAny(amongPolice, withoutWhatPoliceMaySay(text))
                        : isAny(sequences, text));
    }

    /** The words that begin with a capital, apart. */
    private static String onlyCapitals(String text) {
        return WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", ""))
                .results()
                .map(MatchResult::group)
                .filter(word -> Character.isUpperCase(word.codePointAt(0)))
                .collect(Collectors.joining(" "));
    }

    private static boolean isAny(Set<String> sequences, String text) {
        if (sequences.isEmpty()) {
            return false;
        }
        var words = words(text);
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + SEQUENCE); to++) {
                if (sequences.contains(String.join(" ", words.subList(from, to)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTelling(String word) {
        return word.length() >= TELLING && HAS_FIGURE.matcher(word).matches();
    }

    private static List<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(plain);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT).replace('\u2019', '\''));
        }
        return words;
    }

    @Override
    public String toString() {
        return "SourceWords[" + (sequences.size() + names.size() + namesInCapitals.size()) + "]";
    }
}

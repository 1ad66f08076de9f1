package org.hedgerow.bulletin;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody told the police, as far as a bulletin may not repeat it: every {@value #SEQUENCE} words in a row of a narrative, and words by which
 * one thing alone is meant, such as numbers of four figures and more. Of names every part but the shortest.
 */
public final class SourceWords {

    /** Shorter rows of words are everybody's. */
    static final int SEQUENCE = 4;

    static final SourceWords NONE = new SourceWords(Set.of());

    private static final int TELLING = 4;
    private static final int SHORTEST_NAME = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['\u2019][\\p{L}]+)?");
    private static final Pattern HAS_FIGURE = Pattern.compile(".*\\p{N}.*");

    private final Set<String> sequences;

    private SourceWords(Set<String> sequences) {
        this.sequences = Set.copyOf(sequences);
    }

    /**
     * @param texts narratives and places, in anybody's words
     * @param names of people
     */
    static SourceWords of(List<String> texts, List<String> names) {
        var found = new HashSet<String>();
        for (var text : texts) {
            var words = words(text);
            int length = Math.min(SEQUENCE, words.size());
            for (int i = 0; length > 1 && i + length <= words.size(); i++) {
                found.add(String.join(" ", words.subList(i, i + length)));
            }
            words.stream().filter(SourceWords::isTelling).forEach(found::add);
        }
        for (var name : names) {
            var parts = words(name);
            found.add(String.join(" ", parts));
            parts.stream().filter(part -> part.length() >= SHORTEST_NAME).forEach(found::add);
        }
        found.remove("");
        return new SourceWords(found);
    }

    /** Whether a text repeats any of it, however it is spaced, punctuated or capitalised. */
    boolean isIn(String text) {
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
        return "SourceWords[" + sequences.size() + "]";
    }
}

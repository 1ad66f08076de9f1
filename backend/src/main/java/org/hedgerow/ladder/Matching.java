package org.hedgerow.ladder;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are written when they are compared: the same person is the same name and date of birth. */
final class Matching {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** Left out between two letters of one word: O'Neill is ONEILL. */
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02BC`\u00B4]");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    private Matching() {}

    /** Capitals without accents, one space between words: {@code Séan O'Néill-Fox} is {@code SEAN ONEILL FOX}. Empty when there is no letter. */
    static String nameKey(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        var words =
                NO_LETTERS.matcher(APOSTROPHES.matcher(plain).replaceAll("")).replaceAll(" ");
        return words.strip().toUpperCase(Locale.ROOT);
    }
}

package org.hedgerow.operation.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How text is spoken on the radio, and how many words that takes. */
final class SpokenWords {

    private static final String[] FIGURES = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };

    /** The alphabet of the International Civil Aviation Organization. */
    private static final String[] LETTERS = {
        "Alfa",
        "Bravo",
        "Charlie",
        "Delta",
        "Echo",
        "Foxtrot",
        "Golf",
        "Hotel",
        "India",
        "Juliett",
        "Kilo",
        "Lima",
        "Mike",
        "November",
        "Oscar",
        "Papa",
        "Quebec",
        "Romeo",
        "Sierra",
        "Tango",
        "Uniform",
        "Victor",
        "Whiskey",
        "X-ray",
        "Yankee",
        "Zulu"
    };

    private static final int LONGEST_ABBREVIATION = 3;

    /** What is longer takes the time of two. */
    private static final int LONGEST_WORD = 16;

    private SpokenWords() {}

    /** Each figure and letter by itself: {@code TL 54} is {@code Tango Lima, five four}. */
    static String spelled(String text) {
        var groups = new ArrayList<String>();
        for (var group : text.split(" ", -1)) {
            var words = new ArrayList<String>();
            group.codePoints().forEach(codePoint -> {
                if (codePoint >= '0' && codePoint <= '9') {
                    words.add(FIGURES[codePoint - '0']);
                } else if (codePoint == '.') {
                    words.add("decimal");
                } else if (codePoint == '?') {
                    words.add("unknown");
                } else if (codePoint >= 'A' && codePoint <= 'Z') {
                    words.add(LETTERS[codePoint - 'A']);
                } else if (codePoint >= 'a' && codePoint <= 'z') {
                    words.add(LETTERS[codePoint - 'a']);
                }
            });
            if (!words.isEmpty()) {
                groups.add(String.join(" ", words));
            }
        }
        return String.join(", ", groups);
    }

    /** A latitude and longitude in degrees and decimal minutes, {@code N52 23.888 E000 15.810}, as it is read to an aircraft. */
    static String degrees(String degreesMinutes) {
        var words = new ArrayList<String>();
        for (var part : degreesMinutes.split(" ", -1)) {
            var axis = part.isEmpty() ? "" : part.substring(0, 1);
            switch (axis) {
                case "N" -> words.add("north " + spelled(part.substring(1)));
                case "S" -> words.add("south " + spelled(part.substring(1)));
                case "E" -> words.add("east " + spelled(part.substring(1)));
                case "W" -> words.add("west " + spelled(part.substring(1)));
                default -> words.add(spelled(part));
            }
        }
        return String.join(", ", words);
    }

    /** The words that somebody speaks who reads the text: each figure is one, and so is each letter of an abbreviation or a number plate. */
    static int count(String text) {
        return List.of(text.replace(BriefingWords.NOT_KNOWN, "not known")
                        .strip()
                        .split("\\s+"))
                .stream()
                .mapToInt(SpokenWords::countOne)
                .sum();
    }

    private static int countOne(String word) {
        int words = 0;
        int letters = 0;
        boolean capitals = true;
        for (int i = 0; i <= word.length(); i++) {
            char c = i < word.length() ? word.charAt(i) : ' ';
            if (Character.isLetter(c) || c == '\'') {
                letters++;
                capitals &= Character.isUpperCase(c);
                continue;
            }
            words +=
                    capitals && letters <= LONGEST_ABBREVIATION ? letters : (letters + LONGEST_WORD - 1) / LONGEST_WORD;
            letters = 0;
            capitals = true;
            // What is neither letter nor figure may still be named: a slash, a question mark.
            words += Character.isDigit(c) || "?/%&+".indexOf(c) >= 0 ? 1 : 0;
        }
        return words;
    }

    /** The beginning of a text, whole words, that takes at most so many; says when there is more. */
    static String atMost(String text, int most) {
        var line = BriefingWords.line(text).replaceAll("[.;,]+$", "");
        if (count(line) <= most) {
            return line;
        }
        var kept = new StringBuilder();
        for (var word : line.split(" ", -1)) {
            if (count(kept + " " + word) > most - 2) {
                break;
            }
            kept.append(kept.isEmpty() ? "" : " ").append(word);
        }
        return (kept.isEmpty() ? "" : kept + ", ") + "more written";
    }

    static String figures(int number) {
        return number >= 0 && number < FIGURES.length ? FIGURES[number] : String.format(Locale.ROOT, "%d", number);
    }
}

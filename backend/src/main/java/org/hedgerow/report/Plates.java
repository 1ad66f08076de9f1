package org.hedgerow.report;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Number plates as people tell them: with a character that they did not see, or one that looks like another. As text they are capitals and
 * figures without spaces, with {@code ?} for what is not known.
 */
final class Plates {

    /** Of the styles since 1983, which are the ones that are read in passing; anything else in a narrative may be any word. */
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?<![\\p{Alnum}])(?:[A-Z]{2} ?[0-9]{2} ?[A-Z]{3}|[A-Z] ?[0-9]{1,3} ?[A-Z]{3})(?![\\p{Alnum}])",
            Pattern.CASE_INSENSITIVE);

    /** Characters that are taken for each other at night and in mud; each group is one. */
    private static final String[] LOOK_ALIKE = {"0ODQ", "1IL", "2Z", "5S", "8B", "6G", "7T", "4A", "MW", "VYU"};

    private static final int SHORTEST = 4;
    private static final int LONGEST = 8;
    private static final int MOST = 20;
    private static final int MOST_MISREAD = 2;
    private static final int LEAST_SEEN = 4;

    private Plates() {}

    /** Those in a narrative; at most {@value #MOST}. */
    static Set<String> in(String narrative) {
        var found = new TreeSet<String>();
        var matcher = IN_TEXT.matcher(narrative);
        while (matcher.find() && found.size() < MOST) {
            add(found, matcher.group());
        }
        return found;
    }

    /** Those in the answers about vehicles; at most {@value #MOST}. */
    static Set<String> in(JsonNode answers) {
        var found = new TreeSet<String>();
        for (var vehicle : answers.path("vehicles")) {
            if (found.size() < MOST && vehicle.path("plate").isString()) {
                add(found, vehicle.path("plate").asString());
            }
        }
        return found;
    }

    /** Whether two may be one plate, as far as each was seen. */
    static boolean alike(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        int seen = 0;
        int misread = 0;
        for (int at = 0; at < one.length(); at++) {
            char a = one.charAt(at);
            char b = other.charAt(at);
            if (a == '?' || b == '?') {
                continue;
            }
            if (a == b) {
                seen++;
            } else if (lookAlike(a, b)) {
                misread++;
            } else {
                return false;
            }
        }
        return misread <= MOST_MISREAD && seen >= LEAST_SEEN;
    }

    private static void add(Set<String> found, String text) {
        var plate = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9?]", "");
        if (plate.length() >= SHORTEST && plate.length() <= LONGEST) {
            found.add(plate);
        }
    }

    private static boolean lookAlike(char a, char b) {
        for (var group : LOOK_ALIKE) {
            if (group.indexOf(a) >= 0 && group.indexOf(b) >= 0) {
                return true;
            }
        }
        return false;
    }
}

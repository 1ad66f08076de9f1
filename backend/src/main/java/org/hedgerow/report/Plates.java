package org.hedgerow.report;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hedgerow.sighting.Plate;
import org.hedgerow.sighting.PlateLikeness;
import tools.jackson.databind.JsonNode;

/**
 * Number plates as people tell them in reports, each as {@link Plate#read()} has it.
 */
final class Plates {

    /** Of the styles since 1983, which are the ones that are read in passing; anything else in a narrative may be any word. */
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?<![\\p{Alnum}])(?:[A-Z]{2} ?[0-9]{2} ?[A-Z]{3}|[A-Z] ?[0-9]{1,3} ?[A-Z]{3})(?![\\p{Alnum}])",
            Pattern.CASE_INSENSITIVE);

    private static final int SHORTEST = 4;
    private static final int LONGEST = 8;
    private static final int MOST = 20;

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
        return Plate.of(one)
                .flatMap(asked -> Plate.of(other).flatMap(seen -> PlateLikeness.of(asked, seen)))
                .filter(PlateLikeness::mayBeOne)
                .isPresent();
    }

    private static void add(Set<String> found, String text) {
        Plate.of(text)
                .map(Plate::read)
                .filter(read -> read.length() >= SHORTEST && read.length() <= LONGEST)
                .ifPresent(found::add);
    }
}

package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which force an area of a file belongs to: by its published code, for a force without one by its name; and who is missing. */
final class ForceMatching {

    private static final Set<String> EMPTY_WORDS =
            Set.of("police", "constabulary", "service", "force", "and", "of", "the");

    private final List<Force> withArea;
    private final Map<String, String> codeOfForce = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    ForceMatching(Forces forces) {
        withArea = forces.all().stream().filter(Force::hasArea).toList();
    }

    /** The force's code. Refuses a code of nobody, two areas of one force, and a name that is plainly another force's. */
    String force(String code, String name) {
        var force = withArea.stream()
                .filter(one -> code.equals(one.onsCode()))
                .findFirst()
                .or(() -> withArea.stream()
                        .filter(one -> one.onsCode() == null && isNamed(one, name))
                        .findFirst())
                .orElseThrow(() -> new BoundaryRefused("No force has the code " + code + " (" + name + ")."));
        var other = codeOfForce.put(force.code(), code);
        if (other != null) {
            throw new BoundaryRefused(other + " and " + code + " would both be " + force.name() + ".");
        }
        if (!isNamed(force, name)) {
            withArea.stream().filter(one -> isNamed(one, name)).findFirst().ifPresent(named -> {
                throw new BoundaryRefused(
                        code + " is the code of " + force.name() + ", but the file calls it " + name + ".");
            });
            notes.add(code + " is " + name + " in the file and " + force.name() + " here.");
        }
        return force.code();
    }

    /** Whether the words that tell forces apart are those of the force's name or some of them, or the other way round. */
    private static boolean isNamed(Force force, String name) {
        var ours = words(force.name());
        var theirs = words(name);
        return !theirs.isEmpty() && (ours.containsAll(theirs) || theirs.containsAll(ours));
    }

    private static Set<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
                .collect(Collectors.toSet());
    }

    /** Sentences about names and about forces without an area; refuses when one of England and Wales is missing, unless that is allowed. */
    List<String> finish(boolean allowMissing) {
        var missing = withArea.stream()
                .filter(force -> !codeOfForce.containsKey(force.code()))
                .toList();
        var needed = missing.stream().filter(ForceMatching::isOfEnglandOrWales).toList();
        if (!needed.isEmpty() && !allowMissing) {
            throw new BoundaryRefused("No area for " + names(needed)
                    + ". A set must have every force of England and Wales, unless --allow-missing is said.");
        }
        if (!missing.isEmpty()) {
            notes.add("Not in the file, so their areas stay indicative: " + names(missing) + ".");
        }
        return notes;
    }

    private static boolean isOfEnglandOrWales(Force force) {
        var code = force.onsCode();
        return code != null && (code.startsWith("E") || code.startsWith("W"));
    }

    private static String names(List<Force> forces) {
        return forces.stream().map(Force::name).collect(Collectors.joining(", "));
    }
}

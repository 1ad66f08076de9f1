package org.hedgerow.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of planted leaks ({@code planted-leaks.txt}): mistakes that somebody could make one day, each a change of a few words in one or
 * more files, with the tests that must find it. Needs nothing but Java, so that {@code ./hedgerow prove leaks} can run it from its source:
 * {@code names}, {@code tests NAME}, {@code plant NAME} and {@code pull NAME}, each followed by the checkout to work in.
 */
public final class PlantedLeaks {

    private static final String LIST = "backend/src/test/resources/planted-leaks.txt";

    /**
     * One change of a file.
     *
     * @param file from the top of the checkout
     * @param find words that stand in the file exactly once
     * @param put what they become
     */
    public record Change(String file, String find, String put) {

        void make(Path checkout) {
            replace(checkout, find, put);
        }

        void undo(Path checkout) {
            replace(checkout, put, find);
        }

        /** How often the words stand in the file. */
        public int occurrences(Path checkout) {
            var text = text(checkout.resolve(file));
            int count = 0;
            for (int at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + 1)) {
                count++;
            }
            return count;
        }

        private void replace(Path checkout, String from, String to) {
            var path = checkout.resolve(file);
            var text = text(path);
            if (!text.contains(from)) {
                throw new IllegalStateException(file + " does not say: " + from);
            }
            try {
                Files.writeString(path, text.replace(from, to));
            } catch (IOException e) {
                throw new IllegalStateException(file, e);
            }
        }
    }

    /** A leak: what it is called, who must find it, and how it is planted. */
    public record Leak(String name, List<String> tests, List<Change> changes) {}

    private PlantedLeaks() {}

    public static void main(String[] arguments) {
        var checkout = Path.of(arguments[arguments.length - 1]);
        var leaks = leaks(checkout);
        if (arguments[0].equals("names")) {
            leaks.forEach(leak -> System.out.println(leak.name()));
            return;
        }
        var leak = leaks.stream()
                .filter(each -> each.name().equals(arguments[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no leak called " + arguments[1]));
        switch (arguments[0]) {
            case "tests" -> System.out.println(String.join(",", leak.tests()));
            case "plant" -> leak.changes().forEach(change -> change.make(checkout));
            case "pull" -> leak.changes().forEach(change -> change.undo(checkout));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Every leak of the list, in its order. */
    public static List<Leak> leaks(Path checkout) {
        var leaks = new ArrayList<Leak>();
        String name = "";
        List<String> tests = List.of();
        var changes = new ArrayList<Change>();
        var file = "";
        var find = "";
        for (var line : (text(checkout.resolve(LIST)) + "\nleak: ").lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            var said = line.substring(colon + 1).strip();
            switch (line.substring(0, colon)) {
                case "leak" -> {
                    if (!name.isEmpty()) {
                        leaks.add(new Leak(name, tests, List.copyOf(changes)));
                    }
                    name = said;
                    changes.clear();
                }
                case "found by" -> tests = List.of(said.split(" +"));
                case "file" -> file = said;
                case "find" -> find = said;
                case "put" -> changes.add(new Change(file, find, said));
                default -> throw new IllegalArgumentException(line);
            }
        }
        return leaks;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + path, e);
        }
    }
}

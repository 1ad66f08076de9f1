package org.hedgerow.hotspot.analyse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a command line asks for: the method, the file and the options with their values. */
final class Options {

    private static final Set<String> FLAGS = Set.of("--json", "--progress", "--skip-bad", "--manhattan");

    private static final Map<String, Set<String>> OF_METHOD = Map.of(
            "dbscan", Set.of("--reach", "--minimum"),
            "gistar", Set.of("--cell", "--band", "--rate", "--control", "--permutations", "--seed", "--out"),
            "emerging",
                    Set.of("--cell", "--slice", "--band", "--rate", "--control", "--permutations", "--seed", "--to"),
            "scan",
                    Set.of(
                            "--radius",
                            "--share",
                            "--days",
                            "--repetitions",
                            "--stop-after",
                            "--cell",
                            "--seed",
                            "--from",
                            "--to"),
            "knox", Set.of("--metres", "--days", "--same-place", "--manhattan", "--repetitions", "--seed"),
            "kde", Set.of("--bandwidth", "--cell", "--kernel", "--edge", "--extent", "--out"),
            "forecast", Set.of("--cell", "--share", "--from", "--weeks", "--fit-weeks", "--repetitions", "--seed"),
            "aoristic", Set.of("--longest-days"));

    private static final Set<String> OF_ALL = Set.of("--json", "--progress", "--skip-bad");

    private static final int MOST_LISTED = 30;

    private final Map<String, String> values = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    Options(List<String> arguments) {
        var left = arguments.iterator();
        while (left.hasNext()) {
            var argument = left.next();
            int equals = argument.indexOf('=');
            var name = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (FLAGS.contains(argument)) {
                values.put(argument, "");
            } else if (equals > 0) {
                values.put(name, argument.substring(equals + 1));
            } else if (left.hasNext()) {
                values.put(name, left.next());
            } else {
                throw new Misuse(argument + " needs a value");
            }
        }
        if (words.isEmpty() || !OF_METHOD.containsKey(words.get(0))) {
            throw new Misuse("the method is one of dbscan, gistar, emerging, scan, knox, forecast, kde and aoristic");
        }
        if (words.size() != 2) {
            throw new Misuse("after the method comes the name of one file");
        }
        for (var name : values.keySet()) {
            if (!OF_ALL.contains(name) && !OF_METHOD.get(method()).contains(name)) {
                throw new Misuse(method() + " does not know \"" + name + "\"");
            }
        }
    }

    String method() {
        return words.get(0);
    }

    Path file() {
        return Path.of(words.get(1));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable String text(String name) {
        return values.get(name);
    }

    double number(String name, double otherwise) {
        var value = values.get(name);
        return value == null ? otherwise : number(name, value);
    }

    private static double number(String name, String value) {
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Misuse(name + " needs a number");
    }

    int whole(String name, int otherwise) {
        return Math.toIntExact(whole(name, (long) otherwise, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    long seed() {
        return whole("--seed", 1L, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long whole(String name, long otherwise, long least, long most) {
        var value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long whole = Long.parseLong(value);
            if (whole >= least && whole <= most) {
                return whole;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Misuse(name + " needs a whole number");
    }

    /** Numbers apart by commas; "-" stands for no end. */
    List<Double> numbers(String name, List<Double> otherwise) {
        var value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        var parts = value.split(",", MOST_LISTED + 1);
        if (parts.length > MOST_LISTED) {
            throw new Misuse(name + " takes at most " + MOST_LISTED + " numbers");
        }
        return Stream.of(parts)
                .map(part -> part.equals("-") ? Double.POSITIVE_INFINITY : number(name, part.strip()))
                .toList();
    }

    /** The constant that a value names, in small letters and with hyphens. */
    <E extends Enum<E>> E choice(String name, E otherwise, Class<E> type) {
        var value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        return Stream.of(type.getEnumConstants())
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new Misuse(name + " is one of "
                        + String.join(
                                ", ",
                                Stream.of(type.getEnumConstants())
                                        .map(Options::word)
                                        .toList())));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

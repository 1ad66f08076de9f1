package org.hedgerow.interchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked for after {@code import}. Options take their value after a space or an equals sign. */
record CommandLine(
        List<Path> files,
        boolean dryRun,
        @Nullable ImportFormat format,
        Map<String, String> mapping,
        @Nullable String owner,
        @Nullable Path rejects) {

    private static final String USAGE = "import FILE... [--dry-run] [--format auto|police-uk|generic]"
            + " [--map field=column,...] [--owner CODE] [--rejects FILE]";

    static CommandLine read(String... arguments) {
        var files = new ArrayList<Path>();
        var mapping = new HashMap<String, String>();
        var dryRun = false;
        ImportFormat format = null;
        String owner = null;
        Path rejects = null;
        var left = List.of(arguments).iterator();
        if (left.hasNext()) {
            left.next();
        }
        while (left.hasNext()) {
            var argument = left.next();
            if (!argument.startsWith("--")) {
                files.add(Path.of(argument));
                continue;
            }
            int equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            switch (name) {
                case "--dry-run" -> dryRun = true;
                case "--format" ->
                    format = ImportFormat.of(value(argument, equals, left)).orElse(null);
                case "--owner" -> owner = value(argument, equals, left);
                case "--rejects" -> rejects = Path.of(value(argument, equals, left));
                case "--map" -> map(value(argument, equals, left), mapping);
                default -> {
                    // Settings of the application itself look like this: --server.port=0.
                    if (equals < 0 || !name.contains(".")) {
                        throw new ImportRefused("There is no option " + name + ". Use: " + USAGE);
                    }
                }
            }
        }
        if (files.isEmpty()) {
            throw new ImportRefused("Name at least one file. Use: " + USAGE);
        }
        return new CommandLine(List.copyOf(files), dryRun, format, Map.copyOf(mapping), owner, rejects);
    }

    private static String value(String argument, int equals, Iterator<String> left) {
        if (equals >= 0) {
            return argument.substring(equals + 1);
        }
        if (!left.hasNext()) {
            throw new ImportRefused(argument + " needs a value. Use: " + USAGE);
        }
        return left.next();
    }

    private static void map(String pairs, Map<String, String> mapping) {
        for (var pair : pairs.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ImportRefused("--map takes field=column, with commas between several.");
            }
            mapping.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
    }
}

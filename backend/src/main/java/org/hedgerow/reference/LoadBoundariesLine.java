package org.hedgerow.reference;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was asked for after {@code load-boundaries}. Options take their value after a space or an equals sign. */
record LoadBoundariesLine(
        Path file,
        BoundaryIntake.Wishes wishes,
        @Nullable String layer,
        @Nullable LocalDate from,
        @Nullable String source,
        boolean dryRun) {

    static final String USAGE =
            "load-boundaries FILE [--kind FORCE|COUNTY|DISTRICT|PARISH|BEAT] [--code-field NAME --name-field NAME]"
                    + " [--layer NAME] [--from YYYY-MM-DD] [--source TEXT] [--allow-missing] [--dry-run]";

    private static final Set<String> FLAGS = Set.of("--dry-run", "--allow-missing");
    private static final Set<String> VALUES =
            Set.of("--kind", "--code-field", "--name-field", "--layer", "--from", "--source");
    private static final int LONGEST_SOURCE = 400;

    static LoadBoundariesLine read(String... arguments) {
        Path file = null;
        Map<String, String> given = new HashMap<>();
        var left = List.of(arguments).iterator();
        if (left.hasNext()) {
            left.next();
        }
        while (left.hasNext()) {
            var argument = left.next();
            int equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            if (!argument.startsWith("--")) {
                if (file != null) {
                    throw new BoundaryRefused("One file at a time. Use: " + USAGE);
                }
                file = Path.of(argument);
            } else if (FLAGS.contains(argument)) {
                given.put(argument, "");
            } else if (VALUES.contains(name)) {
                if (equals < 0 && !left.hasNext()) {
                    throw new BoundaryRefused(name + " needs a value. Use: " + USAGE);
                }
                given.put(name, equals < 0 ? left.next() : argument.substring(equals + 1));
            } else if (equals < 0 || !name.contains(".")) { // settings of the application look like --server.port=0
                throw new BoundaryRefused("There is no option " + BoundaryText.plain(name) + ". Use: " + USAGE);
            }
        }
        if (file == null) {
            throw new BoundaryRefused("Name a file. Use: " + USAGE);
        }
        var kind = given.get("--kind");
        return new LoadBoundariesLine(
                file,
                new BoundaryIntake.Wishes(
                        kind == null ? null : BoundaryColumns.kind(kind),
                        given.get("--code-field"),
                        given.get("--name-field"),
                        given.containsKey("--allow-missing")),
                given.get("--layer"),
                date(given.get("--from")),
                source(given.get("--source")),
                given.containsKey("--dry-run"));
    }

    private static @Nullable LocalDate date(@Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(given);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeParseException notADate) {
            throw new BoundaryRefused("--from is a day such as 2027-04-01.", notADate);
        }
        throw new BoundaryRefused("--from is a day such as 2027-04-01.");
    }

    private static @Nullable String source(@Nullable String given) {
        if (given != null && (given.isBlank() || given.length() > LONGEST_SOURCE)) {
            throw new BoundaryRefused("--source is a sentence of at most 400 characters.");
        }
        return given == null ? null : given.strip();
    }
}

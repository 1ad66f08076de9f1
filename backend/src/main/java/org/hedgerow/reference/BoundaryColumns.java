package org.hedgerow.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a file hold code and name, and so what kind of area it is about: by the pattern of the Office for National Statistics,
 * such as {@code PFA24CD} and {@code PFA24NM}, unless they are named.
 */
record BoundaryColumns(BoundaryKind kind, String code, String name) {

    private static final Pattern PUBLISHED = Pattern.compile("([A-Z]+)([0-9]{2})CD");

    static BoundaryColumns choose(
            Collection<String> columns, @Nullable BoundaryKind kind, @Nullable String code, @Nullable String name) {
        if (code != null || name != null) {
            if (kind == null || code == null || name == null) {
                throw new BoundaryRefused("--code-field and --name-field go together, and with --kind.");
            }
            return new BoundaryColumns(kind, present(columns, code), present(columns, name));
        }
        var fitting = new ArrayList<BoundaryColumns>();
        for (var one : kind == null ? List.of(BoundaryKind.values()) : List.of(kind)) {
            for (var prefix : one.columnPrefixes()) {
                find(columns, one, prefix, fitting);
            }
        }
        if (fitting.isEmpty()) {
            throw new BoundaryRefused("No pair of columns such as PFA24CD and PFA24NM"
                    + (kind == null ? "" : " for " + kind.plural())
                    + "; name them with --kind, --code-field and --name-field. There are: " + listed(columns));
        }
        if (kind == null
                && fitting.stream()
                        .anyMatch(other -> other.kind() != fitting.get(0).kind())) {
            throw new BoundaryRefused("The columns fit several kinds of area; say which with --kind: "
                    + fitting.stream().map(one -> one.kind().name()).distinct().collect(Collectors.joining(", ")));
        }
        return fitting.get(0);
    }

    private static void find(
            Collection<String> columns, BoundaryKind kind, String prefix, List<BoundaryColumns> fitting) {
        for (var column : columns) {
            var published = PUBLISHED.matcher(column.toUpperCase(Locale.ROOT));
            if (published.matches() && published.group(1).equals(prefix)) {
                var stem = column.substring(0, column.length() - 2);
                columns.stream()
                        .filter(other -> other.equalsIgnoreCase(stem + "NM"))
                        .findFirst()
                        .ifPresent(name -> fitting.add(new BoundaryColumns(kind, column, name)));
            }
        }
    }

    private static String present(Collection<String> columns, String wanted) {
        return columns.stream()
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new BoundaryRefused(
                        "There is no column " + BoundaryText.plain(wanted) + ". There are: " + listed(columns)));
    }

    private static String listed(Collection<String> columns) {
        return columns.stream().limit(20).map(BoundaryText::plain).collect(Collectors.joining(", "));
    }

    /** The kind of that name, in capitals or not. */
    static BoundaryKind kind(String name) {
        return Arrays.stream(BoundaryKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new BoundaryRefused("--kind is one of FORCE, COUNTY, DISTRICT, PARISH, BEAT."));
    }
}

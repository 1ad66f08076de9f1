package org.hedgerow.intelligence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** How far a grade lets one rely on something: in three steps, never a percentage. Read from a table that stands beside this class. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    private static final Map<String, Confidence> TABLE = read();

    static Confidence of(Grade grade) {
        var found = TABLE.get("" + grade.source() + grade.assessment());
        if (found == null) {
            throw new IllegalStateException("confidence.csv lacks a grade");
        }
        return found;
    }

    /** Every pair of source and assessment of the table, such as {@code 1A}, with what it gives. */
    static Map<String, Confidence> table() {
        return TABLE;
    }

    private static Map<String, Confidence> read() {
        try (var resource = Confidence.class.getResourceAsStream("confidence.csv")) {
            if (resource == null) {
                throw new IllegalStateException("confidence.csv is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> valueOf(cells[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

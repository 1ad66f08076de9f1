package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a table says of one thing for a stretch of days.
 *
 * @param values every column's, in the table's order, as in the CSV file; empty text for none
 * @param from the first day
 * @param until the day after the last one; null while no end is known
 */
public record ReferenceRow(
        ReferenceTable table,
        Map<String, String> values,
        LocalDate from,
        @Nullable LocalDate until) {

    public ReferenceRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The key's values with a hyphen between: {@code CAMBS}, {@code CAMBS-ESSEX-LAND}. */
    public String key() {
        return table.keyColumns().stream().map(column -> value(column.name())).collect(Collectors.joining("-"));
    }

    /** The value of a column; empty when there is none. */
    public String value(String column) {
        return values.getOrDefault(column, "");
    }

    public boolean isInForceOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    boolean isTrue(String column) {
        return value(column).equals("true");
    }

    @Nullable String valueOrNull(String column) {
        var value = value(column);
        return value.isEmpty() ? null : value;
    }

    boolean overlaps(ReferenceRow other) {
        return (until == null || until.isAfter(other.from)) && (other.until == null || other.until.isAfter(from));
    }

    ReferenceRow between(LocalDate newFrom, @Nullable LocalDate newUntil) {
        return new ReferenceRow(table, values, newFrom, newUntil);
    }

    ReferenceRow with(String column, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return new ReferenceRow(table, changed, from, until);
    }
}

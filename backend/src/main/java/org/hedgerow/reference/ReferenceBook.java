package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * All tables in memory, and what an edit does to them. Knows no database: whether the outcome may be is the question of
 * {@link ReferenceFacts}. A border is always changed from both sides.
 */
final class ReferenceBook {

    private final Map<ReferenceTable, List<ReferenceRow>> tables = new EnumMap<>(ReferenceTable.class);

    ReferenceBook(Function<ReferenceTable, List<ReferenceRow>> rows) {
        for (var table : ReferenceTable.values()) {
            tables.put(table, List.copyOf(rows.apply(table)));
        }
    }

    ReferenceBook copy() {
        return new ReferenceBook(this::rows);
    }

    List<ReferenceRow> rows(ReferenceTable table) {
        return tables.getOrDefault(table, List.of());
    }

    /** The rows of one thing by day; none when there is no such thing. */
    List<ReferenceRow> rows(ReferenceTable table, String key) {
        return rows(table).stream()
                .filter(row -> row.key().equals(key))
                .sorted(Comparator.comparing(ReferenceRow::from))
                .toList();
    }

    Map<ReferenceTable, List<ReferenceRow>> tables() {
        return tables;
    }

    /** Something new. */
    void add(ReferenceRow row) {
        if (!rows(row.table(), row.key()).isEmpty()) {
            throw PlatformProblem.invalid(
                    "/values/" + row.table().keyColumns().get(0).name(),
                    row.key() + " is there already: change it from a day instead.");
        }
        put(row.table(), row.key(), List.of(row));
    }

    /** Other values from a day on: the last row ends there, and an end that was planned for it stays. */
    void change(ReferenceTable table, String key, Map<String, String> values, LocalDate from) {
        var own = new ArrayList<>(existing(table, key));
        var last = own.get(own.size() - 1);
        if (!from.isAfter(last.from())) {
            throw PlatformProblem.invalid(
                    "/from", "There is a row from " + last.from() + " already: correct that row, or give a later day.");
        }
        var until = last.until();
        boolean holds = until == null || until.isAfter(from);
        if (holds) {
            own.set(own.size() - 1, last.between(last.from(), from));
        }
        own.add(new ReferenceRow(table, values, from, holds ? until : null));
        put(table, key, own);
    }

    /** Nothing holds from that day on. Where a force ends, so do its borders; the one that follows it takes them over. */
    void end(ReferenceTable table, String key, LocalDate from, @Nullable String successor) {
        var own = new ArrayList<>(existing(table, key));
        var last = own.get(own.size() - 1).between(own.get(own.size() - 1).from(), from);
        own.set(
                own.size() - 1,
                table == ReferenceTable.FORCES && successor != null ? last.with("successor_code", successor) : last);
        put(table, key, own);
        if (table == ReferenceTable.FORCES) {
            endBorders(key, from, successor);
        }
    }

    private void endBorders(String force, LocalDate day, @Nullable String successor) {
        for (var border : rows(ReferenceTable.FORCE_ADJACENCY)) {
            if (!border.value("force_code").equals(force)
                    || (border.until() != null && !border.until().isAfter(day))) {
                continue;
            }
            var own = new ArrayList<>(rows(ReferenceTable.FORCE_ADJACENCY, border.key()));
            own.remove(border);
            if (border.from().isBefore(day)) {
                own.add(border.between(border.from(), day));
            }
            put(ReferenceTable.FORCE_ADJACENCY, border.key(), own);
            if (successor != null && !border.value("neighbour_code").equals(successor)) {
                inherit(border, successor, day);
            }
        }
    }

    private void inherit(ReferenceRow border, String successor, LocalDate day) {
        var inherited = border.with("force_code", successor)
                .with("source", "Border of " + border.value("force_code") + " before " + day)
                .between(day.isAfter(border.from()) ? day : border.from(), null);
        var own = new ArrayList<>(rows(ReferenceTable.FORCE_ADJACENCY, inherited.key()));
        if (own.stream().noneMatch(inherited::overlaps)) {
            own.add(inherited);
            put(ReferenceTable.FORCE_ADJACENCY, inherited.key(), own);
        }
    }

    /** A typing error put right in place. When the first day moves, so does the last one of the row before that met it. */
    void correct(ReferenceTable table, String key, LocalDate day, ReferenceRow corrected) {
        var own = new ArrayList<>(existing(table, key));
        int at = indexOf(own, day);
        own.set(at, corrected);
        if (at > 0 && day.equals(own.get(at - 1).until())) {
            own.set(at - 1, own.get(at - 1).between(own.get(at - 1).from(), corrected.from()));
        }
        put(table, key, own);
    }

    /** A row that was planned and has not begun is taken back; the row before it holds on. */
    void takeBack(ReferenceTable table, String key, LocalDate day) {
        var own = new ArrayList<>(existing(table, key));
        int at = indexOf(own, day);
        var planned = own.remove(at);
        if (at > 0 && day.equals(own.get(at - 1).until())) {
            own.set(at - 1, own.get(at - 1).between(own.get(at - 1).from(), planned.until()));
        }
        put(table, key, own);
    }

    private static int indexOf(List<ReferenceRow> own, LocalDate day) {
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).from().equals(day)) {
                return i;
            }
        }
        throw PlatformProblem.invalid("/row", "There is no row from that day.");
    }

    private List<ReferenceRow> existing(ReferenceTable table, String key) {
        var own = rows(table, key);
        if (own.isEmpty()) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        return own;
    }

    private void put(ReferenceTable table, String key, List<ReferenceRow> own) {
        replace(table, key, own);
        if (table == ReferenceTable.FORCE_ADJACENCY) {
            var other = own.stream().map(ReferenceFacts::mirror).toList();
            replace(table, mirrored(key), other);
        }
    }

    private static String mirrored(String key) {
        var parts = key.split("-", 3);
        return parts[1] + "-" + parts[0] + "-" + parts[2];
    }

    private void replace(ReferenceTable table, String key, List<ReferenceRow> own) {
        var others = new ArrayList<>(rows(table));
        others.removeIf(row -> row.key().equals(key));
        others.addAll(own);
        tables.put(table, List.copyOf(others));
    }

    /** The whole of a table, from a file. */
    void replaceAll(ReferenceTable table, List<ReferenceRow> rows) {
        tables.put(table, List.copyOf(rows));
    }

    /** Values from a request for a row of the table, each checked; the key's may be left out where the address has it. */
    static Map<String, String> values(
            ReferenceTable table, @Nullable Map<String, @Nullable String> given, @Nullable ReferenceRow ofTheKey) {
        var checked = new LinkedHashMap<String, String>();
        var errors = new ArrayList<ProblemException.FieldError>();
        var names = table.columns().stream().map(ReferenceColumn::name).toList();
        if (given == null || !names.containsAll(given.keySet())) {
            throw PlatformProblem.invalid("/values", "Give the values of these columns: " + String.join(", ", names));
        }
        for (var column : table.columns()) {
            var pointer = "/values/" + column.name();
            var value = given.get(column.name());
            var ofKey = ofTheKey != null && table.keyColumns().contains(column) ? ofTheKey.value(column.name()) : null;
            if (ofKey != null && value != null && !value.equals(ofKey)) {
                errors.add(new ProblemException.FieldError(pointer, column.label() + ": this never changes."));
                continue;
            }
            try {
                checked.put(column.name(), ofKey != null ? ofKey : column.check(pointer, value));
            } catch (ProblemException wrong) {
                errors.addAll(wrong.errors());
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformProblem.INVALID_FIELDS, errors);
        }
        return checked;
    }
}

package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reference data in the database. Every statement is made of the columns of {@link ReferenceTable} and of parameters. */
@Component
final class ReferenceRows {

    private final JdbcClient jdbc;

    ReferenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every row of every day, by key and day. */
    List<ReferenceRow> list(ReferenceTable table) {
        var columns = table.columns().stream()
                .map(column -> "coalesce(" + asText(column) + ", '') as " + column.name())
                .collect(Collectors.joining(", "));
        var rows = jdbc.sql("select " + columns + ", valid_from, valid_to from " + table.sqlName())
                .query((result, number) -> {
                    var values = new LinkedHashMap<String, String>();
                    for (var column : table.columns()) {
                        values.put(column.name(), result.getString(column.name()));
                    }
                    return new ReferenceRow(
                            table,
                            values,
                            result.getObject("valid_from", LocalDate.class),
                            result.getObject("valid_to", LocalDate.class));
                })
                .list();
        return rows.stream()
                .sorted(Comparator.comparing(ReferenceRow::key).thenComparing(ReferenceRow::from))
                .toList();
    }

    /**
     * Makes the table read {@code after} where it read {@code before}, touching only rows that differ. A row whose first day changed
     * is the same row still.
     */
    void write(List<ReferenceRow> before, List<ReferenceRow> after) {
        var old = byKeyAndDay(before);
        var now = byKeyAndDay(after);
        var gone = new ArrayList<ReferenceRow>();
        var made = new ArrayList<ReferenceRow>();
        old.forEach((day, row) -> {
            if (!now.containsKey(day)) {
                gone.add(row);
            }
        });
        now.forEach((day, row) -> {
            var was = old.get(day);
            if (was == null) {
                made.add(row);
            } else if (!was.equals(row)) {
                update(was, row);
            }
        });
        for (var row : gone) {
            var moved =
                    made.stream().filter(other -> other.key().equals(row.key())).findFirst();
            moved.ifPresentOrElse(to -> update(row, to), () -> delete(row));
            moved.ifPresent(made::remove);
        }
        made.forEach(this::insert);
    }

    void insert(ReferenceRow row) {
        var columns = row.table().columns();
        jdbc.sql("insert into " + row.table().sqlName() + " ("
                        + columns.stream().map(ReferenceColumn::name).collect(Collectors.joining(", "))
                        + ", valid_from, valid_to) values ("
                        + columns.stream().map(ReferenceRows::asValue).collect(Collectors.joining(", "))
                        + ", :valid_from, :valid_to)")
                .params(parameters(row))
                .update();
    }

    private void update(ReferenceRow was, ReferenceRow row) {
        jdbc.sql("update " + row.table().sqlName() + " set "
                        + row.table().columns().stream()
                                .map(column -> column.name() + " = " + asValue(column))
                                .collect(Collectors.joining(", "))
                        + ", valid_from = :valid_from, valid_to = :valid_to where " + isTheRow(row.table()))
                .params(parameters(row))
                .param("was_from", was.from())
                .update();
    }

    private void delete(ReferenceRow row) {
        jdbc.sql("delete from " + row.table().sqlName() + " where " + isTheRow(row.table()))
                .params(parameters(row))
                .param("was_from", row.from())
                .update();
    }

    private static String isTheRow(ReferenceTable table) {
        return table.keyColumns().stream()
                        .map(column -> column.name() + " = :" + column.name())
                        .collect(Collectors.joining(" and "))
                + " and valid_from = :was_from";
    }

    private static Map<String, Object> parameters(ReferenceRow row) {
        var parameters = new LinkedHashMap<String, Object>(row.values());
        parameters.put("valid_from", row.from());
        parameters.put("valid_to", row.until());
        return parameters;
    }

    private static Map<String, ReferenceRow> byKeyAndDay(List<ReferenceRow> rows) {
        var sorted = new TreeMap<String, ReferenceRow>();
        rows.forEach(row -> sorted.put(row.key() + " " + row.from(), row));
        return sorted;
    }

    private static String asText(ReferenceColumn column) {
        return switch (column.kind()) {
            case TEXT, CODE, WORD -> column.name();
            case FLAG, NUMBER -> column.name() + "::text";
            case DEGREES -> "trim_scale(" + column.name() + ")::text";
            case CODES -> "array_to_string(" + column.name() + ", ' ')";
        };
    }

    private static String asValue(ReferenceColumn column) {
        var given = "nullif(:" + column.name() + ", '')";
        return switch (column.kind()) {
            case TEXT, CODE, WORD -> given;
            case FLAG -> given + "::boolean";
            case NUMBER -> given + "::int";
            case DEGREES -> given + "::numeric";
            case CODES -> "string_to_array(" + given + ", ' ')";
        };
    }
}

package org.hedgerow.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemException.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * The tables of reference data as CSV (RFC 4180, UTF-8, line feeds): the files that an installation begins with, and what is downloaded,
 * are the same format. Dates are the last two columns, {@code valid_from} and {@code valid_to}.
 */
final class ReferenceCsv {

    static final int MOST_ROWS = 5_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);

    private ReferenceCsv() {}

    /** The rows that an installation begins with. */
    static List<ReferenceRow> seed(ReferenceTable table) {
        return read(table, seedText(table));
    }

    static String seedText(ReferenceTable table) {
        var name = "/reference/" + table.slug() + ".csv";
        try (var file = ReferenceCsv.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("Reference data is missing: " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws ProblemException 422 on {@code /csv} with up to 50 lines that are wrong, each with its number
     */
    static List<ReferenceRow> read(ReferenceTable table, String text) {
        var records = records(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (records.isEmpty() || !records.get(0).equals(header(table))) {
            throw PlatformProblem.invalid(
                    "/csv", "The first line must name these columns: " + String.join(",", header(table)));
        }
        if (records.size() > MOST_ROWS) {
            throw PlatformProblem.invalid("/csv", "A table has at most " + MOST_ROWS + " rows.");
        }
        var rows = new ArrayList<ReferenceRow>();
        var errors = new ArrayList<FieldError>();
        for (int line = 1; line < records.size() && errors.size() < 50; line++) {
            try {
                rows.add(row(table, records.get(line)));
            } catch (ProblemException wrong) {
                var why = wrong.errors().isEmpty() ? "" : wrong.errors().get(0).detail();
                errors.add(new FieldError("/csv", "Row " + (line + 1) + ": " + why));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformProblem.INVALID_FIELDS, errors);
        }
        return rows;
    }

    static String write(ReferenceTable table, List<ReferenceRow> rows) {
        var text = new StringBuilder();
        line(text, header(table));
        for (var row : rows) {
            var until = row.until();
            line(
                    text,
                    Stream.concat(
                                    table.columns().stream().map(column -> row.value(column.name())),
                                    Stream.of(row.from().toString(), until == null ? "" : until.toString()))
                            .toList());
        }
        return text.toString();
    }

    /** A day that reference data may speak of: 1 January 2000 (as far back as this map looks) to the end of 2099. */
    static LocalDate day(String pointer, @Nullable LocalDate day) {
        if (day == null || day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw PlatformProblem.invalid(pointer, "Give a day from 1 January 2000 to 31 December 2099.");
        }
        return day;
    }

    private static List<String> header(ReferenceTable table) {
        return Stream.concat(table.columns().stream().map(ReferenceColumn::name), Stream.of("valid_from", "valid_to"))
                .toList();
    }

    private static ReferenceRow row(ReferenceTable table, List<String> cells) {
        var columns = table.columns();
        if (cells.size() != columns.size() + 2) {
            throw PlatformProblem.invalid("/csv", "it does not have " + (columns.size() + 2) + " cells.");
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).name(), columns.get(i).check("/csv", cells.get(i)));
        }
        var until = cells.get(columns.size() + 1);
        return new ReferenceRow(table, values, date(cells.get(columns.size())), until.isEmpty() ? null : date(until));
    }

    private static LocalDate date(String text) {
        try {
            return day("/csv", LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw PlatformProblem.invalid("/csv", "a day is written like 2026-03-18.");
        }
    }

    private static List<List<String>> records(String text) {
        var records = new ArrayList<List<String>>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    end(records, cells);
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw PlatformProblem.invalid("/csv", "A quotation mark is opened and not closed.");
        }
        cells.add(cell.toString());
        end(records, cells);
        return records;
    }

    /** Empty lines are no records. */
    private static void end(List<List<String>> records, List<String> cells) {
        if (cells.size() > 1 || !cells.get(0).isEmpty()) {
            records.add(List.copyOf(cells));
        }
        cells.clear();
    }

    private static void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            text.append(i == 0 ? "" : ",");
            if (cell.contains(",") || cell.contains("\"")) {
                text.append('"').append(cell.replace("\"", "\"\"")).append('"');
            } else {
                text.append(cell);
            }
        }
        text.append('\n');
    }
}

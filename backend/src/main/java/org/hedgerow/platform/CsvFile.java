package org.hedgerow.platform;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values (RFC 4180): quotes, CRLF or LF, an optional byte order mark, UTF-8. Every record that cannot be read
 * is answered as such and the next line is tried: one broken quote costs its own line and not the rest of the file, which is why
 * this is not a library's reader.
 */
public final class CsvFile implements Closeable {

    public static final int MOST_ROWS = 1_000_000;
    static final int MOST_COLUMNS = 64;
    static final int LONGEST_CELL = 32 * 1024;
    private static final int LONGEST_RECORD = LineSource.LONGEST_LINE;
    private static final int LONGEST_RAW = 2_000;

    private final LineSource lines;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream(256);
    private final List<String> header;
    private int rows;

    private boolean open;
    private @Nullable CsvProblem problem;
    private List<String> cells = new ArrayList<>();

    /** @throws CsvRefused when it cannot be read or has no line of column names */
    public CsvFile(Path file) {
        lines = new LineSource(file);
        var first = record();
        if (first == null) {
            throw new CsvRefused("The file is empty.");
        }
        if (first.problem() != null) {
            throw new CsvRefused("The first line is not a line of column names: "
                    + first.problem().words() + ".");
        }
        header = first.cells().stream().map(String::strip).toList();
    }

    /** The names of the columns, as they stand in the first line. */
    public List<String> header() {
        return header;
    }

    /** How much of the file, as it lies on the disk, was read. */
    public long bytesRead() {
        return lines.bytesRead();
    }

    /**
     * The next row; null after the last. Empty lines are no rows.
     *
     * @throws CsvRefused when the file is damaged or larger than files may be
     */
    public @Nullable CsvRow next() {
        var row = record();
        if (row == null) {
            return null;
        }
        if (++rows > MOST_ROWS) {
            throw new CsvRefused("The file has more than 1,000,000 rows.");
        }
        return row.problem() == null && row.cells().size() != header.size()
                ? new CsvRow(row.line(), List.of(), CsvProblem.COLUMNS, row.raw())
                : row;
    }

    private @Nullable CsvRow record() {
        var line = lines.next();
        while (line != null && line.bytes().length == 0) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        begin();
        scan(line);
        var more = new ArrayList<LineSource.Line>();
        int length = line.bytes().length;
        while (open && problem == null) {
            var next = lines.next();
            if (next != null) {
                more.add(next);
                length += next.bytes().length + 1;
            }
            if (next == null || length > LONGEST_RECORD) {
                problem = CsvProblem.QUOTES;
            } else {
                cell.write('\n');
                scan(next);
            }
        }
        if (problem != null) {
            lines.putBack(more);
            return new CsvRow(line.number(), List.of(), problem, raw(line.bytes()));
        }
        var raw = more.isEmpty() ? raw(line.bytes()) : raw(line.bytes()) + " \u2026";
        return new CsvRow(line.number(), cells, null, raw);
    }

    private void begin() {
        open = false;
        problem = null;
        cells = new ArrayList<>(header == null ? 16 : header.size());
        cell.reset();
    }

    /** Reads one physical line into cells, beginning inside a quoted cell when one is open. */
    private void scan(LineSource.Line line) {
        if (line.cut()) {
            problem = CsvProblem.TOO_LONG;
            return;
        }
        var bytes = line.bytes();
        int i = 0;
        while (problem == null) {
            if (!open && i < bytes.length && bytes[i] == '"' && cell.size() == 0) {
                open = true;
                i++;
            }
            i = open ? quoted(bytes, i) : plain(bytes, i);
            if (open || problem != null) {
                return;
            }
            endCell();
            if (i >= bytes.length) {
                return;
            }
            i++;
            if (i == bytes.length) {
                endCell();
                return;
            }
        }
    }

    /** Up to the comma or the end of the line. */
    private int plain(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != ',') {
            if (bytes[i] == '"') {
                problem = CsvProblem.QUOTES;
                return i;
            }
            i++;
        }
        cell.write(bytes, from, i - from);
        return i;
    }

    /** Up to the comma or end after the closing quote; stays open when the line ends first. */
    private int quoted(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length) {
            if (bytes[i] != '"') {
                cell.write(bytes[i]);
                i++;
            } else if (i + 1 < bytes.length && bytes[i + 1] == '"') {
                cell.write('"');
                i += 2;
            } else {
                open = false;
                if (i + 1 < bytes.length && bytes[i + 1] != ',') {
                    problem = CsvProblem.QUOTES;
                }
                return i + 1;
            }
        }
        return i;
    }

    private void endCell() {
        if (cells.size() == MOST_COLUMNS) {
            problem = CsvProblem.COLUMNS;
        } else if (cell.size() > LONGEST_CELL) {
            problem = CsvProblem.TOO_LONG;
        } else {
            try {
                cells.add(utf8.decode(ByteBuffer.wrap(cell.toByteArray())).toString());
            } catch (CharacterCodingException e) {
                problem = CsvProblem.ENCODING;
            }
        }
        cell.reset();
    }

    private static String raw(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, LONGEST_RAW), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

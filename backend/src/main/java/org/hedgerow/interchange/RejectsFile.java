package org.hedgerow.interchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.hedgerow.platform.CsvText;
import org.jspecify.annotations.Nullable;

/**
 * The rows that were not taken in, as CSV: line, reason, and the row as it stood. Made with the first row, readable by this process's
 * user alone. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
final class RejectsFile implements AutoCloseable {

    private final Path file;
    private final @Nullable String source;
    private @Nullable BufferedWriter out;

    /** @param source when several files' rows go into one list, the name of this one, as a first column; otherwise null */
    RejectsFile(Path file, @Nullable String source) {
        this.file = file;
        this.source = source;
    }

    void add(long line, Reject reason, String raw) {
        try {
            if (out == null) {
                out = open();
            }
            if (source != null) {
                out.append(CsvText.cell(source)).append(',');
            }
            out.append(Long.toString(line)).append(',');
            out.append(CsvText.cell(reason.words()))
                    .append(',')
                    .append(CsvText.cell(raw))
                    .append("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedWriter open() throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        if (Files.size(file) == 0) {
            writer.append(source == null ? "line,reason,row\r\n" : "file,line,reason,row\r\n");
        }
        return writer;
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.hedgerow.incident;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Two temporary files in the text form of COPY, one line for each incident and for each release. Gone when closed. */
final class BulkSpool implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path incidentFile;
    private final Path releaseFile;
    private final OutputStream incidents;
    private final OutputStream released;
    private final StringBuilder line = new StringBuilder(512);

    private BulkSpool(Path incidentFile, Path releaseFile) throws IOException {
        this.incidentFile = incidentFile;
        this.releaseFile = releaseFile;
        this.incidents = new BufferedOutputStream(Files.newOutputStream(incidentFile), BUFFER_BYTES);
        this.released = new BufferedOutputStream(Files.newOutputStream(releaseFile), BUFFER_BYTES);
    }

    static BulkSpool in(Path directory) {
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            return new BulkSpool(
                    Files.createTempFile(directory, "incidents", ".copy", owner),
                    Files.createTempFile(directory, "releases", ".copy", owner));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addIncident(@Nullable Object... columns) {
        add(incidents, columns);
    }

    void addRelease(@Nullable Object... columns) {
        add(released, columns);
    }

    /** Finishes writing. */
    void finish() {
        try {
            incidents.close();
            released.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path incidentFile() {
        return incidentFile;
    }

    Path releaseFile() {
        return releaseFile;
    }

    @Override
    public void close() {
        try {
            incidents.close();
            released.close();
            Files.deleteIfExists(incidentFile);
            Files.deleteIfExists(releaseFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(OutputStream out, @Nullable Object... columns) {
        line.setLength(0);
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            var value = columns[i];
            if (value == null) {
                line.append("\\N");
            } else if (value instanceof String text) {
                escape(text);
            } else {
                line.append(value);
            }
        }
        line.append('\n');
        try {
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }
}

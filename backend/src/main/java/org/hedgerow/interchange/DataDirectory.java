package org.hedgerow.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where files wait while they are taken in, and what was rejected of them: below {@code HEDGEROW_DATA}, for this user alone. */
@Component
public class DataDirectory {

    private final Path home;
    private final Path directory;

    DataDirectory(Environment environment) {
        var given = environment.getProperty("HEDGEROW_DATA");
        home = Path.of(given == null ? System.getProperty("java.io.tmpdir") : given).toAbsolutePath();
        // Beside other users in the machine's temporary directory, the name must not be one that somebody else can take first.
        directory = given == null ? made(null) : home.resolve("imports");
        made(directory);
    }

    /** For what is in work. */
    public Path path() {
        return directory;
    }

    /** The data directory itself. */
    public Path home() {
        return home;
    }

    private static Path made(@org.jspecify.annotations.Nullable Path wanted) {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            if (wanted == null) {
                return Files.createTempDirectory("hedgerow-imports", owner);
            }
            return Files.isDirectory(wanted) ? wanted : Files.createDirectories(wanted, owner);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the directory for imports", e);
        }
    }
}

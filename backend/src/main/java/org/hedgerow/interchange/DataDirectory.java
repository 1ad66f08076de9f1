package org.hedgerow.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where files wait while they are taken in, and what was rejected of them: below {@code HEDGEROW_DATA}, for this user alone. */
@Component
public class DataDirectory {

    private static final Duration KEEP_REJECTS = Duration.ofDays(30);
    private static final Duration KEEP_LEFTOVERS = Duration.ofDays(1);

    private final Path home;
    private final Path directory;
    private final Clock clock;

    DataDirectory(Environment environment, Clock clock) {
        this.clock = clock;
        var given = environment.getProperty("HEDGEROW_DATA");
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        try {
            if (given == null) {
                // In a directory that others use too, no name is ours until we have made it.
                home = Files.createTempDirectory("hedgerow-imports", owner);
                home.toFile().deleteOnExit();
                directory = home;
            } else {
                home = Path.of(given).toAbsolutePath();
                directory = home.resolve("imports");
                if (!Files.isDirectory(directory)) {
                    Files.createDirectories(home);
                    makeUnlessAnotherNodeDoes(directory, owner);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the directory for imports", e);
        }
    }

    private static void makeUnlessAnotherNodeDoes(Path directory, FileAttribute<Set<PosixFilePermission>> owner)
            throws IOException {
        try {
            Files.createDirectory(directory, owner);
        } catch (FileAlreadyExistsException made) {
            if (!Files.isDirectory(directory)) {
                throw made;
            }
        }
    }

    /** For what is in work. */
    Path path() {
        return directory;
    }

    /** The data directory itself. */
    public Path home() {
        return home;
    }

    /** Where the rejected rows of an import are listed. */
    Path rejects(UUID importId) {
        return directory.resolve("rejects-" + importId + ".csv");
    }

    /** Removes what a process that was killed left behind, and lists of rejects that nobody needs any more. */
    void removeLeftovers() {
        try (var files = Files.list(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = String.valueOf(file.getFileName());
                var ours = name.endsWith(".copy") || name.startsWith("upload") || name.startsWith("rejects-");
                var keep = name.startsWith("rejects-") ? KEEP_REJECTS : KEEP_LEFTOVERS;
                if (ours
                        && Files.getLastModifiedTime(file)
                                .toInstant()
                                .isBefore(clock.instant().minus(keep))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

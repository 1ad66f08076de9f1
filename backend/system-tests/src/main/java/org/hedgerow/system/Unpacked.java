package org.hedgerow.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The application as the launcher starts it: unpacked, which takes a third off the work of each start. Done once for everything that this process
 * starts, and gone when it ends.
 */
final class Unpacked {

    private static final Map<Path, Path> DONE = new ConcurrentHashMap<>();

    private Unpacked() {}

    /** The jar to start in place of this one. */
    static Path of(Java java, Path jar) {
        return DONE.computeIfAbsent(jar, packed -> unpack(java, packed));
    }

    private static Path unpack(Java java, Path jar) {
        try {
            var folder = Files.createTempDirectory("hedgerow-application");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            var ended = new ProcessBuilder(
                            java.home().resolve("bin/java").toString(),
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            var unpacked = folder.resolve(jar.getFileName());
            if (ended != 0 || !Files.isRegularFile(unpacked)) {
                throw new IllegalStateException("The application could not be unpacked: " + ended);
            }
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + folder);
        }
    }
}

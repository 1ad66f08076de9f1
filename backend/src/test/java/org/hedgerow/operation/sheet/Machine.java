package org.hedgerow.operation.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs that we have not written, which say what they make of what we have. */
final class Machine {

    private Machine() {}

    /** What the program prints; it must end well. */
    static String run(Path folder, String... command) {
        try {
            var said = Files.createTempFile("said", ".txt");
            var complained = Files.createTempFile("complained", ".txt");
            try {
                var process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(said.toFile())
                        .redirectError(complained.toFile())
                        .start();
                process.getOutputStream().close();
                int exit = process.waitFor();
                if (exit != 0) {
                    throw new AssertionError(List.of(command) + " ended with " + exit + ": "
                            + Files.readString(complained, StandardCharsets.UTF_8));
                }
                return Files.readString(said, StandardCharsets.UTF_8);
            } finally {
                Files.delete(said);
                Files.delete(complained);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("This test needs " + command[0] + ", which ./hedgerow test installs", e);
        }
    }
}

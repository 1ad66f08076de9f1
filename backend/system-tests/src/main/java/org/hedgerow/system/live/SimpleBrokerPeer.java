package org.hedgerow.system.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Spring's simple broker in a process of its own, which sends each change as one frame to everybody who has subscribed: what the live stream is
 * measured against. It is told by its standard input what to publish, and has nothing else to do: no database, no rights.
 */
final class SimpleBrokerPeer implements AutoCloseable {

    private static final String MAIN = "org.hedgerow.live.SimpleBroker";

    private final Process process;
    private final BufferedReader answers;
    private final Path feature;
    private final int port;

    /** @param featureJson a change as the live stream tells it, of which every one that is published is a copy */
    SimpleBrokerPeer(String featureJson) {
        var classes = System.getenv("HEDGEROW_BACKEND_CLASSES");
        if (classes == null || classes.isBlank()) {
            throw new IllegalStateException("HEDGEROW_BACKEND_CLASSES must say where the backend's test classes are");
        }
        try {
            feature = Files.createTempFile("feature", ".json");
            Files.writeString(feature, featureJson);
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-cp",
                            classes,
                            MAIN,
                            feature.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            answers = process.inputReader(StandardCharsets.UTF_8);
            port = Integer.parseInt(answer("port"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Publishes at a rate for so long; how many it published. */
    long publish(int perSecond, long milliseconds) {
        try {
            var input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(perSecond + " " + milliseconds + "\n");
            input.flush();
            return Long.parseLong(answer("published"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(String name) throws IOException {
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(name + " ")) {
                return line.substring(name.length() + 1);
            }
        }
        throw new IOException("The broker ended");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(feature);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("Left behind: " + feature);
        }
    }
}

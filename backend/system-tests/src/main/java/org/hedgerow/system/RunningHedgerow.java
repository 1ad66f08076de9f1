package org.hedgerow.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The real application in a process of its own, with a database cluster of its own, on a free port of the loopback address. It
 * can be killed without warning and started again on the same data. Closing it leaves nothing behind.
 */
public final class RunningHedgerow implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(240);
    private static final Pattern CODE = Pattern.compile("^ {4}([0-9A-Z-]{8,})$");
    private static final HttpClient PROBE =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Java java;
    private final Path application;
    private final PrivateDatabase database;
    private final int port;
    private final List<String> arguments;
    /** Whether the database goes with it. */
    private final boolean first;

    private final List<String> output = new CopyOnWriteArrayList<>();
    private Process process;
    private Duration startedIn = Duration.ZERO;
    private volatile long launchedNanos;

    private RunningHedgerow(
            Java java, Path application, PrivateDatabase database, int port, List<String> arguments, boolean first) {
        this.java = java;
        this.application = application;
        this.database = database;
        this.port = port;
        this.arguments = List.copyOf(arguments);
        this.first = first;
        this.process = launch();
    }

    /** Starts the application that the build made, on new data, and waits until it answers. */
    public static RunningHedgerow start(String... moreArguments) {
        return start(Java.forTests(), Unpacked.of(Java.forTests(), builtApplication()), moreArguments);
    }

    /** Starts this application with this Java machine, on new data, and waits until it answers. */
    public static RunningHedgerow start(Java java, Path application, String... moreArguments) {
        try {
            var data = Files.createTempDirectory("hedgerow-system");
            // The database server may run as another user, who must be able to pass through.
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
            var arguments = new java.util.ArrayList<>(List.of("run"));
            arguments.addAll(List.of(moreArguments));
            var running =
                    new RunningHedgerow(java, application, new PrivateDatabase(data), freePort(), arguments, true);
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            running.awaitReady();
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts another node on the same database, keys and folders, as the second of the compose file, and waits until it answers. The database
     * belongs to the first, which is closed after all others.
     */
    public RunningHedgerow another(String... moreArguments) {
        var all = new java.util.ArrayList<>(List.of("run"));
        all.addAll(List.of(moreArguments));
        var running = new RunningHedgerow(java, application, database, freePort(), all, false);
        Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        running.awaitReady();
        return running;
    }

    /** The jar that the build made, by the system property {@code hedgerow.application} or the variable HEDGEROW_APPLICATION. */
    public static Path builtApplication() {
        var path = System.getProperty("hedgerow.application", System.getenv("HEDGEROW_APPLICATION"));
        if (path == null || !Files.isRegularFile(Path.of(path))) {
            throw new IllegalStateException("Build the application first: there is no " + path);
        }
        return Path.of(path).toAbsolutePath().normalize();
    }

    /** A port of the loopback address that nobody listened on a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    public PrivateDatabase database() {
        return database;
    }

    /** From launching the process to its first good answer. */
    public Duration startedIn() {
        return startedIn;
    }

    public long processId() {
        return process.pid();
    }

    /** Every line that the application has printed, over all its starts. */
    public List<String> output() {
        return List.copyOf(output);
    }

    /** What a line of the output says, waiting for it. */
    public MatchResult awaitLine(Pattern pattern) {
        return Await.value("a line like " + pattern, START, () -> {
            for (var line : output) {
                var matcher = pattern.matcher(line);
                if (matcher.find()) {
                    return matcher.toMatchResult();
                }
            }
            return null;
        });
    }

    /** The code that makes the first administrator. */
    public String firstCode() {
        return awaitLine(CODE).group(1);
    }

    /** SIGKILL: the process gets no chance to do anything. The database server goes on. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts again on the same data and port, and waits until it answers. */
    public void startAgain() {
        launchAgain();
        awaitReady();
    }

    /** Starts again without waiting. */
    public void launchAgain() {
        if (process.isAlive()) {
            throw new IllegalStateException("It is still running");
        }
        process = launch();
    }

    public void awaitReady() {
        Await.until("Hedgerow answers", START, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("Hedgerow ended at start: " + String.join("\n", output));
            }
            return answers();
        });
        startedIn = Duration.ofNanos(System.nanoTime() - launchedNanos);
    }

    /** Whether the application says that it is ready: all of it, the database included. */
    public boolean answers() {
        try {
            var request = HttpRequest.newBuilder(address().resolve("/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return PROBE.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks the process to end, as Ctrl-C does: it stops its database too. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                awaitEnd();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        stop();
        if (first) {
            database.remove();
        }
    }

    private Process launch() {
        var builder = new ProcessBuilder(java.command(application, arguments)).redirectErrorStream(true);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("HEDGEROW_"));
        environment.put("HEDGEROW_DATA", database.home().toString());
        environment.put("HEDGEROW_PORT", String.valueOf(port));
        environment.put("HEDGEROW_SECOND_FACTOR", "optional");
        launchedNanos = System.nanoTime();
        try {
            var launched = builder.start();
            var reader = new Thread(() -> read(launched), "output of Hedgerow");
            reader.setDaemon(true);
            reader.start();
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Process launched) {
        try (var lines = new BufferedReader(new InputStreamReader(launched.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
            }
        } catch (IOException e) {
            output.add("(the output ended: " + e.getMessage() + ")");
        }
    }

    private void awaitEnd() {
        Await.until("the process ends", Duration.ofSeconds(20), () -> !process.isAlive());
    }
}

package org.hedgerow.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL server programs of this machine, and how to run them: the server refuses root, so root becomes the user
 * {@code postgres} for them.
 *
 * @param directory holds {@code initdb} and {@code pg_ctl}
 * @param major the version, such as 15
 */
record PostgresPrograms(Path directory, int major) {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** The newest server that has PostGIS beside it; with {@code major}, that version only. */
    static PostgresPrograms find(Optional<Integer> major) {
        return installed().stream()
                .filter(programs -> major.isEmpty() || programs.major == major.get())
                .max(Comparator.comparingInt(PostgresPrograms::major))
                .orElseThrow(() -> new DatabaseProblem(
                        "No PostgreSQL" + major.map(m -> " " + m).orElse("")
                                + " server with PostGIS on this machine. Install it: apt-get install --no-install-recommends postgresql-"
                                + major.orElse(15) + "-postgis-3, or set HEDGEROW_DB_URL."));
    }

    private static List<PostgresPrograms> installed() {
        var found = new ArrayList<PostgresPrograms>();
        if (!Files.isDirectory(DEBIAN)) {
            return found;
        }
        try (var versions = Files.list(DEBIAN)) {
            for (var version : versions.toList()) {
                var name = version.getFileName().toString();
                var postgis = Path.of("/usr/share/postgresql", name, "extension", "postgis.control");
                if (name.matches("[0-9]{2}")
                        && Files.isExecutable(version.resolve("bin/initdb"))
                        && Files.exists(postgis)) {
                    found.add(new PostgresPrograms(version.resolve("bin"), Integer.parseInt(name)));
                }
            }
        } catch (IOException e) {
            throw new DatabaseProblem("Cannot look for PostgreSQL below " + DEBIAN, e);
        }
        return found;
    }

    static boolean runningAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The user that the server runs as. */
    static String serverUser() {
        return runningAsRoot() ? "postgres" : System.getProperty("user.name");
    }

    /** Runs one program to its end. {@code what} completes the sentence "Could not ..." for the operator. */
    void run(String what, Path log, String program, String... arguments) {
        var command = new ArrayList<String>();
        if (runningAsRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(directory.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new DatabaseProblem("Could not " + what + ": " + lastLine(log) + " (more in " + log + ")");
            }
        } catch (IOException e) {
            throw new DatabaseProblem("Could not " + what + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem("Interrupted while trying to " + what, e);
        }
    }

    private static String lastLine(Path log) throws IOException {
        return Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("Examine the log"))
                .reduce((first, second) -> second.contains("FATAL") || !first.contains("FATAL") ? second : first)
                .orElse("no reason given");
    }
}

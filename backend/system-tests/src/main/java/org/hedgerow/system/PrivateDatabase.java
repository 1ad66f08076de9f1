package org.hedgerow.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The database cluster of one running Hedgerow, as the operator of the machine sees it. */
public final class PrivateDatabase {

    private final Path home;

    PrivateDatabase(Path home) {
        this.home = home;
    }

    Path home() {
        return home;
    }

    /** A connection as the cluster's superuser: reads past row security, as only a test may. */
    public Connection connect() throws SQLException {
        return connect(
                Integer.parseInt(postmaster(3).orElseThrow(() -> new SQLException("The database is not running"))));
    }

    private Properties logins() {
        var logins = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("database-logins.properties"))) {
            logins.load(reader);
            return logins;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect(int port) throws SQLException {
        var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/hedgerow", "postgres", logins().getProperty("superuser"));
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
        }
        return connection;
    }

    /** One number, such as a count. */
    public long number(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("No row: " + sql);
            }
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Ids, each with its version. */
    public Map<String, Integer> versions(String sql) {
        var versions = new TreeMap<String, Integer>();
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                versions.put(rows.getString(1), rows.getInt(2));
            }
            return versions;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The process id of the server, from its own lock file; empty when it does not run. */
    public Optional<ProcessHandle> server() {
        return postmaster(0).map(Long::parseLong).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    }

    /** SIGKILL to the server: its children end by themselves as soon as they notice. */
    public void kill() {
        var server = server().orElseThrow();
        server.destroyForcibly();
        Await.until("the database server ends", Duration.ofSeconds(20), () -> !server.isAlive());
    }

    /** Starts the server again as it was started before, by its own tools and on its own port. */
    public void startAgain() {
        var cluster = home.resolve("postgres");
        Await.until("the database starts again", Duration.ofSeconds(60), () -> {
            try {
                var options = Files.readString(cluster.resolve("postmaster.opts"));
                var programs =
                        Path.of(options.substring(0, options.indexOf(' '))).getParent();
                var command = new ArrayList<String>();
                if (System.getProperty("user.name").equals("root")) {
                    command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
                }
                command.addAll(
                        List.of(programs.resolve("pg_ctl").toString(), "-D", cluster.toString(), "-w", "restart"));
                return new ProcessBuilder(command)
                                .directory(Path.of("/").toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    /**
     * Makes a standby that follows this server by its log, beside it, and starts it.
     *
     * @return its port
     */
    public int startStandby() {
        var standby = home.resolve("standby");
        int port = RunningHedgerow.freePort();
        try {
            var options = Files.readString(home.resolve("postgres").resolve("postmaster.opts"));
            var programs = Path.of(options.substring(0, options.indexOf(' '))).getParent();
            run("install", "-d", "-m", "700", "-o", serverUser(), standby.toString());
            runAsServer(
                    programs.resolve("pg_basebackup").toString(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    postmaster(3).orElseThrow(),
                    "-U",
                    "postgres",
                    "-D",
                    standby.toString(),
                    "-R",
                    "-X",
                    "stream",
                    "-c",
                    "fast");
            runAsServer(
                    programs.resolve("pg_ctl").toString(),
                    "-D",
                    standby.toString(),
                    "-l",
                    standby.resolve("server.log").toString(),
                    "-w",
                    "-o",
                    "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                    "start");
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the standby something, as its superuser, and gives the first answer. */
    public String askStandby(int port, String sql) {
        try (var connection = connect(port);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Ends the standby, if it runs. */
    public void stopStandby() {
        var file = home.resolve("standby").resolve("postmaster.pid");
        try {
            if (Files.exists(file)) {
                ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()))
                        .ifPresent(server -> {
                            server.destroyForcibly();
                            Await.until("the standby ends", Duration.ofSeconds(20), () -> !server.isAlive());
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String serverUser() {
        return System.getProperty("user.name").equals("root") ? "postgres" : System.getProperty("user.name");
    }

    private void runAsServer(String... program) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.addAll(List.of(program));
        var builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("standby.log").toFile());
        builder.environment().put("PGPASSWORD", logins().getProperty("superuser"));
        try {
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(Files.readString(home.resolve("standby.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Copies the disk of the server as it is at this moment, after a crash: what an operator has who copies a stopped machine's disk. */
    public void copyTo(Path copy) {
        kill();
        run("cp", "-a", home.resolve("postgres").toString(), copy.toString());
        startAgain();
    }

    /** Puts a copy of the disk into the place of the server's, and starts it. */
    public void putBack(Path copy) {
        kill();
        run("rm", "-rf", home.resolve("postgres").toString());
        run("cp", "-a", copy.toString(), home.resolve("postgres").toString());
        startAgain();
    }

    /** The same as a standby that then takes over: what is written from now on is another timeline. */
    public void putBackAndPromote(Path copy) {
        kill();
        run("rm", "-rf", home.resolve("postgres").toString());
        run("cp", "-a", copy.toString(), home.resolve("postgres").toString());
        // As the server's own user, whose file it must be.
        run(
                "cp",
                "-a",
                home.resolve("postgres/PG_VERSION").toString(),
                home.resolve("postgres/standby.signal").toString());
        startAgain();
        Await.until("the standby takes over", Duration.ofSeconds(60), () -> {
            execute("select pg_promote(true, 30)");
            return number("select pg_is_in_recovery()::int") == 0;
        });
    }

    private static void run(String... command) {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void remove() {
        stopStandby();
        server().ifPresent(server -> {
            server.destroy();
            server.onExit().orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).exceptionally(late -> {
                server.destroyForcibly();
                return server;
            });
            Await.until("the database server ends", Duration.ofSeconds(30), () -> !server.isAlive());
        });
        if (!Files.exists(home)) {
            return;
        }
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("Left behind: " + home);
        }
    }

    private Optional<String> postmaster(int line) {
        var file = home.resolve("postgres").resolve("postmaster.pid");
        try {
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            return lines.size() > line ? Optional.of(lines.get(line).strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

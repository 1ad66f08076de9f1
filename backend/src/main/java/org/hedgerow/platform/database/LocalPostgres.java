package org.hedgerow.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A PostgreSQL cluster of Hedgerow's own on this machine: never the system's. Made on first use, joined when another Hedgerow
 * process already runs it, stopped by the last process that leaves. Listens on the loopback address only, no socket file,
 * passwords by SCRAM.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String DATABASE = "hedgerow";
    private static final Duration PARTING = Duration.ofSeconds(3);

    private final PostgresPrograms programs;
    private final Path cluster;
    private final Path log;
    private final DatabaseLogins logins;
    private final int port;
    private final ReentrantLock closing = new ReentrantLock();
    private boolean closed;

    /** By the clock of the cluster, as it writes it. */
    private String joinedAt = "-infinity";

    private LocalPostgres(PostgresPrograms programs, Path cluster, Path log, DatabaseLogins logins, int port) {
        this.programs = programs;
        this.cluster = cluster;
        this.log = log;
        this.logins = logins;
        this.port = port;
    }

    /** Whether a cluster was made below {@code home} before. */
    public static boolean isMade(Path home) {
        return clusterVersion(home.resolve("postgres")).isPresent();
    }

    /**
     * Starts the cluster below {@code home}, or joins it.
     *
     * @param durable false only for tests: nothing survives a crash of the machine, and everything is faster
     * @throws DatabaseProblem with one line for the operator
     */
    public static LocalPostgres start(Path home, boolean durable) {
        var cluster = home.resolve("postgres");
        var log = home.resolve("postgres-programs.log");
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new DatabaseProblem("Cannot make the data directory " + home + ": " + e.getMessage(), e);
        }
        var logins = DatabaseLogins.readOrMake(home.resolve("database-logins.properties"));
        var programs = PostgresPrograms.find(clusterVersion(cluster));
        if (clusterVersion(cluster).isEmpty()) {
            initialise(programs, home, cluster, log, logins);
        }
        var port = runningPort(cluster).orElseGet(() -> launch(programs, cluster, log, durable));
        var postgres = new LocalPostgres(programs, cluster, log, logins, port);
        postgres.install();
        return postgres;
    }

    /** The settings with which the application reaches this database. */
    public Map<String, Object> settings() {
        return logins.settings(url(DATABASE));
    }

    /** The settings for another database of this cluster, such as a test's clone. */
    public Map<String, Object> settings(String database) {
        return logins.settings(url(database));
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection as the cluster's superuser, for installation and tests. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", logins.superuser());
    }

    /** Prepares a database for migration: extension, logins, leakproof mark. */
    public void install(String database) {
        try (var connection = superuser(database);
                var statement = connection.createStatement();
                var sql = LocalPostgres.class.getResourceAsStream("/db/install/install.sql")) {
            if (sql == null) {
                throw new DatabaseProblem("db/install/install.sql is missing from the application");
            }
            statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("alter role hedgerow_owner password '" + logins.owner() + "'");
            statement.execute("alter role hedgerow_app password '" + logins.app() + "'");
            statement.execute("alter role hedgerow_tailer password '" + logins.tailer() + "'");
            statement.execute("alter role hedgerow_auditor password '" + logins.auditor() + "'");
        } catch (SQLException | IOException e) {
            throw new DatabaseProblem("Cannot prepare the database: " + e.getMessage(), e);
        }
    }

    /** Stops the cluster unless another process is using it. Does nothing the second time. */
    @Override
    public void close() {
        closing.lock();
        try {
            if (closed || runningPort(cluster).isEmpty()) {
                return;
            }
            closed = true;
            if (!usedByOthers()) {
                programs.run("stop the database", log, "pg_ctl", "-D", cluster.toString(), "-m", "fast", "-w", "stop");
            }
        } finally {
            closing.unlock();
        }
    }

    private void install() {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement()) {
            try (var now = statement.executeQuery("select clock_timestamp()::text")) {
                now.next();
                joinedAt = now.getString(1);
            }
            // A cluster that an earlier version made has the database, and lacks what was added to the installation
            // since.
            if (!has(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE);
            } else if (has(statement, "select from pg_roles where rolname = 'hedgerow_auditor'")) {
                return;
            }
        } catch (SQLException e) {
            throw new DatabaseProblem("Cannot reach the database in " + cluster + ": " + e.getMessage(), e);
        }
        install(DATABASE);
    }

    private static boolean has(Statement statement, String query) throws SQLException {
        try (var found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    /**
     * Connections that are older than this process's part in the cluster are others'. Younger ones may be its own, which the server needs a
     * moment to let go of, so it looks again for a while.
     */
    private boolean usedByOthers() {
        if (hasClients(" and backend_start < '" + joinedAt + "'")) {
            return true;
        }
        var until = System.nanoTime() + PARTING.toNanos();
        while (hasClients("")) {
            if (System.nanoTime() > until) {
                return true;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
        return false;
    }

    private boolean hasClients(String which) {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement();
                var others = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where backend_type = 'client backend' and pid <> pg_backend_pid()" + which)) {
            return others.next() && others.getInt(1) > 0;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Optional<Integer> clusterVersion(Path cluster) {
        var file = cluster.resolve("PG_VERSION");
        try {
            return Files.exists(file)
                    ? Optional.of(Integer.valueOf(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new DatabaseProblem(
                    "The database directory " + cluster + " is damaged: PG_VERSION cannot be read", e);
        }
    }

    /** The port of the server that runs this cluster now, if one does. */
    private static Optional<Integer> runningPort(Path cluster) {
        var file = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(file);
            var alive = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent();
            return alive && lines.size() > 7 && lines.get(7).startsWith("ready")
                    ? Optional.of(Integer.valueOf(lines.get(3).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void initialise(
            PostgresPrograms programs, Path home, Path cluster, Path log, DatabaseLogins logins) {
        var passwordFile = home.resolve("initdb-password");
        try {
            var owner = home.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(PostgresPrograms.serverUser());
            Files.createDirectories(cluster);
            Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
            Files.deleteIfExists(passwordFile);
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, logins.superuser());
            if (PostgresPrograms.runningAsRoot()) {
                Files.setOwner(cluster, owner);
                Files.setOwner(passwordFile, owner);
            }
            programs.run(
                    "make the database in " + cluster,
                    log,
                    "initdb",
                    "-D",
                    cluster.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8");
        } catch (IOException e) {
            throw new DatabaseProblem("Cannot make the database in " + cluster + ": " + e.getMessage(), e);
        } finally {
            deleteQuietly(passwordFile);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new DatabaseProblem("Cannot delete " + file, e);
        }
    }

    private static int launch(PostgresPrograms programs, Path cluster, Path log, boolean durable) {
        var port = freePort();
        var options = new StringBuilder("-p " + port)
                .append(" -c listen_addresses=127.0.0.1 -c unix_socket_directories=''")
                .append(" -c shared_buffers=128MB -c max_connections=60 -c jit=off -c max_wal_size=2GB")
                .append(" -c timezone=UTC -c log_destination=stderr -c logging_collector=off")
                // Neither statements nor their values may reach the log: they hold what people reported.
                .append(" -c log_min_error_statement=panic -c log_parameter_max_length_on_error=0");
        if (!durable) {
            options.append(" -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        }
        programs.run(
                "start the database in " + cluster,
                log,
                "pg_ctl",
                "-D",
                cluster.toString(),
                "-w",
                "-t",
                "60",
                "-l",
                cluster.resolve("server.log").toString(),
                "-o",
                options.toString(),
                "start");
        return port;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseProblem("No free port for the database", e);
        }
    }
}

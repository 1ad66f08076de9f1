package org.hedgerow.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.hedgerow.platform.database.LocalPostgres;
import org.hedgerow.reference.ReferenceSeed;

/**
 * A migrated database of a test's own, cloned from a template in a cluster that lives as long as the test run. Real PostGIS,
 * the real migrations, the real logins; there is no other kind.
 */
public final class PostgisDatabase {

    private static final String TEMPLATE = "template_hedgerow";
    private static final AtomicInteger CLONES = new AtomicInteger();
    private static final Path HOME = makeHome();
    private static final LocalPostgres POSTGRES = start(HOME);

    private final String name;

    private PostgisDatabase(String name) {
        this.name = name;
    }

    /** A new database with every migration applied and no rows but the reference data. */
    public static PostgisDatabase fresh() {
        var name = "test_" + CLONES.incrementAndGet();
        try (var connection = POSTGRES.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + TEMPLATE);
            return new PostgisDatabase(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot clone the test database", e);
        }
    }

    /** A database as it is before the first migration, for tests of the migrations themselves. */
    public static PostgisDatabase unmigrated() {
        var name = "test_" + CLONES.incrementAndGet();
        try (var connection = POSTGRES.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            POSTGRES.install(name);
            return new PostgisDatabase(name);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the test database", e);
        }
    }

    /** A database that is this one as it is now, under another name; nobody may be connected to this one. */
    public PostgisDatabase copy() {
        var copy = "test_" + CLONES.incrementAndGet();
        try (var connection = POSTGRES.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            statement.execute("create database " + copy + " template " + name);
            return new PostgisDatabase(copy);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot copy the test database", e);
        }
    }

    /** The settings that point the application here. Contexts are kept for the whole run, so an idle one holds few connections. */
    public Map<String, Object> settings() {
        var settings = new HashMap<String, Object>(POSTGRES.settings(name));
        settings.put("hedgerow.audit.heads", HOME.resolve(name + "-audit-heads").toString());
        settings.put("hedgerow.audit.key", HOME.resolve("audit-key.pem").toString());
        settings.put("hedgerow.report.key", HOME.resolve("report-key.pem").toString());
        settings.put("hedgerow.push.key", HOME.resolve("push-key.pem").toString());
        settings.put("hedgerow.push.contact", "mailto:map@hedgerow.example");
        // All tests of an application come from one address.
        settings.put("hedgerow.report.allowance.reports", "1000000");
        settings.put("hedgerow.report.allowance.receipts", "1000000");
        settings.put("hedgerow.report.allowance.wrong-codes", "1000000");
        settings.put("hedgerow.evidence.files", HOME.resolve(name + "-files").toString());
        // Most tests are about something else than how their people sign in; those that are not say "required".
        settings.put("HEDGEROW_SECOND_FACTOR", "optional");
        settings.put("HEDGEROW_IDENTITY_KEY", "5e".repeat(32));
        settings.put("HEDGEROW_SOURCE_KEY", "a7".repeat(32));
        settings.put("spring.datasource.hikari.minimum-idle", 1);
        settings.put("spring.datasource.hikari.idle-timeout", 10_000);
        return settings;
    }

    /** With every right, for arranging what no login of the application could. */
    public Connection asSuperuser() throws SQLException {
        var connection = POSTGRES.superuser(name);
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = hedgerow, public");
        }
        return connection;
    }

    public Connection asOwner() throws SQLException {
        return as("owner");
    }

    /** As the application at run time: no ownership, row security applies. */
    public Connection asApp() throws SQLException {
        return as("app");
    }

    /** As whoever reads and seals the audit. */
    public Connection asAuditor() throws SQLException {
        return as("auditor");
    }

    public Connection asTailer() throws SQLException {
        return as("tailer");
    }

    private Connection as(String login) throws SQLException {
        var password = settings().get("HEDGEROW_DB_" + login.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD");
        return DriverManager.getConnection(POSTGRES.url(name), "hedgerow_" + login, (String) password);
    }

    private static Path makeHome() {
        try {
            var home = Files.createTempDirectory("hedgerow-test");
            // The database server may run as another user, who must be able to pass through.
            Files.setPosixFilePermissions(home, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalPostgres start(Path home) {
        try {
            var postgres = LocalPostgres.start(home, false);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                delete(home);
            }));
            try (var connection = postgres.superuser("postgres");
                    var statement = connection.createStatement()) {
                statement.execute("create database " + TEMPLATE);
            }
            postgres.install(TEMPLATE);
            var settings = postgres.settings(TEMPLATE);
            Flyway.configure()
                    .dataSource((String) settings.get("HEDGEROW_DB_URL"), "hedgerow_owner", (String)
                            settings.get("HEDGEROW_DB_OWNER_PASSWORD"))
                    .defaultSchema("hedgerow")
                    .createSchemas(false)
                    .javaMigrations(new ReferenceSeed())
                    .load()
                    .migrate();
            return postgres;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the test database", e);
        }
    }

    private static void delete(Path home) {
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Left behind: " + home);
        }
    }
}

package org.hedgerow.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledDatabaseTests {

    @Test
    void neitherLoginIsPrivileged() throws SQLException {
        try (var connection = PostgisDatabase.fresh().asSuperuser();
                var statement = connection.createStatement();
                var roles = statement.executeQuery("select rolname, rolsuper or rolbypassrls or rolcreaterole or"
                        + " rolcreatedb or rolreplication from pg_roles where rolname like 'hedgerow%' order by 1")) {
            for (var name : new String[] {"hedgerow_app", "hedgerow_auditor", "hedgerow_owner", "hedgerow_tailer"}) {
                assertThat(roles.next()).isTrue();
                assertThat(roles.getString(1)).isEqualTo(name);
                assertThat(roles.getBoolean(2)).as(name).isFalse();
            }
        }
    }

    @Test
    void theApplicationCannotMakeOrChangeTables() throws SQLException {
        try (var connection = PostgisDatabase.fresh().asApp();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table hedgerow.mine (x int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("create table public.mine (x int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aDamagedClusterIsRefusedInOneLine(@TempDir Path home) throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(home.resolve("postgres/PG_VERSION"), "not a version");
        assertThatThrownBy(() -> LocalPostgres.start(home, false))
                .isInstanceOf(DatabaseProblem.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aSecondProcessJoinsAndTheLastOneOutStopsTheCluster(@TempDir Path home) throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        var first = LocalPostgres.start(home, false);
        var second = LocalPostgres.start(home, false);
        assertThat(second.settings()).isEqualTo(first.settings());
        try (var inUse = second.superuser("hedgerow")) {
            first.close();
            assertThat(inUse.isValid(5)).as("still running for the second").isTrue();
        }
        second.close();
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    /** A server process lives on for a moment after its client has gone, longer after much work. */
    @Test
    void aConnectionThatIsJustGoingDoesNotKeepTheClusterRunning(@TempDir Path home) throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        var postgres = LocalPostgres.start(home, false);
        var going = postgres.superuser("hedgerow");
        var closing = new Thread(postgres::close);
        closing.start();
        while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait(); // until it has seen the connection, and waits
        }
        going.close();
        closing.join();
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    }
}

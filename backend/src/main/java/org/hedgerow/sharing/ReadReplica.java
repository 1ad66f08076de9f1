package org.hedgerow.sharing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A standby of the database from which much is read, when one is configured. It is read only after it has replayed everything that the
 * primary had written when it was asked, so nobody reads behind a write of their own or under an older policy, at whichever node they wrote.
 * One that does not catch up soon, or cannot be read, is left alone for a while, and the primary is read instead.
 */
@Component
class ReadReplica implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ReadReplica.class);
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(2);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int CONNECTIONS = 6;

    /** What the replica must have, by the primary's word. */
    private record Mark(String position, long policyEpoch, long cluster) {}

    private final DataSource primary;
    private final JdbcClient jdbc;
    private final @Nullable HikariDataSource replica;
    private volatile long notBeforeNanos = System.nanoTime();
    private volatile @Nullable Boolean used;

    ReadReplica(DataSource primary, JdbcClient jdbc, DataSourceProperties application, ReadReplicaSettings settings) {
        this.primary = primary;
        this.jdbc = jdbc;
        this.replica = settings.url().isBlank() ? null : connections(application, settings.url());
    }

    private static HikariDataSource connections(DataSourceProperties application, String url) {
        var connections = new HikariDataSource();
        connections.setPoolName("replica");
        connections.setJdbcUrl(url);
        connections.setUsername(application.determineUsername());
        connections.setPassword(application.determinePassword());
        connections.setMaximumPoolSize(CONNECTIONS);
        connections.setMinimumIdle(0);
        connections.setReadOnly(true);
        connections.setConnectionTimeout(1_000);
        connections.setInitializationFailTimeout(-1);
        connections.addDataSourceProperty("ApplicationName", "hedgerow replica");
        return connections;
    }

    /**
     * Does the work on one snapshot of the replica, or something else at the primary. Within a transaction it is always the primary.
     *
     * @param work whoever asks for a connection of the primary in it is given one of the replica: it asks by the application's own {@link JdbcClient}, and writes nothing; when the replica fails in the middle of
     *     it, the failure is its caller's, and the next who asks is given the primary
     */
    <T> T reading(Supplier<T> work, Supplier<T> atPrimary) {
        if (replica == null
                || TransactionSynchronizationManager.hasResource(primary)
                || System.nanoTime() - notBeforeNanos < 0) {
            return atPrimary.get();
        }
        var connection = caughtUpWith(mark(), replica);
        if (connection == null) {
            leaveAlone();
            return atPrimary.get();
        }
        say(true);
        TransactionSynchronizationManager.bindResource(primary, new ConnectionHolder(connection));
        try {
            return work.get();
        } catch (DataAccessException e) {
            leaveAlone();
            throw e;
        } finally {
            TransactionSynchronizationManager.unbindResource(primary);
            giveBack(connection);
        }
    }

    /** A connection on which nothing has been read yet; null when the replica is away or does not get there in time. */
    private @Nullable Connection caughtUpWith(Mark mark, HikariDataSource replica) {
        Connection connection = null;
        try {
            connection = replica.getConnection();
            var at = catchesUp(connection, mark);
            if (at != null && isWritten(at)) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setAutoCommit(false);
                return connection;
            }
        } catch (SQLException e) {
            LOG.debug("the replica cannot be read", e);
        }
        if (connection != null) {
            giveBack(connection);
        }
        return null;
    }

    /** Whatever goes wrong here, what was read has been read. */
    private static void giveBack(Connection connection) {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("a connection of the replica was lost", e);
        }
    }

    /** The end of what is written, on disk or not: everything that anybody has been told is committed lies before it. */
    private Mark mark() {
        return jdbc.sql("select pg_current_wal_insert_lsn()::text, (select epoch from policy_epoch),"
                        + " (select system_identifier from pg_control_system())")
                .query((row, number) -> new Mark(row.getString(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** One that is ahead of the primary follows another history, from before the primary was put back. */
    private boolean isWritten(String position) {
        return jdbc.sql("select pg_current_wal_insert_lsn() >= :position::pg_lsn")
                .param("position", position)
                .query(Boolean.class)
                .single();
    }

    /** How far it has replayed when it has enough; null when it has not in time. */
    private static @Nullable String catchesUp(Connection connection, Mark mark) throws SQLException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var has = connection.prepareStatement("select pg_last_wal_replay_lsn()::text where pg_is_in_recovery()"
                + " and pg_last_wal_replay_lsn() >= ?::pg_lsn and (select epoch from policy_epoch) >= ?"
                + " and (select system_identifier from pg_control_system()) = ?")) {
            has.setString(1, mark.position());
            has.setLong(2, mark.policyEpoch());
            has.setLong(3, mark.cluster());
            while (System.nanoTime() - end < 0) {
                try (var answer = has.executeQuery()) {
                    if (answer.next()) {
                        return answer.getString(1);
                    }
                }
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
            return null;
        }
    }

    private void leaveAlone() {
        notBeforeNanos = System.nanoTime() + LEFT_ALONE.toNanos();
        say(false);
    }

    /** Once for each change. */
    private void say(boolean now) {
        var before = used;
        used = now;
        if (before == null || before != now) {
            if (now) {
                LOG.info("much is read from the replica");
            } else {
                LOG.warn("the replica is behind or away: everything is read from the primary");
            }
        }
    }

    @Override
    public void destroy() {
        if (replica != null) {
            replica.close();
        }
    }
}

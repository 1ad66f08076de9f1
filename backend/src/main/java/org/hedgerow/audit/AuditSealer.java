package org.hedgerow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives entries their leaves and signs the new head. Transactions commit in another order than they begin, so, as with the change log, only what
 * lies below the oldest transaction that is still running is taken, in the order of (transaction, number): what has a leaf has nothing before it
 * that could still come. One node seals at a time.
 */
final class AuditSealer {

    /** In one transaction; what is left is taken by the next. */
    static final int MOST_AT_ONCE = 20_000;

    private static final long LOCK = 0x6865_6467_6175_6474L;

    private final HeadKey key;

    AuditSealer(HeadKey key) {
        this.key = key;
    }

    /**
     * Seals what is ready, in one transaction of this connection, whose automatic commit must be off.
     *
     * @return the new head, or nothing when there is nothing new or another node is sealing
     */
    Optional<Head> seal(Connection connection) throws SQLException {
        try {
            var head = isMyTurn(connection) ? sealReady(connection) : Optional.<Head>empty();
            connection.commit();
            return head;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private static boolean isMyTurn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private Optional<Head> sealReady(Connection connection) throws SQLException {
        var tree = new AuditTree(connection);
        var ready = ready(connection);
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        long before = tree.size();
        tree.append(before, ready);
        long size = before + ready.size();
        var root = tree.root(size);
        long at = now(connection);
        var head = new Head(size, root, at, key.sign(Head.signedText(size, root, at)));
        keep(connection, head);
        return Optional.of(head);
    }

    private static List<AuditTree.Leaf> ready(Connection connection) throws SQLException {
        var sql = "with last as (select s.transaction_id, s.number from audit_entry s"
                + "   where s.number = (select number from audit_leaf order by leaf desc limit 1))"
                + " select " + SealedEntry.COLUMNS + " from audit_entry e"
                + " where (e.transaction_id, e.number) > (coalesce((select transaction_id from last), '0'::xid8),"
                + "   coalesce((select number from last), 0))"
                + " and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())"
                + " order by e.transaction_id, e.number limit " + MOST_AT_ONCE;
        var ready = new ArrayList<AuditTree.Leaf>();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(500);
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    ready.add(new AuditTree.Leaf(rows.getLong(1), Merkle.leaf(SealedEntry.text(rows, 1))));
                }
            }
        }
        return ready;
    }

    private static long now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select (extract(epoch from clock_timestamp()) * 1000000)::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void keep(Connection connection, Head head) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into audit_head (size, root, at, signature) values (?, ?, ?, ?)")) {
            insert.setLong(1, head.size());
            insert.setBytes(2, head.root());
            insert.setTimestamp(3, Timestamp.from(Instant.EPOCH.plus(head.atMicros(), ChronoUnit.MICROS)));
            insert.setBytes(4, head.signature());
            insert.executeUpdate();
        }
    }
}

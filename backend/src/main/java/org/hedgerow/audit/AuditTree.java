package org.hedgerow.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree as it is kept: every leaf, and the roots of full subtrees of 256, 65,536 and so on leaves. Anything else is computed from at most
 * 255 of one kind, so that neither a proof nor another leaf costs more when the tree is large. Works inside the connection's transaction.
 */
final class AuditTree implements Merkle.Subtrees {

    /** Levels between one kept row of nodes and the next. */
    static final int STEP = 8;

    private final Connection connection;

    AuditTree(Connection connection) {
        this.connection = connection;
    }

    long size() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select coalesce(max(leaf) + 1, 0) from audit_leaf")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Adds leaves at the end, with the nodes that they complete. */
    void append(long size, List<Leaf> leaves) throws SQLException {
        try (var insert = connection.prepareStatement("insert into audit_leaf (leaf, number, hash) values (?, ?, ?)");
                var node = connection.prepareStatement(
                        "insert into audit_node (level, position, hash) values (?, ?, ?)")) {
            long next = size;
            var completed = new ArrayList<Long>();
            for (var leaf : leaves) {
                insert.setLong(1, next);
                insert.setLong(2, leaf.number());
                insert.setBytes(3, leaf.hash());
                insert.addBatch();
                next++;
                if (next % (1 << STEP) == 0) {
                    completed.add(next);
                }
            }
            insert.executeBatch();
            for (long end : completed) {
                completeNodes(node, end);
            }
        }
    }

    /** An entry and its leaf hash. */
    record Leaf(long number, byte[] hash) {}

    private void completeNodes(PreparedStatement node, long end) throws SQLException {
        for (int level = STEP; level <= 32 && end % (1L << level) == 0; level += STEP) {
            long position = (end >> level) - 1;
            node.setInt(1, level);
            node.setLong(2, position);
            node.setBytes(3, combine(kept(level - STEP, position << STEP, 1 << STEP)));
            node.executeUpdate();
        }
    }

    /** The root of the first {@code size} leaves. */
    byte[] root(long size) {
        return root(0, size);
    }

    @Override
    public byte[] root(long first, long size) {
        try {
            if (size == 0) {
                return Merkle.sha256().digest();
            }
            int level = levelOf(size);
            if (level < 0) {
                long left = Merkle.largestPowerOfTwoBelow(size);
                return Merkle.node(root(first, left), root(first + left, size - left));
            }
            int below = level / STEP * STEP;
            return combine(kept(below, first >> below, 1 << (level - below)));
        } catch (SQLException e) {
            throw new IllegalStateException("The audit tree cannot be read", e);
        }
    }

    /** The height of a full subtree of so many leaves; -1 when they make no full one. */
    private static int levelOf(long size) {
        return Long.bitCount(size) == 1 ? Long.numberOfTrailingZeros(size) : -1;
    }

    /** Hashes that are kept: of leaves (level 0) or of full subtrees. */
    private List<byte[]> kept(int level, long position, int count) throws SQLException {
        var sql = level == 0
                ? "select hash from audit_leaf where leaf >= ? and leaf < ? order by leaf"
                : "select hash from audit_node where level = " + level + " and position >= ? and position < ?"
                        + " order by position";
        var hashes = new ArrayList<byte[]>(count);
        try (var select = connection.prepareStatement(sql)) {
            select.setLong(1, position);
            select.setLong(2, position + count);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    hashes.add(rows.getBytes(1));
                }
            }
        }
        if (hashes.size() != count) {
            throw new IllegalStateException("The audit tree has a hole at level " + level + ", position " + position);
        }
        return hashes;
    }

    /** The root over a power of two of hashes. */
    private static byte[] combine(List<byte[]> hashes) {
        var level = hashes;
        while (level.size() > 1) {
            var above = new ArrayList<byte[]>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(Merkle.node(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }
}

package org.hedgerow.changelog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which history the change log is: made of the installation, the cluster, its timeline and the database. A dump that was read into another
 * database, a base backup that was rolled forward and a standby that took over are each another history, in which the same position may
 * stand for something else. Thread-safe.
 */
@Component
class ClusterEpoch {

    /** Nothing new would ever come after what there is. The message is one line for the operator. */
    static final class CountedAnew extends RuntimeException {
        private static final long serialVersionUID = 1;

        private CountedAnew() {
            super(
                    "The database was restored into a cluster that has counted fewer transactions than its records name:"
                            + " stop the cluster and move its count on with pg_resetwal -x, or restore a base backup instead of a dump.");
        }
    }

    private final JdbcClient jdbc;
    private volatile long current;

    @Autowired
    ClusterEpoch(TailerConnection connection) {
        this(connection.jdbc());
    }

    /** @throws CountedAnew when the cluster counts its transactions anew */
    ClusterEpoch(JdbcClient tailer) {
        this.jdbc = tailer;
        if (isCountedAnew()) {
            throw new CountedAnew();
        }
        this.current = read();
    }

    /** A number that is another for another history. */
    long current() {
        return current;
    }

    /** Asks the database again. Says whether it is another history than before. */
    boolean hasChanged() {
        var before = current;
        current = read();
        return current != before;
    }

    /** The timeline is asked of the log of the server: its control file learns of a promotion only with the next checkpoint. */
    private long read() {
        return digest(jdbc.sql(
                        "select i.epoch::text || ' ' || c.system_identifier || ' '"
                                + " || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) || ' ' || d.oid"
                                + " from installation i, pg_control_system() c, pg_database d where d.datname = current_database()")
                .query(String.class)
                .single());
    }

    private boolean isCountedAnew() {
        return jdbc.sql(
                        "select exists (select from change_log where transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))")
                .query(Boolean.class)
                .single();
    }

    private static long digest(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}

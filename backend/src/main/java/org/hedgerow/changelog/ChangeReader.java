package org.hedgerow.changelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.sharing.VisibleLabels;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the change log without a gap. Transactions commit in another order than they take their numbers, so a reader that asks
 * for "position greater than my last" misses rows. Every transaction below the oldest one still running is over, and every later
 * one is numbered at or above it: below that watermark the order by (transaction, position) is final.
 */
@Component
public class ChangeReader {

    private static final String PAST_AND_SETTLED =
            " where (transaction_id, position) > (:transaction::text::xid8, :position)"
                    + " and transaction_id < pg_snapshot_xmin(pg_current_snapshot())";

    private final JdbcClient jdbc;

    @Autowired
    ChangeReader(TailerConnection connection) {
        this(connection.jdbc());
    }

    ChangeReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of the settled log. */
    public LogPosition end() {
        return jdbc.sql("select transaction_id::text::bigint, position, at from change_log"
                        + " where transaction_id < pg_snapshot_xmin(pg_current_snapshot())"
                        + " order by transaction_id desc, position desc limit 1")
                .query((row, number) -> LogPosition.of(
                        row.getLong(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .optional()
                .orElse(LogPosition.START);
    }

    /** The settled changes after a position, oldest first, at most {@code limit}. */
    public List<Change> after(LogPosition last, int limit) {
        return jdbc.sql(
                        "select transaction_id::text::bigint as transaction, position, label_id, subject_id, version, kind, at"
                                + " from change_log" + PAST_AND_SETTLED
                                + " order by transaction_id, position limit :limit")
                .param("transaction", Long.toString(last.transaction()))
                .param("position", last.position())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * The settled changes after a position and up to another under some labels alone, oldest first, at most {@code limit}: how many others
     * there are between makes no difference.
     */
    public List<Change> between(LogPosition last, LogPosition until, VisibleLabels labels, int limit) {
        return jdbc.sql(
                        "select transaction_id::text::bigint as transaction, position, label_id, subject_id, version, kind, at"
                                + " from change_log" + PAST_AND_SETTLED
                                + " and (transaction_id, position) <= (:untilTransaction::text::xid8, :untilPosition)"
                                + " and label_id = any (:labels) order by transaction_id, position limit :limit")
                .param("transaction", Long.toString(last.transaction()))
                .param("position", last.position())
                .param("untilTransaction", Long.toString(until.transaction()))
                .param("untilPosition", until.position())
                .param("labels", labels.ids())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * What is committed but not settled, of those transactions in which something left a label; oldest first, at most {@code limit}. A
     * long transaction elsewhere holds the watermark back for as long as it runs, and a recall cannot wait for it.
     */
    public List<Change> departuresAhead(LogPosition last, int limit) {
        return jdbc.sql(
                        "select transaction_id::text::bigint as transaction, position, label_id, subject_id, version, kind, at"
                                + " from change_log where (transaction_id, position) > (:transaction::text::xid8, :position)"
                                + " and transaction_id in (select transaction_id from change_log where kind = 'LEFT'"
                                + " and (transaction_id, position) > (:transaction::text::xid8, :position)"
                                + " and transaction_id >= pg_snapshot_xmin(pg_current_snapshot()))"
                                + " order by transaction_id, position limit :limit")
                .param("transaction", Long.toString(last.transaction()))
                .param("position", last.position())
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** How long the oldest change after a position has been waiting; empty when none waits. */
    public Optional<Duration> oldestWaitingAfter(LogPosition last) {
        return jdbc.sql("select extract(epoch from clock_timestamp() - min(at)) from change_log"
                        + " where (transaction_id, position) > (:transaction::text::xid8, :position)")
                .param("transaction", Long.toString(last.transaction()))
                .param("position", last.position())
                .query((row, number) -> Optional.ofNullable(row.getBigDecimal(1)))
                .single()
                .map(seconds ->
                        Duration.ofMillis(Math.max(0, seconds.movePointRight(3).longValue())));
    }

    /**
     * Whether the log holds everything after a position: it forgets after 7 days, and it is another log when an older copy of the database
     * was put back. The row at the position must be there, and be the same.
     */
    public boolean reachesBackTo(LogPosition last) {
        return last.equals(LogPosition.START)
                ? jdbc.sql("select not exists (select from change_log)")
                        .query(Boolean.class)
                        .single()
                : holds(last);
    }

    /** Whether the row at a position is the one that was read there. */
    boolean holds(LogPosition last) {
        return last.equals(LogPosition.START)
                || jdbc.sql("select exists (select from change_log where transaction_id = :transaction::text::xid8"
                                + " and position = :position and (extract(epoch from at) * 1000000)::bigint = :at)")
                        .param("transaction", Long.toString(last.transaction()))
                        .param("position", last.position())
                        .param("at", last.atMicros())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Deletes what has outlived its 7 days, but the last settled row, on which everybody stands who has missed nothing; the database lets
     * this login delete nothing younger.
     */
    int forgetOutlived() {
        return jdbc.sql("delete from change_log where at < now() - interval '7 days' and (transaction_id, position) <"
                        + " (select transaction_id, position from change_log"
                        + " where transaction_id < pg_snapshot_xmin(pg_current_snapshot())"
                        + " order by transaction_id desc, position desc limit 1)")
                .update();
    }

    private static Change read(ResultSet row) throws SQLException {
        var at = row.getTimestamp("at").toInstant();
        return new Change(
                LogPosition.of(row.getLong("transaction"), row.getLong("position"), at),
                row.getInt("label_id"),
                row.getObject("subject_id", UUID.class),
                row.getInt("version"),
                ChangeKind.valueOf(row.getString("kind")),
                at);
    }
}

package org.hedgerow.changelog;

import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes changes down in the record's own transaction. */
@Component
public class ChangeLog {

    /** Something was committed on this node: the tailer need not wait for its next look. */
    record Committed() {}

    /**
     * A change to be written.
     *
     * @param labelId under which it may be told
     */
    public record Entry(int labelId, UUID incidentId, int version, ChangeKind kind) {}

    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    ChangeLog(JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Appends to the log; must be called inside the transaction that makes the change. */
    public void append(List<Entry> entries) {
        jdbc.batchUpdate(
                "insert into change_log (label_id, subject_kind, subject_id, version, kind) values (?, 'incident', ?, ?, ?)",
                entries,
                entries.size(),
                (statement, entry) -> {
                    statement.setInt(1, entry.labelId());
                    statement.setObject(2, entry.incidentId());
                    statement.setInt(3, entry.version());
                    statement.setString(4, entry.kind().name());
                });
        wakeAfterCommit();
    }

    /** Wakes this node's tailer when the current transaction has committed; for writers that append by COPY. */
    public void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new Committed());
            }
        });
    }
}

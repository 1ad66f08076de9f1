package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemException.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One edit, in one transaction: one after another, from the version that the person looked at, to tables that may be so. */
@Component
class ReferenceWriting {

    private static final int MOST_FAULTS = 20;

    private final JdbcClient jdbc;
    private final ReferenceRows rows;
    private final ReferenceEpoch epoch;

    ReferenceWriting(JdbcClient jdbc, ReferenceRows rows, ReferenceEpoch epoch) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.epoch = epoch;
    }

    /**
     * Carries an edit out.
     *
     * @param key of what is edited; null for the whole table
     * @param version of that when the person looked; null when the edit needs none
     * @param trial true to find out only whether it could be done
     * @throws ProblemException 412 when the key has changed since, 422 when the outcome cannot be
     */
    @Transactional
    public void write(
            Person by,
            String reason,
            ReferenceTable table,
            @Nullable String key,
            @Nullable Long version,
            boolean trial,
            Consumer<ReferenceBook> edit) {
        jdbc.sql("select epoch from reference_epoch for update")
                .query(Long.class)
                .single();
        if (version != null && version != (key == null ? version(table) : version(table, key))) {
            throw new ProblemException(ReferenceProblem.CHANGED_MEANWHILE);
        }
        var before = new ReferenceBook(rows::list);
        var after = before.copy();
        edit.accept(after);
        check(after, table, key);
        checkNothingVanishes(before, after, epoch.today(), key == null ? "/csv" : "/from");
        if (trial) {
            return;
        }
        jdbc.sql(
                        "select set_config('hedgerow.reference_editor', :by, true), set_config('hedgerow.reference_reason', :reason, true)")
                .param("by", by.id().toString())
                .param("reason", reason)
                .query()
                .singleRow();
        for (var each : ReferenceTable.values()) {
            rows.write(before.rows(each), after.rows(each));
        }
    }

    /** Goes up with every change to the key; 0 for what the installation began with. */
    @Transactional(readOnly = true)
    public long version(ReferenceTable table, String key) {
        return jdbc.sql(
                        "select coalesce(max(number), 0) from reference_change where table_name = :table and row_key = :key")
                .param("table", table.sqlName())
                .param("key", key)
                .query(Long.class)
                .single();
    }

    /** Goes up with every change to the table. */
    @Transactional(readOnly = true)
    public long version(ReferenceTable table) {
        return jdbc.sql("select coalesce(max(number), 0) from reference_change where table_name = :table")
                .param("table", table.sqlName())
                .query(Long.class)
                .single();
    }

    private static void check(ReferenceBook after, ReferenceTable table, @Nullable String key) {
        var errors = ReferenceFacts.faultsOf(after.tables()).stream()
                .limit(MOST_FAULTS)
                .map(fault -> new FieldError(pointer(fault, table, key), fault.words()))
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformProblem.INVALID_FIELDS, errors);
        }
    }

    /** What is wrong with another row is a matter of the day from which this one changes; in a file all of it is the file's. */
    private static String pointer(ReferenceFacts.Fault fault, ReferenceTable table, @Nullable String key) {
        if (key == null) {
            return "/csv";
        }
        boolean own = fault.table() == table
                && fault.key().equals(key)
                && !fault.column().equals("from");
        return own ? "/values/" + fault.column() : "/from";
    }

    private static void checkNothingVanishes(
            ReferenceBook before, ReferenceBook after, LocalDate today, String pointer) {
        for (var table : ReferenceTable.values()) {
            for (var row : before.rows(table)) {
                long was = begun(before, row, today);
                if (!row.from().isAfter(today) && begun(after, row, today) < was) {
                    throw PlatformProblem.invalid(
                            pointer,
                            row.key() + ": what held from " + row.from() + " on is ended or corrected, never removed.");
                }
            }
        }
    }

    private static long begun(ReferenceBook book, ReferenceRow row, LocalDate today) {
        return book.rows(row.table(), row.key()).stream()
                .filter(other -> !other.from().isAfter(today))
                .count();
    }
}

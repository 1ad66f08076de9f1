package org.hedgerow.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the dated reference data. Each edit gives a reason, and stands in the history with who and when; this node uses it at once, the
 * others within seconds. Whether the person may edit at all is asked before.
 */
@Service
public final class ReferenceEdits {

    private static final int LONGEST_REASON = 400;
    private static final int MOST_CHANGES = 200;

    /**
     * What a person says with an edit.
     *
     * @param version of the thing when the person looked at it; null only for something new
     * @param pastDated whether the person means a day that has passed
     */
    public record Statement(
            Person by, @Nullable Long version, @Nullable String reason, boolean pastDated) {}

    /** All that is known of one thing: its rows by day, its latest changes, and the version to quote with the next one. */
    public record Entry(
            ReferenceTable table, String key, long version, List<ReferenceRow> rows, List<ReferenceChange> history) {}

    private final JdbcClient jdbc;
    private final ReferenceRows rows;
    private final ReferenceWriting writing;
    private final ReferenceEpoch epoch;
    private final People people;

    ReferenceEdits(JdbcClient jdbc, ReferenceRows rows, ReferenceWriting writing, ReferenceEpoch epoch, People people) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.writing = writing;
        this.epoch = epoch;
        this.people = people;
    }

    /** Today in London, the day that decides what is in force. */
    public LocalDate today() {
        return epoch.today();
    }

    /** Every row of every day, by key and day. */
    public List<ReferenceRow> list(ReferenceTable table) {
        return rows.list(table);
    }

    /** The table in the format of the files that an installation begins with. */
    public String csv(ReferenceTable table) {
        return ReferenceCsv.write(table, rows.list(table));
    }

    /** @throws ProblemException 404 when nothing ever had that key */
    public Entry get(ReferenceTable table, String key) {
        var version = writing.version(table, key);
        var own = rows.list(table).stream().filter(row -> row.key().equals(key)).toList();
        if (own.isEmpty() && version == 0) {
            throw new ProblemException(PlatformProblem.NOT_FOUND);
        }
        return new Entry(table, key, version, own, history(table, key));
    }

    /** Something new from a day on. */
    public Entry add(
            Statement statement,
            ReferenceTable table,
            @Nullable Map<String, @Nullable String> values,
            @Nullable LocalDate from) {
        var row =
                new ReferenceRow(table, ReferenceBook.values(table, values, null), startingDay(statement, from), null);
        return write(statement, table, row.key(), book -> book.add(row));
    }

    /** Other values from a day on; what held before stays true of the days before. */
    public Entry change(
            Statement statement,
            ReferenceTable table,
            String key,
            @Nullable Map<String, @Nullable String> values,
            @Nullable LocalDate from) {
        var checked = ReferenceBook.values(table, values, sample(table, key));
        var day = startingDay(statement, from);
        return write(statement, table, key, book -> book.change(table, key, checked, day));
    }

    /**
     * Nothing more from a day on.
     *
     * @param successor the code of the force that does the work of this one from that day on; only for forces
     */
    public Entry end(
            Statement statement,
            ReferenceTable table,
            String key,
            @Nullable LocalDate from,
            @Nullable String successor) {
        if (successor != null && table != ReferenceTable.FORCES) {
            throw PlatformProblem.invalid("/successor", "Only a force is followed by another.");
        }
        var follows = successor == null ? null : table.columns().get(0).check("/successor", successor);
        var day = startingDay(statement, from);
        return write(statement, table, key, book -> book.end(table, key, day, follows));
    }

    /** Puts right what was typed wrongly in the row that begins on a day; how it was stays in the history. */
    public Entry correct(
            Statement statement,
            ReferenceTable table,
            String key,
            @Nullable LocalDate row,
            @Nullable Map<String, @Nullable String> values,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        var day = ReferenceCsv.day("/row", row);
        var corrected = new ReferenceRow(
                table,
                ReferenceBook.values(table, values, sample(table, key)),
                ReferenceCsv.day("/from", from),
                until == null ? null : ReferenceCsv.day("/until", until));
        return write(statement, table, key, book -> book.correct(table, key, day, corrected));
    }

    /** Takes back a row that was planned and has not begun. */
    public Entry takeBack(Statement statement, ReferenceTable table, String key, @Nullable LocalDate row) {
        var day = ReferenceCsv.day("/row", row);
        if (!day.isAfter(epoch.today())) {
            throw PlatformProblem.invalid("/row", "That row has begun: end it, or correct it.");
        }
        return write(statement, table, key, book -> book.takeBack(table, key, day));
    }

    /** Goes up with every change to the table: to be quoted with a file for it. */
    public long version(ReferenceTable table) {
        return writing.version(table);
    }

    /**
     * Makes the table what a file says, all or nothing: rows that have begun may be changed and ended by it and never removed.
     *
     * @param trial true to find out only what it would change; needs no reason
     */
    public ReferenceDifference takeFile(
            Statement statement, ReferenceTable table, @Nullable String csv, boolean trial) {
        if (csv == null) {
            throw PlatformProblem.invalid("/csv", "Give the file.");
        }
        var given = ReferenceCsv.read(table, csv);
        var reason = trial ? "" : PlainText.checkLine("/reason", statement.reason(), LONGEST_REASON);
        var difference = new AtomicReference<>(ReferenceDifference.NONE);
        writing.write(statement.by(), reason, table, null, statement.version(), trial, book -> {
            difference.set(ReferenceDifference.between(book.rows(table), given));
            book.replaceAll(table, given);
        });
        epoch.look();
        return difference.get();
    }

    private Entry write(Statement statement, ReferenceTable table, String key, Consumer<ReferenceBook> edit) {
        var reason = PlainText.checkLine("/reason", statement.reason(), LONGEST_REASON);
        writing.write(statement.by(), reason, table, key, statement.version(), false, edit);
        epoch.look();
        return get(table, key);
    }

    private ReferenceRow sample(ReferenceTable table, String key) {
        return rows.list(table).stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
    }

    private LocalDate startingDay(Statement statement, @Nullable LocalDate from) {
        var day = ReferenceCsv.day("/from", from);
        if (day.isBefore(epoch.today()) && !statement.pastDated()) {
            throw PlatformProblem.invalid(
                    "/from", "That day is past. Give today or a later day, or say that you mean a day that is past.");
        }
        return day;
    }

    private List<ReferenceChange> history(ReferenceTable table, String key) {
        return jdbc.sql("select number, at, person_id, reason, before::text, after::text from reference_change"
                        + " where table_name = :table and row_key = :key order by number desc limit :most")
                .param("table", table.sqlName())
                .param("key", key)
                .param("most", MOST_CHANGES)
                .query((row, number) -> new ReferenceChange(
                        row.getLong("number"),
                        row.getTimestamp("at").toInstant(),
                        name(row.getObject("person_id", UUID.class)),
                        row.getString("reason"),
                        json(row.getString("before")),
                        json(row.getString("after"))))
                .list();
    }

    private @Nullable String name(@Nullable UUID person) {
        return person == null ? null : people.find(person).map(Person::name).orElse(null);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JsonMapper.shared().readTree(text);
    }
}

package org.hedgerow.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit for auditors, and for people their own part of it. An auditor's reading is written down before it is answered. */
@Component
public class AuditReading {

    private static final int PAGE = 50;
    private static final int SUBJECTS_SHOWN = 20;
    private static final int LONGEST_QUESTION_SECONDS = 20;
    private static final String COLUMNS =
            "select e.number, e.at, e.operation, e.action, p.person_id, e.person_commitment is not null and p.person_id is null,"
                    + " e.organisation_id, p.account_id, e.subject_kind, e.subjects[1:" + SUBJECTS_SHOWN
                    + "], cardinality(e.subjects), e.tier, e.purpose, e.reason_commitment is not null, e.query_commitment is not null,"
                    + " (extract(epoch from e.at) * 1000000)::bigint"
                    + " from audit_entry e left join audit_personal p on p.number = e.number where true";

    private final AuditConnection auditor;
    private final JdbcClient jdbc;
    private final AuditTrail trail;

    @Autowired
    AuditReading(AuditConnection auditor, AuditTrail trail) {
        this.auditor = auditor;
        var bounded = new JdbcTemplate(auditor.dataSource());
        bounded.setQueryTimeout(LONGEST_QUESTION_SECONDS);
        this.jdbc = JdbcClient.create(bounded);
        this.trail = trail;
    }

    /**
     * A page of entries, latest first.
     *
     * @param next for the parameter {@code after}; null on the last page
     */
    public record Page(
            List<AuditMetadata> entries, @Nullable String next) {}

    /**
     * A page for an auditor.
     *
     * @param after where the page before ended, or null
     * @throws ProblemException 422 when {@code after} is no such place
     */
    public Page entries(Person auditing, AuditFilter filter, @Nullable String after) {
        var position = position(after);
        written(auditing, "read audit", filter.words());
        return page(filter, position, false);
    }

    /** A page of those who saw a record, for an auditor. */
    public Page readers(
            Person auditing, UUID subject, @Nullable Instant from, @Nullable Instant until, @Nullable String after) {
        var position = position(after);
        var filter = new AuditFilter(subject, null, null, null, from, until);
        written(auditing, "read who saw a record", filter.words());
        return page(filter, position, true);
    }

    /** A page of what the person did. */
    public Page own(Person person, @Nullable String after) {
        return page(AuditFilter.ofPerson(person.id()), position(after), false);
    }

    /**
     * The proof that an entry is in the tree under the latest head, as RFC 9162 describes it.
     *
     * @param text what the leaf is made of
     * @param path hashes from the leaf up, in hexadecimal
     */
    public record Inclusion(
            long leaf,
            String text,
            long size,
            String root,
            String headSignature,
            long headAtMicros,
            List<String> path) {}

    /** The proof for one entry; empty while it is not sealed, or when there is no such entry. */
    public Optional<Inclusion> inclusion(Person auditing, long number) {
        written(auditing, "prove an entry", "number=" + number);
        try (var connection = auditor.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                return inclusion(connection, number);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit tree cannot be read", e);
        }
    }

    private static Optional<Inclusion> inclusion(Connection connection, long number) throws SQLException {
        try (var select = connection.prepareStatement("select l.leaf, h.size, h.root, h.signature,"
                + " (extract(epoch from h.at) * 1000000)::bigint, " + SealedEntry.COLUMNS
                + " from audit_entry e join audit_leaf l using (number)"
                + " cross join lateral (select * from audit_head order by size desc limit 1) h"
                + " where e.number = ? and l.leaf < h.size")) {
            select.setLong(1, number);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var path = Merkle.inclusion(new AuditTree(connection), row.getLong(1), row.getLong(2));
                return Optional.of(new Inclusion(
                        row.getLong(1),
                        SealedEntry.text(row, 6),
                        row.getLong(2),
                        SealedEntry.hex(row.getBytes(3)),
                        SealedEntry.hex(row.getBytes(4)),
                        row.getLong(5),
                        path.stream().map(SealedEntry::hex).toList()));
            }
        }
    }

    /**
     * The proof that the tree of one size begins with that of another.
     *
     * @return hashes in hexadecimal; empty when there are not so many leaves
     */
    public Optional<List<String>> consistency(Person auditing, long before, long size) {
        written(auditing, "prove two heads", "from=" + before + " to=" + size);
        try (var connection = auditor.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                var tree = new AuditTree(connection);
                return before < 1 || before > size || size > tree.size()
                        ? Optional.empty()
                        : Optional.of(Merkle.consistency(tree, before, size).stream()
                                .map(SealedEntry::hex)
                                .toList());
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit tree cannot be read", e);
        }
    }

    private void written(Person auditing, String action, String query) {
        trail.record(
                auditing,
                Act.of(AuditOperation.CONSULTATION, action, "audit", List.of()).searchingFor(query));
    }

    private static @Nullable AuditPosition position(@Nullable String after) {
        return after == null
                ? null
                : AuditPosition.parse(after)
                        .orElseThrow(() -> PlatformProblem.invalid(
                                "?after", "This is not a place in the list; start again without it."));
    }

    private Page page(AuditFilter filter, @Nullable AuditPosition after, boolean readersOnly) {
        var sql = new StringBuilder(COLUMNS);
        var values = new ArrayList<Object>();
        and(sql, values, " and e.subjects @> array[?]::uuid[]", filter.subject());
        and(sql, values, " and p.person_id = ?", filter.person());
        and(sql, values, " and e.organisation_id = ?", filter.organisation());
        and(
                sql,
                values,
                " and e.operation = ?",
                filter.operation() == null ? null : filter.operation().name());
        and(sql, values, " and e.at >= ?", filter.from() == null ? null : Timestamp.from(filter.from()));
        and(sql, values, " and e.at < ?", filter.until() == null ? null : Timestamp.from(filter.until()));
        if (readersOnly) {
            sql.append(" and e.operation in ('CONSULTATION', 'DISCLOSURE', 'COMBINATION')");
        }
        if (after != null) {
            sql.append(" and (e.at, e.number) < ('epoch'::timestamptz + ? * interval '1 microsecond', ?)");
            values.add(after.atMicros());
            values.add(after.number());
        }
        sql.append(" order by e.at desc, e.number desc limit ").append(PAGE + 1);
        var rows = jdbc.sql(sql.toString())
                .params(values)
                .query((row, number) -> new Row(entry(row), new AuditPosition(row.getLong(16), row.getLong(1))))
                .list();
        var shown = rows.subList(0, Math.min(PAGE, rows.size()));
        return new Page(
                shown.stream().map(Row::entry).toList(),
                rows.size() > PAGE ? shown.get(PAGE - 1).position().text() : null);
    }

    private record Row(AuditMetadata entry, AuditPosition position) {}

    private static void and(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static AuditMetadata entry(ResultSet row) throws SQLException {
        return new AuditMetadata(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                AuditOperation.valueOf(row.getString(3)),
                row.getString(4),
                row.getObject(5, UUID.class),
                row.getBoolean(6),
                row.getObject(7, UUID.class),
                row.getObject(8, UUID.class),
                row.getString(9),
                Arrays.asList((UUID[]) row.getArray(10).getArray()),
                row.getInt(11),
                row.getString(12),
                row.getString(13),
                row.getBoolean(14),
                row.getBoolean(15));
    }
}

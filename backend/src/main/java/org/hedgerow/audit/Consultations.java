package org.hedgerow.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has seen a record, from the audit: people to whom it was shown, sent or given out. Those who made or changed it are not meant. */
@Component
public class Consultations {

    private static final String SAW = " from audit_entry e left join audit_personal p using (number)"
            + " where e.subjects @> array[:subject]::uuid[] and e.at >= :from and e.at < :until"
            + " and e.operation in ('CONSULTATION', 'DISCLOSURE', 'COMBINATION')";

    private final JdbcClient jdbc;

    @Autowired
    Consultations(AuditConnection connection) {
        this(connection.jdbc());
    }

    Consultations(JdbcClient auditor) {
        this.jdbc = auditor;
    }

    /** The organisations whose people saw the record from one time until before another, the earliest first. */
    public List<Seen> organisationsThatSaw(UUID subject, Instant from, Instant until) {
        return jdbc.sql(
                        "select e.organisation_id, min(e.at), max(e.at), count(*)" + SAW
                                + " and e.organisation_id is not null group by e.organisation_id order by min(e.at), e.organisation_id")
                .param("subject", subject)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query((row, number) -> new Seen(
                        row.getObject(1, UUID.class),
                        row.getTimestamp(2).toInstant(),
                        row.getTimestamp(3).toInstant(),
                        row.getLong(4)))
                .list();
    }

    /**
     * The entries that say who saw the record from one time until before another, latest first.
     *
     * @param limit at most this many
     * @param before only entries with a lower number: the last one of the page before, or {@link Long#MAX_VALUE}
     */
    public List<Consultation> whoSaw(UUID subject, Instant from, Instant until, int limit, long before) {
        return jdbc.sql(
                        "select e.number, e.at, p.person_id, e.organisation_id, e.operation, e.action, e.tier, e.purpose"
                                + SAW + " and e.number < :before order by e.number desc limit :limit")
                .param("subject", subject)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Consultation(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        AuditOperation.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
                .list();
    }
}

package org.hedgerow.interchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentExtracts.Extract;
import org.hedgerow.sharing.Tier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which exports there are and which incidents are in each. The database's clock says when one has expired. */
@Component
class ExportStore {

    private static final int LATEST = 20;

    /** An incident in an export, and how much of it the maker read. */
    record Held(UUID incident, Tier tier) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ExportStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** How many the person has made within a day; until the end of the transaction the person makes no other. */
    int madeWithinADay(Person person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('export ' || :person, 0))")
                .param("person", person.id().toString())
                .query()
                .singleRow();
        return jdbc.sql(
                        "select count(*) from export where person_id = :person and made_at > now() - interval '24 hours'")
                .param("person", person.id())
                .query(Integer.class)
                .single();
    }

    void add(UUID id, Person person, ExportFormat format, String reason, List<Extract> held, int hours) {
        jdbc.sql("""
                        insert into export (id, person_id, organisation_id, format, reason, row_count, expires_at)
                        values (:id, :person, :organisation, :format, :reason, :rows, now() + make_interval(hours => :hours))""")
                .param("id", id)
                .param("person", person.id())
                .param("organisation", person.organisation().id())
                .param("format", format.name())
                .param("reason", reason)
                .param("rows", held.size())
                .param("hours", hours)
                .update();
        batches.batchUpdate(
                "insert into export_row (export_id, incident_id, tier, label_id) values (?, ?, ?, ?)",
                held,
                1_000,
                (row, extract) -> {
                    row.setObject(1, id);
                    row.setObject(2, extract.incident().id());
                    row.setString(3, extract.incident().tier().name());
                    row.setInt(4, extract.labelId());
                });
    }

    /** The latest of the person's own. */
    List<Export> listLatest(Person person) {
        return jdbc.sql("select * from export where person_id = :person and expires_at > now()"
                        + " order by made_at desc, id limit " + LATEST)
                .param("person", person.id())
                .query((row, number) -> read(row))
                .list();
    }

    /** One of the person's own that may still be fetched. */
    Optional<Export> find(Person person, UUID id) {
        return jdbc.sql("select * from export where id = :id and person_id = :person and expires_at > now()"
                        + " and recalled_at is null")
                .param("id", id)
                .param("person", person.id())
                .query((row, number) -> read(row))
                .optional();
    }

    List<Held> held(UUID id) {
        return jdbc.sql("select incident_id, tier from export_row where export_id = :id")
                .param("id", id)
                .query((row, number) -> new Held(row.getObject(1, UUID.class), Tier.valueOf(row.getString(2))))
                .list();
    }

    /** Ends an export for good, and forgets which incidents were in it. */
    void recall(UUID id) {
        jdbc.sql("update export set recalled_at = now() where id = :id and recalled_at is null")
                .param("id", id)
                .update();
        jdbc.sql("delete from export_row where export_id = :id").param("id", id).update();
    }

    /** Ends every export in which the incident was read under one of these labels; how many there were. */
    int recall(UUID incident, Set<Integer> labels) {
        var ids = jdbc.sql("select distinct export_id from export_row r join export e on e.id = r.export_id"
                        + " where r.incident_id = :incident and r.label_id = any (:labels) and e.expires_at > now()"
                        + " and e.recalled_at is null")
                .param("incident", incident)
                .param("labels", labels.toArray(Integer[]::new))
                .query(UUID.class)
                .list();
        ids.forEach(this::recall);
        return ids.size();
    }

    /** Forgets what expired: the incidents at once, that there was an export when nothing counts it any more. */
    void removeExpired() {
        jdbc.sql("delete from export_row r using export e where e.id = r.export_id and e.expires_at <= now()")
                .update();
        jdbc.sql("delete from export where expires_at <= now() and made_at <= now() - interval '30 days'")
                .update();
    }

    private static Export read(ResultSet row) throws SQLException {
        return new Export(
                row.getObject("id", UUID.class),
                ExportFormat.valueOf(row.getString("format")),
                row.getString("reason"),
                row.getInt("row_count"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("recalled_at") != null);
    }
}

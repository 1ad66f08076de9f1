package org.hedgerow.interchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The imports that there were, by organisation. */
@Component
public class ImportRuns {

    private static final int LATEST = 20;
    /** How long an import goes on without a word of its node before it counts as left behind. */
    private static final int SECONDS_ALIVE = 30;

    /** @param reason why it failed; null otherwise */
    public record Run(
            UUID id,
            String fileName,
            ImportProgress.State state,
            int rows,
            int accepted,
            int already,
            int rejected,
            double seconds,
            @Nullable String reason) {}

    private final JdbcClient jdbc;

    ImportRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes down that a person's import has begun.
     *
     * @throws ProblemException {@link ImportProblem#BUSY} while another of the organisation goes on, at whichever node
     */
    void begin(ImportRequest request, Person person) {
        failInterrupted();
        try {
            jdbc.sql("""
                            insert into import_run (id, organisation_id, person_id, file_name, format, state, alive_until)
                            values (?, ?, ?, ?, ?, 'READING', clock_timestamp() + make_interval(secs => ?))""")
                    .params(
                            request.id(),
                            person.organisation().id(),
                            person.id(),
                            request.fileName(),
                            (request.format() == null ? ImportFormat.GENERIC : request.format()).name(),
                            SECONDS_ALIVE)
                    .update();
        } catch (DuplicateKeyException another) {
            throw new ProblemException(ImportProblem.BUSY);
        }
    }

    /** These go on, at this node. */
    void keepAlive(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(
                            "update import_run set alive_until = clock_timestamp() + make_interval(secs => ?) where id = any (?)")
                    .params(SECONDS_ALIVE, ids.toArray(UUID[]::new))
                    .update();
        }
    }

    /** In the transaction that publishes the rows: they are there when, and only when, the import is done. */
    void finishInTransaction(ImportRequest request, ImportFormat format, Intake.Counts counts) {
        jdbc.sql("""
                        insert into import_run (id, organisation_id, file_name, format, state, row_count, accepted, already,
                          rejected, ended_at)
                        values (?, ?, ?, ?, 'DONE', ?, ?, ?, ?, clock_timestamp())
                        on conflict (id) do update set format = excluded.format, state = 'DONE',
                          row_count = excluded.row_count, accepted = excluded.accepted, already = excluded.already,
                          rejected = excluded.rejected, ended_at = excluded.ended_at""")
                .params(
                        request.id(),
                        request.owner(),
                        request.fileName(),
                        format.name(),
                        counts.rows(),
                        counts.accepted(),
                        counts.already(),
                        counts.rejected())
                .update();
    }

    /** In the transaction that adds the demonstration's incidents. */
    void finishDemonstration(UUID id, int rows) {
        jdbc.sql("""
                        insert into import_run (id, file_name, format, state, row_count, accepted, ended_at)
                        values (?, 'demonstration', 'DEMONSTRATION', 'DONE', ?, ?, clock_timestamp())""").params(id, rows, rows).update();
    }

    void finish(ImportSummary summary) {
        jdbc.sql("""
                        update import_run set format = ?, state = 'DONE', row_count = ?, accepted = ?, already = ?,
                          rejected = ?, ended_at = clock_timestamp() where id = ?""")
                .params(
                        summary.format().name(),
                        summary.rows(),
                        summary.accepted(),
                        summary.already(),
                        summary.rejected(),
                        summary.id())
                .update();
    }

    /** @param reason fixed words, nothing of the file */
    void fail(UUID id, String reason) {
        jdbc.sql("update import_run set state = 'FAILED', reason = ?, ended_at = clock_timestamp() where id = ?"
                        + " and state <> 'DONE'")
                .params(reason, id)
                .update();
    }

    /** Imports that a stopped node left behind. Nothing of them was published. */
    void failInterrupted() {
        jdbc.sql(
                        "update import_run set state = 'FAILED', reason = 'The server stopped before it was done; nothing was taken in.',"
                                + " ended_at = clock_timestamp() where state in ('READING', 'PUBLISHING') and alive_until < clock_timestamp()")
                .update();
    }

    /** The latest of the person's own organisation. */
    public List<Run> listLatest(Person person) {
        return jdbc.sql("select *, " + SECONDS + " from import_run where organisation_id = ? and person_id is not null"
                        + " order by started_at desc limit " + LATEST)
                .param(person.organisation().id())
                .query((row, number) -> read(row))
                .list();
    }

    /** One of the person's own organisation; another's is not there. */
    public Optional<Run> find(Person person, UUID id) {
        return jdbc.sql("select *, " + SECONDS + " from import_run where id = ? and organisation_id = ?"
                        + " and person_id is not null")
                .params(id, person.organisation().id())
                .query((row, number) -> read(row))
                .optional();
    }

    private static final String SECONDS =
            "extract(epoch from coalesce(ended_at, clock_timestamp()) - started_at) as seconds";

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                ImportProgress.State.valueOf(row.getString("state")),
                row.getInt("row_count"),
                row.getInt("accepted"),
                row.getInt("already"),
                row.getInt("rejected"),
                row.getDouble("seconds"),
                row.getString("reason"));
    }
}

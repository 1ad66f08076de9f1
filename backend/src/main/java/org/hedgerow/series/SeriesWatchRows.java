package org.hedgerow.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Purpose;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Watches in the database, inside a transaction that {@link Access} has opened: row security shows a person their own and no others. */
@Component
class SeriesWatchRows {

    private final JdbcClient jdbc;

    SeriesWatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction the person keeps no other watch. */
    void alone(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('series watch ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
    }

    /** @return whether the id was free */
    boolean add(SeriesWatch watch) {
        return jdbc.sql("""
                        insert into series_watch (id, link_id, purpose, reason, made_at, expires_at, looked_at)
                        values (:id, :link, :purpose, :reason, :made, :expires, :looked) on conflict (id) do nothing""")
                        .param("id", watch.id())
                        .param("link", watch.link())
                        .param("purpose", watch.purpose().name())
                        .param("reason", watch.reason())
                        .param("made", LinkRows.at(watch.madeAt()))
                        .param("expires", LinkRows.at(watch.expiresAt()))
                        .param("looked", LinkRows.at(watch.lookedAt()))
                        .update()
                > 0;
    }

    Optional<SeriesWatch> find(UUID id) {
        return jdbc.sql("select * from series_watch where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Those that are open, newest first. */
    List<SeriesWatch> open(Instant now) {
        return jdbc.sql(
                        "select * from series_watch where ended_at is null and expires_at > :now order by made_at desc, id")
                .param("now", LinkRows.at(now))
                .query((row, number) -> read(row))
                .list();
    }

    /** When those were made that were made since a moment, oldest first. */
    List<Instant> madeSince(Instant since, int most) {
        return jdbc.sql("select made_at from series_watch where made_at > :since order by made_at limit :most")
                .param("since", LinkRows.at(since))
                .param("most", most)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** Those that are open or were so since a moment, open ones first and of these the newest. */
    List<SeriesWatch> openSince(Instant now, Instant since, int most) {
        return jdbc.sql("""
                        select * from series_watch where coalesce(ended_at, expires_at) > :since
                        order by ended_at is null and expires_at > :now desc, made_at desc, id limit :most""")
                .param("now", LinkRows.at(now))
                .param("since", LinkRows.at(since))
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** Ends one that is not ended yet. */
    boolean end(UUID id, Instant now) {
        return jdbc.sql("update series_watch set ended_at = :now where id = :id and ended_at is null")
                        .param("id", id)
                        .param("now", LinkRows.at(now))
                        .update()
                > 0;
    }

    /** Moves the mark of what was looked at on, and never back. */
    void looked(UUID id, Instant until) {
        jdbc.sql("update series_watch set looked_at = :until where id = :id and looked_at < :until")
                .param("id", id)
                .param("until", LinkRows.at(until))
                .update();
    }

    private static SeriesWatch read(ResultSet row) throws SQLException {
        return new SeriesWatch(
                row.getObject("id", UUID.class),
                row.getObject("link_id", UUID.class),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("reason"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                LinkRows.instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getObject("looked_at", OffsetDateTime.class).toInstant());
    }
}

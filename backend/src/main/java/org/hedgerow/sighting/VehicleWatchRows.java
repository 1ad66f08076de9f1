package org.hedgerow.sighting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Purpose;
import org.hedgerow.sharing.Access;
import org.hedgerow.sighting.VehicleWatch.ByLooks;
import org.hedgerow.sighting.VehicleWatch.ByPlate;
import org.hedgerow.sighting.VehicleWatch.Wanted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Watches in the database, inside a transaction that {@link Access} has opened: row security shows a person their own and no others. */
@Component
class VehicleWatchRows {

    private final JdbcClient jdbc;

    VehicleWatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction the person keeps no other watch. */
    void alone(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('vehicle watch ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
    }

    /** @return whether the id was free */
    boolean add(VehicleWatch watch) {
        var plate = watch.wanted() instanceof ByPlate wanted ? wanted.pattern().read() : null;
        var looks = watch.wanted() instanceof ByLooks wanted ? wanted : null;
        return jdbc.sql("""
                        insert into vehicle_watch (id, pattern, make, model, colour, purpose, reason, made_at, expires_at, looked_at)
                        values (:id, :pattern, :make, :model, :colour, :purpose, :reason, :made, :expires, :looked)
                        on conflict (id) do nothing""")
                        .param("id", watch.id())
                        .param("pattern", plate)
                        .param("make", looks == null ? null : looks.make())
                        .param("model", looks == null ? null : looks.model())
                        .param("colour", looks == null ? null : looks.colour())
                        .param("purpose", watch.purpose().name())
                        .param("reason", watch.reason())
                        .param("made", SightingRows.at(watch.madeAt()))
                        .param("expires", SightingRows.at(watch.expiresAt()))
                        .param("looked", SightingRows.at(watch.lookedAt()))
                        .update()
                > 0;
    }

    Optional<VehicleWatch> find(UUID id) {
        return jdbc.sql("select * from vehicle_watch where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** How many are open. */
    int open(Instant now) {
        return jdbc.sql("select count(*) from vehicle_watch where ended_at is null and expires_at > :now")
                .param("now", SightingRows.at(now))
                .query(Integer.class)
                .single();
    }

    /** When those were made that were made since a moment, oldest first. */
    List<Instant> madeSince(Instant since, int most) {
        return jdbc.sql("select made_at from vehicle_watch where made_at > :since order by made_at limit :most")
                .param("since", SightingRows.at(since))
                .param("most", most)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** Those that are open or were so since a moment, open ones first and of these the newest. */
    List<VehicleWatch> openSince(Instant now, Instant since, int most) {
        return jdbc.sql("""
                        select * from vehicle_watch where coalesce(ended_at, expires_at) > :since
                        order by ended_at is null and expires_at > :now desc, made_at desc, id limit :most""")
                .param("now", SightingRows.at(now))
                .param("since", SightingRows.at(since))
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** Ends one that is not ended yet. */
    boolean end(UUID id, Instant now) {
        return jdbc.sql("update vehicle_watch set ended_at = :now where id = :id and ended_at is null")
                        .param("id", id)
                        .param("now", SightingRows.at(now))
                        .update()
                > 0;
    }

    /** Moves the mark of what was looked at on, and never back. */
    void looked(UUID id, Instant upTo) {
        jdbc.sql("update vehicle_watch set looked_at = :upTo where id = :id and looked_at < :upTo")
                .param("id", id)
                .param("upTo", SightingRows.at(upTo))
                .update();
    }

    private static VehicleWatch read(ResultSet row) throws SQLException {
        return new VehicleWatch(
                row.getObject("id", UUID.class),
                wanted(row),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("reason"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                SightingRows.instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getObject("looked_at", OffsetDateTime.class).toInstant());
    }

    private static Wanted wanted(ResultSet row) throws SQLException {
        var pattern = row.getString("pattern");
        return pattern == null
                ? new ByLooks(row.getString("make"), row.getString("model"), row.getString("colour"))
                : new ByPlate(new PlatePattern(pattern));
    }
}

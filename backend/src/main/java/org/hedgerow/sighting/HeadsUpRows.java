package org.hedgerow.sighting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.geo.CompassPoint;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices in the database, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class HeadsUpRows {

    private static final String READ =
            "select h.*, a.person_id as read_by, a.at as read_at from heads_up h left join heads_up_acknowledgement a on a.heads_up_id = h.id";

    private final JdbcClient jdbc;

    HeadsUpRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<HeadsUp> find(UUID id) {
        return jdbc.sql(READ + " where h.id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** What an organisation told or was told since a moment, latest first. */
    List<HeadsUp> since(UUID organisation, Instant since, int most) {
        return jdbc.sql(READ
                        + " where (h.owner_organisation = :organisation or h.receiver = :organisation) and h.sent_at > :since"
                        + " order by h.sent_at desc, h.id limit :most")
                .param("organisation", organisation)
                .param("since", SightingRows.at(since))
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** When the person sent what they did since a moment, oldest first; until the end of the transaction the person sends nothing else. */
    List<Instant> sentSince(UUID person, Instant since, int most) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('heads-up ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
        return jdbc.sql(
                        "select sent_at from heads_up where author = :person and sent_at > :since order by sent_at limit :most")
                .param("person", person)
                .param("since", SightingRows.at(since))
                .param("most", most)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    boolean wasSentWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from heads_up where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(HeadsUp made, int label, byte[] contentSha256) {
        var copy = made.copy();
        var direction = copy.direction();
        return jdbc.sql("""
                        insert into heads_up (id, label_id, owner_organisation, receiver, sighting_id, kind, plate, make, model, breed, colour, number, road,
                          direction, place, grid_reference, seen_at, note, content_sha256, sent_at, expires_at)
                        values (:id, :label, :owner, :receiver, :sighting, :kind, :plate, :make, :model, :breed, :colour, :number, :road, :direction, :place,
                          :gridReference, :seenAt, :note, :sha, :sentAt, :expiresAt)
                        on conflict (id) do nothing""")
                        .param("id", made.id())
                        .param("label", label)
                        .param("owner", made.owner())
                        .param("receiver", made.receiver())
                        .param("sighting", made.sighting())
                        .param("kind", copy.kind().name())
                        .param("plate", copy.plate())
                        .param("make", copy.make())
                        .param("model", copy.model())
                        .param("breed", copy.breed())
                        .param("colour", copy.colour())
                        .param("number", copy.number())
                        .param("road", copy.road())
                        .param("direction", direction == null ? null : direction.name())
                        .param("place", copy.place())
                        .param("gridReference", copy.gridReference())
                        .param("seenAt", SightingRows.at(copy.seenAt()))
                        .param("note", made.note())
                        .param("sha", contentSha256)
                        .param("sentAt", SightingRows.at(made.sentAt()))
                        .param("expiresAt", SightingRows.at(made.expiresAt()))
                        .update()
                > 0;
    }

    /** Whether nobody had acknowledged it before. */
    boolean acknowledge(UUID id, Instant now) {
        return jdbc.sql(
                                "insert into heads_up_acknowledgement (heads_up_id, label_id, at)"
                                        + " select h.id, h.label_id, :now from heads_up h where h.id = :id on conflict (heads_up_id) do nothing")
                        .param("id", id)
                        .param("now", SightingRows.at(now))
                        .update()
                > 0;
    }

    /** Takes back what was told of a sighting, and its plate. */
    void withdraw(UUID sighting, Instant now) {
        jdbc.sql(
                        "update heads_up set withdrawn_at = :now, plate = null where sighting_id = :sighting and withdrawn_at is null")
                .param("sighting", sighting)
                .param("now", SightingRows.at(now))
                .update();
    }

    private static HeadsUp read(ResultSet row) throws SQLException {
        return new HeadsUp(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getObject("receiver", UUID.class),
                row.getObject("sighting_id", UUID.class),
                copy(row),
                row.getString("note"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                SightingRows.instant(row.getObject("withdrawn_at", OffsetDateTime.class)),
                acknowledgement(row));
    }

    private static HeadsUp.Copy copy(ResultSet row) throws SQLException {
        var direction = row.getString("direction");
        return new HeadsUp.Copy(
                SightingKind.valueOf(row.getString("kind")),
                row.getString("plate"),
                row.getString("make"),
                row.getString("model"),
                row.getString("breed"),
                row.getString("colour"),
                row.getObject("number", Integer.class),
                row.getString("road"),
                direction == null ? null : CompassPoint.valueOf(direction),
                row.getString("place"),
                row.getString("grid_reference"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }

    private static HeadsUp.@Nullable Acknowledgement acknowledgement(ResultSet row) throws SQLException {
        var by = row.getObject("read_by", UUID.class);
        return by == null
                ? null
                : new HeadsUp.Acknowledgement(
                        by, row.getObject("read_at", OffsetDateTime.class).toInstant());
    }
}

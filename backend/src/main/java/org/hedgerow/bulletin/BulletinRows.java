package org.hedgerow.bulletin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bulletins as they are written, inside a transaction that {@link org.hedgerow.sharing.Access} has opened: row security says which there are. */
@Component
class BulletinRows {

    private static final int MOST = 200;
    private static final String ROW = "select b.id, b.owner_organisation, b.author, b.message, b.refers_to, b.state,"
            + " b.content::text as content, st_asbinary(b.area) as area, b.changed_at, b.version, i.issued_at, i.expires_at"
            + " from bulletin b left join issued_bulletin i on i.id = b.id";

    private final JdbcClient jdbc;

    BulletinRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of an organisation, latest change first. */
    List<Bulletin> list(UUID owner) {
        return jdbc.sql(ROW + " where b.owner_organisation = :owner order by b.changed_at desc, b.id limit " + MOST)
                .param("owner", owner)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<Bulletin> find(UUID owner, UUID id) {
        return jdbc.sql(ROW + " where b.id = :id and b.owner_organisation = :owner")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The same, which nobody else changes before this transaction ends. */
    Optional<Bulletin> hold(UUID owner, UUID id) {
        return jdbc.sql("select id from bulletin where id = :id and owner_organisation = :owner for update")
                .param("id", id)
                .param("owner", owner)
                .query(UUID.class)
                .optional()
                .flatMap(held -> find(owner, held));
    }

    /** How many an organisation has that are not issued; until the end of the transaction no other is begun. */
    int countUnissued(UUID owner) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('bulletin ' || :owner, 0))")
                .param("owner", owner.toString())
                .query()
                .singleRow();
        return jdbc.sql("select count(*) from bulletin where owner_organisation = :owner"
                        + " and state in ('DRAFT', 'REVIEW', 'APPROVED')")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    /** Whether a bulletin was first sent with just this. */
    boolean wasMadeWith(UUID id, byte[] sha256) {
        return jdbc.sql("select content_sha256 = :sha from bulletin where id = :id")
                .param("id", id)
                .param("sha", sha256)
                .query(Boolean.class)
                .single();
    }

    /** A new one. */
    record New(
            UUID id,
            int label,
            UUID owner,
            UUID author,
            BulletinMessage message,
            @Nullable UUID refersTo,
            BulletinState state,
            BulletinContent content,
            MultiPolygon area,
            EventPlaces.@Nullable Kept event) {}

    /** Whether the id was free. */
    boolean add(New made, Instant now) {
        var content = BulletinJson.write(made.content());
        return jdbc.sql("""
                        insert into bulletin (id, label_id, owner_organisation, author, message, refers_to, state, content, area,
                          event_at, event_precision_metres, content_sha256, made_at, changed_at)
                        values (:id, :label, :owner, :author, :message, :refersTo::uuid, :state, :content::jsonb,
                          st_setsrid(st_geomfromwkb(:area), 27700), st_setsrid(st_makepoint(:east::float8, :north::float8), 27700), :precision::int, :sha, :now, :now)
                        on conflict (id) do nothing""")
                        .param("id", made.id())
                        .param("label", made.label())
                        .param("owner", made.owner())
                        .param("author", made.author())
                        .param("message", made.message().name())
                        .param("refersTo", made.refersTo())
                        .param("state", made.state().name())
                        .param("content", content)
                        .param("area", BulletinJson.write(made.area()))
                        .param("east", east(made.event()))
                        .param("north", north(made.event()))
                        .param("precision", precision(made.event()))
                        .param("sha", BulletinJson.sha256(content))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Another content is another version, by another author, that nobody has approved. */
    void write(
            UUID id,
            UUID author,
            BulletinContent content,
            MultiPolygon area,
            EventPlaces.@Nullable Kept event,
            Instant now) {
        jdbc.sql("""
                        update bulletin set author = :author, state = 'DRAFT', content = :content::jsonb,
                          area = st_setsrid(st_geomfromwkb(:area), 27700), event_at = st_setsrid(st_makepoint(:east::float8, :north::float8), 27700),
                          event_precision_metres = :precision::int, changed_at = :now, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("author", author)
                .param("content", BulletinJson.write(content))
                .param("area", BulletinJson.write(area))
                .param("east", east(event))
                .param("north", north(event))
                .param("precision", precision(event))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void moveTo(UUID id, BulletinState state, Instant now) {
        jdbc.sql("update bulletin set state = :state, changed_at = :now where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The database refuses this of whoever wrote it, unless it is urgent. */
    void approve(Bulletin bulletin, int label, Collection<BulletinAudience> audiences, @Nullable String urgentReason) {
        for (var audience : audiences) {
            jdbc.sql("insert into bulletin_approval (bulletin_id, version, audience, label_id, urgent_reason)"
                            + " values (:id, :version, :audience, :label, :reason) on conflict do nothing")
                    .param("id", bulletin.id())
                    .param("version", bulletin.version())
                    .param("audience", audience.name())
                    .param("label", label)
                    .param("reason", urgentReason)
                    .update();
        }
    }

    /** How many urgent approvals of this version were waiting for somebody to look at them. */
    int lookAtUrgent(Bulletin bulletin, UUID person) {
        return jdbc.sql("update bulletin_approval set looked_at_by = :person, looked_at = clock_timestamp()"
                        + " where bulletin_id = :id and version = :version and urgent_reason is not null and looked_at_by is null"
                        + " and approver <> :person")
                .param("id", bulletin.id())
                .param("version", bulletin.version())
                .param("person", person)
                .update();
    }

    private Bulletin read(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        int version = row.getInt("version");
        return new Bulletin(
                id,
                row.getObject("owner_organisation", UUID.class),
                row.getObject("author", UUID.class),
                BulletinMessage.valueOf(row.getString("message")),
                row.getObject("refers_to", UUID.class),
                BulletinState.valueOf(row.getString("state")),
                BulletinJson.read(row.getString("content"), BulletinContent.class),
                BulletinJson.area(row.getBytes("area")),
                approvals(id, version),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                instant(row, "issued_at"),
                instant(row, "expires_at"),
                version);
    }

    private List<Bulletin.Approval> approvals(UUID id, int version) {
        return jdbc.sql("select audience, approver, urgent_reason, looked_at is not null from bulletin_approval"
                        + " where bulletin_id = :id and version = :version order by audience")
                .param("id", id)
                .param("version", version)
                .query((row, number) -> new Bulletin.Approval(
                        BulletinAudience.valueOf(row.getString(1)),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getBoolean(4)))
                .list();
    }

    private static @Nullable Double east(EventPlaces.@Nullable Kept event) {
        return event == null ? null : event.point().eastingMetres();
    }

    private static @Nullable Double north(EventPlaces.@Nullable Kept event) {
        return event == null ? null : event.point().northingMetres();
    }

    private static @Nullable Integer precision(EventPlaces.@Nullable Kept event) {
        return event == null ? null : event.precisionMetres();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

package org.hedgerow.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Areas in the database, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class AreaRows {

    private static final int GRID = 27700;
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), GRID);
    private static final String READ =
            "select id, person_id, name, kind, ST_AsBinary(outline) as outline, category_groups,"
                    + " by_mail, by_push, pace, quiet_from, quiet_until, bulletin_priority, language, changed_at, version from own_area";

    private final JdbcClient jdbc;

    AreaRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many the person has; until the end of the transaction the person keeps no other. */
    int countOwn(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('own area ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
        return jdbc.sql("select count(*) from own_area where person_id = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    List<OwnArea> listOwn(UUID person) {
        return jdbc.sql(READ + " where person_id = :person order by lower(name), id")
                .param("person", person)
                .query((row, number) -> read(row))
                .list();
    }

    /** The person's own, which nobody changes before this transaction ends. */
    Optional<OwnArea> holdOwn(UUID person, UUID id) {
        return jdbc.sql(READ + " where id = :id and person_id = :person for update")
                .param("id", id)
                .param("person", person)
                .query((row, number) -> read(row))
                .optional();
    }

    boolean wasMadeWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from own_area where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(UUID id, UUID person, AreaContent content, byte[] contentSha256) {
        return said(jdbc.sql("""
                        insert into own_area (id, person_id, name, kind, outline, category_groups, by_mail, by_push, pace, quiet_from,
                          quiet_until, bulletin_priority, language, content_sha256)
                        values (:id, :person, :name, :kind, ST_GeomFromWKB(:outline, 27700), :groups, :byMail, :byPush, :pace, :from, :until,
                          :priority, :language, :sha)
                        on conflict (id) do nothing"""), content)
                        .param("id", id)
                        .param("person", person)
                        .param("sha", contentSha256)
                        .update()
                > 0;
    }

    void change(UUID id, AreaContent content) {
        said(jdbc.sql("""
                        update own_area set name = :name, kind = :kind, outline = ST_GeomFromWKB(:outline, 27700),
                          category_groups = :groups, by_mail = :byMail, by_push = :byPush, pace = :pace, quiet_from = :from, quiet_until = :until,
                          bulletin_priority = :priority, language = :language, changed_at = now(), version = version + 1
                        where id = :id"""), content).param("id", id).update();
    }

    boolean deleteOwn(UUID person, UUID id) {
        return jdbc.sql("delete from own_area where id = :id and person_id = :person")
                        .param("id", id)
                        .param("person", person)
                        .update()
                > 0;
    }

    /** No more letters and messages about an area, whoever asks; for {@link Stops}. */
    void stop(UUID id) {
        jdbc.sql("update own_area set by_mail = false, by_push = false, changed_at = now(), version = version + 1"
                        + " where id = :id and (by_mail or by_push)")
                .param("id", id)
                .update();
        jdbc.sql("update notice set mail_due = null where area_id = :id and mailed_at is null")
                .param("id", id)
                .update();
        jdbc.sql("delete from push_delivery where notice_id in (select id from notice where area_id = :id)")
                .param("id", id)
                .update();
    }

    /** Everybody's areas that were made or changed since a moment, one after another. */
    void readChanged(Instant since, Consumer<OwnArea> each) {
        jdbc.sql(READ + " where changed_at >= :since")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    each.accept(read(row));
                });
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, AreaContent content) {
        var quiet = content.quiet();
        return statement
                .param("name", content.name())
                .param("kind", content.kind().name())
                .param("outline", new WKBWriter().write(content.outline()))
                .param("groups", content.categoryGroups().stream().sorted().toArray(String[]::new))
                .param("byMail", content.byMail())
                .param("byPush", content.byPush())
                .param("pace", content.pace().name())
                .param("from", quiet == null ? null : quiet.from())
                .param("until", quiet == null ? null : quiet.until())
                .param("priority", content.bulletinPriority())
                .param("language", content.language());
    }

    private static OwnArea read(ResultSet row) throws SQLException {
        return new OwnArea(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                new AreaContent(
                        row.getString("name"),
                        AreaKind.valueOf(row.getString("kind")),
                        polygon(row.getBytes("outline")),
                        Set.of((String[]) row.getArray("category_groups").getArray()),
                        row.getBoolean("by_mail"),
                        row.getBoolean("by_push"),
                        Pace.valueOf(row.getString("pace")),
                        quiet(row.getObject("quiet_from", Integer.class), row.getObject("quiet_until", Integer.class)),
                        row.getObject("bulletin_priority", Integer.class),
                        row.getString("language")),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private static @Nullable QuietHours quiet(@Nullable Integer from, @Nullable Integer until) {
        return from == null || until == null ? null : new QuietHours(from, until);
    }

    private static Polygon polygon(byte[] wkb) {
        try {
            return (Polygon) new WKBReader(FACTORY).read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("The database gives valid shapes", e);
        }
    }
}

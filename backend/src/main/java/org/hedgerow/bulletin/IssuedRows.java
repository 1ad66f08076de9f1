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
import org.hedgerow.geo.GridPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Issued bulletins, inside a transaction that {@link org.hedgerow.sharing.Access} has opened: row security says which there are, and in which words. */
@Component
class IssuedRows {

    /** Whoever has no account: the function bulletin_anybody() of the database. */
    static final UUID ANYBODY = UUID.fromString("62756c6c-6574-8e69-8e61-6e79626f6479");

    /** How long one that is over is still listed. */
    private static final int DAYS_LISTED_AFTERWARDS = 14;

    private static final int MOST = 200;

    /** Of each the first wording that the reader may read; of a cancelled one none is there any more. */
    private static final String ROW = """
            select distinct on (i.id) i.id, i.message, i.refers_to, i.state, i.replaced_by, i.facts::text as facts,
              st_asbinary(i.area) as area, i.issued_at, i.expires_at, e.issued_at as earlier_at, r.audience, r.open_from,
              w.title, w.summary, w.body, w.title_cy, w.summary_cy, w.body_cy,
              st_x(p.at) as east, st_y(p.at) as north, p.precision_metres
            from issued_bulletin i
            join bulletin_reach r on r.bulletin_id = i.id
            left join issued_wording w on w.bulletin_id = i.id and w.audience = r.audience
            left join issued_bulletin e on e.id = i.refers_to
            left join issued_event_place p on p.bulletin_id = i.id
            """;

    private static final String FIRST =
            " order by i.id, array_position(array['POLICE', 'WATCH', 'PUBLIC'], r.audience)";

    private final JdbcClient jdbc;
    private final EventPlaces places;

    IssuedRows(JdbcClient jdbc, EventPlaces places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /**
     * One label that reads a wording.
     *
     * @param until null for no end
     */
    record Reach(
            BulletinAudience audience,
            int label,
            Instant from,
            @Nullable Instant until) {}

    void add(Bulletin bulletin, int ownLabel, IssuedFacts facts, Instant issuedAt, Instant expiresAt) {
        jdbc.sql("""
                        insert into issued_bulletin (id, label_id, owner_organisation, message, refers_to, state, facts, area,
                          issued_at, expires_at)
                        select id, :label, owner_organisation, message, refers_to, 'ISSUED', :facts::jsonb, area, :issuedAt, :expiresAt
                        from bulletin where id = :id""")
                .param("id", bulletin.id())
                .param("label", ownLabel)
                .param("facts", BulletinJson.write(facts))
                .param("issuedAt", issuedAt.atOffset(ZoneOffset.UTC))
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Copies where its event is, where somebody said. */
    void addEventPlace(UUID id, int ownLabel) {
        jdbc.sql(
                        "insert into issued_event_place (bulletin_id, label_id, at, precision_metres)"
                                + " select id, :label, event_at, event_precision_metres from bulletin where id = :id and event_at is not null")
                .param("id", id)
                .param("label", ownLabel)
                .update();
    }

    void add(UUID id, int ownLabel, Wording wording) {
        var welsh = wording.welsh();
        jdbc.sql("""
                        insert into issued_wording (bulletin_id, audience, label_id, title, summary, body, title_cy, summary_cy, body_cy)
                        values (:id, :audience, :label, :title, :summary, :body, :titleCy, :summaryCy, :bodyCy)""")
                .param("id", id)
                .param("audience", wording.audience().name())
                .param("label", ownLabel)
                .param("title", wording.english().title())
                .param("summary", wording.english().summary())
                .param("body", wording.english().body())
                .param("titleCy", welsh == null ? null : welsh.title())
                .param("summaryCy", welsh == null ? null : welsh.summary())
                .param("bodyCy", welsh == null ? null : welsh.body())
                .update();
    }

    void add(UUID id, int ownLabel, Collection<Reach> reaches) {
        for (var reach : reaches) {
            jdbc.sql("""
                            insert into bulletin_reach (bulletin_id, audience, label_id, owner_label, open_from, open_until)
                            values (:id, :audience, :label, :owner, :from, :until::timestamptz)""")
                    .param("id", id)
                    .param("audience", reach.audience().name())
                    .param("label", reach.label())
                    .param("owner", ownLabel)
                    .param("from", reach.from().atOffset(ZoneOffset.UTC))
                    .param("until", reach.until() == null ? null : reach.until().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** Whom an issued bulletin reaches, for its own organisation. */
    List<Reach> reaches(UUID id) {
        return jdbc.sql("select audience, label_id, open_from, open_until from bulletin_reach where bulletin_id = :id")
                .param("id", id)
                .query((row, number) -> new Reach(
                        BulletinAudience.valueOf(row.getString("audience")),
                        row.getInt("label_id"),
                        row.getObject("open_from", OffsetDateTime.class).toInstant(),
                        BulletinRows.instant(row, "open_until")))
                .list();
    }

    /** A later issue has taken its place. */
    void replace(UUID id, BulletinState state, UUID by) {
        jdbc.sql("update issued_bulletin set state = :state, replaced_by = :by where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("by", by)
                .update();
    }

    /** Takes the words of a cancelled bulletin from everybody, what was answered under it, and where its event was. */
    void recall(UUID id) {
        jdbc.sql("delete from issued_answer where bulletin_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from issued_event_place where bulletin_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from issued_wording where bulletin_id = :id")
                .param("id", id)
                .update();
    }

    /** What is current and what was over within the last days, newest first. */
    List<IssuedBulletin> list() {
        return jdbc.sql("select * from (" + ROW + " where i.state = 'ISSUED'"
                        + " and i.expires_at > now() - make_interval(days => :days)" + FIRST
                        + ") found order by issued_at desc, id limit " + MOST)
                .param("days", DAYS_LISTED_AFTERWARDS)
                .query((row, number) -> read(row))
                .list();
    }

    /** What is current and invites to an event with a place that is not over; the next to begin first. */
    List<IssuedBulletin> listEvents() {
        return jdbc.sql("select * from (" + ROW
                        + " where i.state = 'ISSUED' and i.expires_at > now() and p.at is not null"
                        + " and (i.facts->'event'->>'closesAt')::timestamptz > now()" + FIRST
                        + ") found order by facts::jsonb->'event'->>'opensAt', id limit " + MOST)
                .query((row, number) -> read(row))
                .list();
    }

    /** Those of these, also ones that were updated or cancelled. */
    List<IssuedBulletin> list(Collection<UUID> ids) {
        return jdbc.sql(ROW + " where i.id = any (:ids)" + FIRST)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> read(row))
                .list();
    }

    Optional<IssuedBulletin> find(UUID id) {
        return jdbc.sql(ROW + " where i.id = :id" + FIRST)
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    private IssuedBulletin read(ResultSet row) throws SQLException {
        return new IssuedBulletin(
                row.getObject("id", UUID.class),
                BulletinMessage.valueOf(row.getString("message")),
                row.getObject("refers_to", UUID.class),
                BulletinRows.instant(row, "earlier_at"),
                BulletinState.valueOf(row.getString("state")),
                row.getObject("replaced_by", UUID.class),
                facts(row),
                BulletinJson.area(row.getBytes("area")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                BulletinAudience.valueOf(row.getString("audience")),
                row.getObject("open_from", OffsetDateTime.class).toInstant(),
                wording(row));
    }

    private IssuedFacts facts(ResultSet row) throws SQLException {
        var facts = BulletinJson.read(row.getString("facts"), IssuedFacts.class);
        int precision = row.getInt("precision_metres");
        return row.wasNull()
                ? facts
                : facts.at(places.position(new EventPlaces.Kept(
                        GridPoint.ofMetres(row.getDouble("east"), row.getDouble("north")), precision)));
    }

    private static @Nullable Wording wording(ResultSet row) throws SQLException {
        var title = row.getString("title");
        if (title == null) {
            return null;
        }
        var titleCy = row.getString("title_cy");
        return new Wording(
                BulletinAudience.valueOf(row.getString("audience")),
                new WordingText(title, row.getString("summary"), row.getString("body")),
                titleCy == null
                        ? null
                        : new WordingText(titleCy, row.getString("summary_cy"), row.getString("body_cy")));
    }
}

package org.hedgerow.notice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.changelog.LogPosition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices in the database, inside a transaction that {@link org.hedgerow.sharing.Access} has opened. */
@Component
class NoticeRows {

    /** The id under which notices are made and sent: the function notice_maker() of the database. */
    static final UUID MAKER = UUID.fromString("6e6f7469-6365-8d61-8b65-720000000000");

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    NoticeRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * An area in which an incident was reported.
     *
     * @param due when a letter or a message may go, if one is wanted
     */
    record Match(UUID area, UUID incident, Instant due) {}

    /**
     * A notice that somebody has.
     *
     * @param seen whether its person has looked at it
     */
    record Held(UUID id, UUID area, String areaName, NoticeSubject subject, Instant madeAt, boolean seen) {}

    /** A notice about which a letter is due. */
    record Due(UUID id, UUID area, String areaName, String language, NoticeSubject subject) {}

    /** Whose area was told of a bulletin. */
    record Told(UUID area, UUID person) {}

    /** How many people. */
    record Counted(int told, int letters, int messages, int read) {}

    /** Where the last node that made notices stopped; empty before the first. */
    Optional<LogPosition> position() {
        return jdbc.sql("select transaction_id, position from notice_position")
                .query((row, number) -> new LogPosition(row.getLong(1), row.getLong(2)))
                .optional();
    }

    void begin(LogPosition at) {
        jdbc.sql("insert into notice_position (transaction_id, position) values (:transaction, :position)"
                        + " on conflict do nothing")
                .param("transaction", at.transaction())
                .param("position", at.position())
                .update();
    }

    /** Whether nobody else has gone on from there meanwhile. */
    boolean advance(LogPosition from, LogPosition to) {
        return jdbc.sql("update notice_position set transaction_id = :transaction, position = :position"
                                + " where transaction_id = :fromTransaction and position = :fromPosition")
                        .param("transaction", to.transaction())
                        .param("position", to.position())
                        .param("fromTransaction", from.transaction())
                        .param("fromPosition", from.position())
                        .update()
                > 0;
    }

    /** Makes the notices that are not there; an area that is gone gets none. */
    void add(Collection<Match> matches) {
        batches.batchUpdate("""
                with made as (
                  insert into notice (person_id, area_id, incident_id, mail_due)
                  select person_id, id, ?, case when by_mail then ?::timestamptz end from own_area where id = ?
                  on conflict (area_id, incident_id) where incident_id is not null do nothing
                  returning id, person_id, area_id)
                insert into push_delivery (device_id, notice_id, due)
                select d.id, m.id, ? from made m join own_area a on a.id = m.area_id and a.by_push
                  join push_device d on d.person_id = m.person_id""", matches, BATCH, (statement, match) -> {
            statement.setObject(1, match.incident());
            statement.setObject(2, match.due().atOffset(ZoneOffset.UTC));
            statement.setObject(3, match.area());
            statement.setObject(4, match.due().atOffset(ZoneOffset.UTC));
        });
    }

    /** Makes the notices of a bulletin that are not there, each area's with the moment at which a letter or a message may go; says how many. */
    int addOfBulletin(UUID bulletin, List<Map.Entry<UUID, Instant>> areas) {
        return jdbc.sql("""
                        with made as (
                          insert into notice (person_id, area_id, bulletin_id, mail_due)
                          select a.person_id, a.id, :bulletin, case when a.by_mail then m.due end
                          from unnest(:areas::uuid[], :due::timestamptz[]) m (area, due) join own_area a on a.id = m.area
                          on conflict (bulletin_id, area_id) where bulletin_id is not null do nothing
                          returning id, person_id, area_id),
                        queued as (
                          insert into push_delivery (device_id, notice_id, due)
                          select d.id, made.id, m.due from made join own_area a on a.id = made.area_id and a.by_push
                            join push_device d on d.person_id = made.person_id
                            join unnest(:areas::uuid[], :due::timestamptz[]) m (area, due) on m.area = made.area_id)
                        select count(*) from made""")
                .param("bulletin", bulletin)
                .param("areas", areas.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param(
                        "due",
                        areas.stream().map(area -> area.getValue().toString()).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** The areas whose owners were told of a bulletin. */
    List<Told> toldOfBulletin(UUID bulletin) {
        return jdbc.sql("select area_id, person_id from notice where bulletin_id = :bulletin")
                .param("bulletin", bulletin)
                .query((row, number) -> new Told(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** How many people were told of a bulletin, and how. */
    Counted countOfBulletin(UUID bulletin) {
        return jdbc.sql(
                        "select count(distinct person_id), count(distinct person_id) filter (where mailed_at is not null),"
                                + " count(distinct person_id) filter (where pushed_at is not null),"
                                + " count(distinct person_id) filter (where seen_at is not null) from notice where bulletin_id = :bulletin")
                .param("bulletin", bulletin)
                .query((row, number) -> new Counted(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .single();
    }

    /** The person's own, newest first. */
    List<Held> listOwn(UUID person, int limit) {
        return jdbc.sql(
                        "select n.id, n.area_id, a.name, n.incident_id, n.bulletin_id, n.made_at, n.seen_at is not null as seen"
                                + " from notice n join own_area a on a.id = n.area_id"
                                + " where n.person_id = :person and a.person_id = :person order by n.made_at desc, n.id limit :limit")
                .param("person", person)
                .param("limit", limit)
                .query((row, number) -> new Held(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        NoticeSubject.read(row),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("seen")))
                .list();
    }

    /** The person has looked at everything that was made up to a moment. */
    void see(UUID person, Instant until) {
        jdbc.sql(
                        "update notice set seen_at = now() where person_id = :person and seen_at is null and made_at <= :until")
                .param("person", person)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * People to whom a letter is due, longest waiting first. Who was sent one in the last minutes waits: what comes in a rush comes in one letter.
     */
    List<UUID> duePeople(int minutesBetween, int limit) {
        return jdbc.sql("select person_id from notice where mail_due <= now() and mailed_at is null and not exists ("
                        + "select from notice before where before.person_id = notice.person_id"
                        + " and before.mailed_at > now() - make_interval(mins => :minutes))"
                        + " group by person_id order by min(mail_due) limit :limit")
                .param("minutes", minutesBetween)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /**
     * Takes what is due to a person; nobody else takes it before the lease is over.
     *
     * @param mostTries after so many tries it is given up
     */
    List<Due> claim(UUID person, int leaseMinutes, int mostTries) {
        return jdbc.sql("""
                        with taken as (
                          update notice set mail_tries = mail_tries + 1,
                            mail_due = case when mail_tries + 1 >= :most then null else now() + make_interval(mins => :lease) end
                          where id in (select id from notice where person_id = :person and mail_due <= now() and mailed_at is null
                            order by made_at, id limit 500 for update skip locked)
                          returning id, area_id, incident_id, bulletin_id)
                        select t.id, a.id, a.name, a.language, t.incident_id, t.bulletin_id from taken t join own_area a on a.id = t.area_id
                        where a.by_mail order by lower(a.name), a.id""")
                .param("person", person)
                .param("lease", leaseMinutes)
                .param("most", mostTries)
                .query((row, number) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        NoticeSubject.read(row)))
                .list();
    }

    void mailed(Collection<UUID> notices) {
        jdbc.sql("update notice set mailed_at = now(), mail_due = null where id = any (:ids)")
                .param("ids", notices.toArray(UUID[]::new))
                .update();
    }

    /** No letter goes about these: there is nothing in them for their reader any more. */
    void dropLetters(Collection<UUID> notices) {
        jdbc.sql("update notice set mail_due = null where id = any (:ids)")
                .param("ids", notices.toArray(UUID[]::new))
                .update();
    }

    /** A message about these was handed over. */
    void pushed(Collection<UUID> notices) {
        jdbc.sql("update notice set pushed_at = now() where id = any (:ids) and pushed_at is null")
                .param("ids", notices.toArray(UUID[]::new))
                .update();
    }

    /** Deletes what is older than its days. */
    void forgetOutlived(int days) {
        jdbc.sql("delete from notice where made_at < now() - make_interval(days => :days)")
                .param("days", days)
                .update();
    }
}

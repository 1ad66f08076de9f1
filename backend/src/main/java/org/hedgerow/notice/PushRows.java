package org.hedgerow.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Browsers that get messages, and what they have still to be told, inside a transaction that {@link org.hedgerow.sharing.Access} has opened. */
@Component
class PushRows {

    private static final int MOST_OF_A_MESSAGE = 500;
    private static final String TARGET =
            "select id, person_id, endpoint, p256dh, auth, language, made_at from push_device";

    private final JdbcClient jdbc;

    PushRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A notice that is to be told.
     *
     * @param wanted whether messages about the area are still wanted and the notice has not been looked at
     */
    record Due(UUID notice, UUID area, String areaName, NoticeSubject subject, boolean wanted) {}

    /** Until the end of the transaction the person keeps no other. */
    int countOwn(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('push device ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
        return jdbc.sql("select count(*) from push_device where person_id = :person")
                .param("person", person)
                .query(Integer.class)
                .single();
    }

    List<PushDevice> listOwn(UUID person) {
        return jdbc.sql("select id, label, made_at, last_at, last_result from push_device where person_id = :person"
                        + " order by made_at desc, id")
                .param("person", person)
                .query((row, number) -> new PushDevice(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, OffsetDateTime.class) == null
                                ? null
                                : row.getObject(4, OffsetDateTime.class).toInstant(),
                        lastResult(row.getString(5))))
                .list();
    }

    private static PushDevice.@Nullable LastResult lastResult(@Nullable String name) {
        return name == null ? null : PushDevice.LastResult.valueOf(name);
    }

    /** Whether it was there to be renewed. */
    boolean renewOwn(UUID person, PushContent content, String label, String language) {
        return said(
                                jdbc.sql(
                                        "update push_device set p256dh = :point, auth = :auth, label = :label, language = :language"
                                                + " where id = :id and person_id = :person"),
                                content)
                        .param("person", person)
                        .param("label", label)
                        .param("language", language)
                        .update()
                > 0;
    }

    /** Whether it was free. */
    boolean add(UUID person, PushContent content, String label, String language) {
        return said(
                                jdbc.sql(
                                        "insert into push_device (id, person_id, endpoint, p256dh, auth, label, language)"
                                                + " values (:id, :person, :endpoint, :point, :auth, :label, :language) on conflict do nothing"),
                                content)
                        .param("person", person)
                        .param("endpoint", content.endpoint())
                        .param("label", label)
                        .param("language", language)
                        .update()
                > 0;
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, PushContent content) {
        return statement
                .param("id", content.id())
                .param("point", content.point())
                .param("auth", content.auth());
    }

    boolean deleteOwn(UUID person, UUID id) {
        return jdbc.sql("delete from push_device where id = :id and person_id = :person")
                        .param("id", id)
                        .param("person", person)
                        .update()
                > 0;
    }

    /** Whoever had this browser before has it no longer. */
    void takeFromOthers(UUID id, UUID person) {
        jdbc.sql("delete from push_device where id = :id and person_id <> :person")
                .param("id", id)
                .param("person", person)
                .update();
    }

    /** The browser has got another endpoint. What waits for it comes with it. */
    void move(UUID before, PushContent now) {
        jdbc.sql("delete from push_device where id = :before and exists (select from push_device where id = :id)")
                .param("before", before)
                .param("id", now.id())
                .update();
        said(
                        jdbc.sql("update push_device set id = :id, endpoint = :endpoint, p256dh = :point, auth = :auth"
                                + " where id = :before"),
                        now)
                .param("endpoint", now.endpoint())
                .param("before", before)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from push_device where id = :id").param("id", id).update();
    }

    void deleteAllOf(UUID person) {
        jdbc.sql("delete from push_device where person_id = :person")
                .param("person", person)
                .update();
    }

    /** A test message may go to this one now; empty when there is none, or one has just gone. */
    Optional<PushTarget> claimTest(UUID person, UUID id, Duration between) {
        int claimed = jdbc.sql("update push_device set tested_at = now() where id = :id and person_id = :person"
                        + " and (tested_at is null or tested_at < now() - make_interval(secs => :seconds))")
                .param("id", id)
                .param("person", person)
                .param("seconds", between.toSeconds())
                .update();
        return claimed == 0 ? Optional.empty() : find(id);
    }

    boolean hasOwn(UUID person, UUID id) {
        return jdbc.sql("select exists (select from push_device where id = :id and person_id = :person)")
                .param("id", id)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    Optional<PushTarget> find(UUID id) {
        return jdbc.sql(TARGET + " where id = :id")
                .param("id", id)
                .query((row, number) -> target(row))
                .optional();
    }

    /** Those to which a message is due, longest waiting first. */
    List<PushTarget> due(int limit) {
        return jdbc.sql(TARGET + " v where not_before <= now() and exists ("
                        + "select from push_delivery d where d.device_id = v.id and d.due <= now())"
                        + " order by not_before, id limit :limit")
                .param("limit", limit)
                .query((row, number) -> target(row))
                .list();
    }

    private static PushTarget target(ResultSet row) throws SQLException {
        return new PushTarget(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("endpoint"),
                row.getBytes("p256dh"),
                row.getBytes("auth"),
                row.getString("language"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    /** Takes what is due to a device; nobody else takes it before the lease is over. */
    List<Due> claim(UUID device, Duration lease) {
        return jdbc.sql("""
                        with taken as (
                          update push_delivery set tries = tries + 1, due = now() + make_interval(secs => :lease)
                          where device_id = :device and notice_id in (select notice_id from push_delivery
                            where device_id = :device and due <= now() order by notice_id limit :most for update skip locked)
                          returning notice_id)
                        select n.id, a.id, a.name, n.incident_id, n.bulletin_id, a.by_push and n.seen_at is null as wanted
                        from taken t join notice n on n.id = t.notice_id join own_area a on a.id = n.area_id
                        order by lower(a.name), a.id, n.id""")
                .param("device", device)
                .param("lease", lease.toSeconds())
                .param("most", MOST_OF_A_MESSAGE)
                .query((row, number) -> due(row))
                .list();
    }

    /**
     * What a device was told of before and nobody has looked at: a message replaces the one before, and must not say less than it.
     */
    List<Due> told(PushTarget device) {
        return jdbc.sql("""
                        select n.id, a.id, a.name, n.incident_id, n.bulletin_id, true as wanted
                        from notice n join own_area a on a.id = n.area_id
                        where n.person_id = :person and n.seen_at is null and a.by_push and n.made_at >= :since
                          and not exists (select from push_delivery d where d.device_id = :device and d.notice_id = n.id)
                        order by n.made_at desc, n.id limit :most""")
                .param("person", device.person())
                .param("device", device.id())
                .param("since", device.madeAt().atOffset(java.time.ZoneOffset.UTC))
                .param("most", MOST_OF_A_MESSAGE)
                .query((row, number) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                NoticeSubject.read(row),
                row.getBoolean("wanted"));
    }

    void done(UUID device, Collection<UUID> notices) {
        jdbc.sql("delete from push_delivery where device_id = :device and notice_id = any (:notices)")
                .param("device", device)
                .param("notices", notices.toArray(UUID[]::new))
                .update();
    }

    /**
     * Tries again after a minute, then two, four and so on, but not before the service wants it.
     *
     * @param mostTries after so many tries it is given up
     */
    void failed(UUID device, Collection<UUID> notices, Duration wait, int mostTries) {
        jdbc.sql(
                        "delete from push_delivery where device_id = :device and notice_id = any (:notices) and tries >= :most")
                .param("device", device)
                .param("notices", notices.toArray(UUID[]::new))
                .param("most", mostTries)
                .update();
        jdbc.sql("update push_delivery set due = now() + greatest(make_interval(mins => (2 ^ (tries - 1))::int),"
                        + " make_interval(secs => :wait)) where device_id = :device and notice_id = any (:notices)")
                .param("device", device)
                .param("notices", notices.toArray(UUID[]::new))
                .param("wait", wait.toSeconds())
                .update();
    }

    void note(UUID device, PushDevice.LastResult result, Duration quiet) {
        jdbc.sql("update push_device set last_at = now(), last_result = :result,"
                        + " not_before = now() + make_interval(secs => :quiet) where id = :device")
                .param("device", device)
                .param("result", result.name())
                .param("quiet", quiet.toSeconds())
                .update();
    }

    /** Nothing goes to this one for a while. */
    void postpone(UUID device, Duration wait) {
        jdbc.sql("update push_device set not_before = now() + make_interval(secs => :wait) where id = :device")
                .param("device", device)
                .param("wait", wait.toSeconds())
                .update();
    }
}

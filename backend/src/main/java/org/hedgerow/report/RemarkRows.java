package org.hedgerow.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remarks in the database, inside a transaction that {@link org.hedgerow.sharing.Access} has opened: row security says which there are. */
@Component
class RemarkRows {

    /** How long a remark is listed that needs nothing more. */
    static final Duration KEPT_IN_SIGHT = Duration.ofDays(28);

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    RemarkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts what one person adds in order, so that counting before adding counts right; until the transaction ends. */
    void lock(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('remark ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
    }

    /** How many remarks of this person were made within the last day, whatever became of them. */
    int countOfToday(UUID author) {
        return jdbc.sql("select count(distinct id) from remark where author = :author"
                        + " and made_at > clock_timestamp() - interval '24 hours'")
                .param("author", author)
                .query(Integer.class)
                .single();
    }

    /** Whether it was added: no when what it names is no longer there for its author. */
    boolean add(Remark remark, int label) {
        return jdbc.sql("""
                        insert into remark (id, incident_id, other_incident_id, label_id, owner_organisation, watch_group, kind, text)
                        select :id, :incident, :other::uuid, :label, :owner, :group, :kind, :text
                        where exists (select from released_incident r where r.incident_id = :incident and r.status <> 'WITHDRAWN')
                          and (:other::uuid is null or exists (
                            select from released_incident r where r.incident_id = :other::uuid and r.status <> 'WITHDRAWN'))""")
                        .param("id", remark.id())
                        .param("incident", remark.incident())
                        .param("other", remark.other())
                        .param("label", label)
                        .param("owner", remark.owner())
                        .param("group", remark.watchGroup())
                        .param("kind", remark.kind().name())
                        .param("text", remark.text())
                        .update()
                == 1;
    }

    /** The rows of one remark of this author. */
    List<Remark> ofAuthor(UUID author, UUID id) {
        return jdbc.sql("select * from remark where author = :author and id = :id order by incident_id")
                .param("author", author)
                .param("id", id)
                .query((row, number) -> read(row))
                .list();
    }

    /** Of this author, newest first, but for those taken back. */
    List<Remark> listOfAuthor(UUID author) {
        return jdbc.sql("select * from remark where author = :author and state <> 'TAKEN_BACK'"
                        + " and made_at > now() - make_interval(days => :days) order by made_at desc, id, incident_id limit "
                        + MOST)
                .param("author", author)
                .param("days", (int) KEPT_IN_SIGHT.toDays())
                .query((row, number) -> read(row))
                .list();
    }

    /** To this owner: those that wait first, then the others of the last weeks; newest first. */
    List<Remark> listToOwner(UUID owner) {
        return jdbc.sql("select * from remark where owner_organisation = :owner and (state in ('NEW', 'SEEN')"
                        + " or made_at > now() - make_interval(days => :days))"
                        + " order by state in ('NEW', 'SEEN') desc, made_at desc, id limit " + MOST)
                .param("owner", owner)
                .param("days", (int) KEPT_IN_SIGHT.toDays())
                .query((row, number) -> read(row))
                .list();
    }

    /** The remark to this owner, which nobody else changes before this transaction ends; several only if two authors made one id. */
    List<Remark> holdToOwner(UUID owner, UUID id) {
        return jdbc.sql("select * from remark where owner_organisation = :owner and id = :id and state <> 'TAKEN_BACK'"
                        + " order by incident_id for update")
                .param("owner", owner)
                .param("id", id)
                .query((row, number) -> read(row))
                .list();
    }

    void answer(UUID owner, UUID id, Remark.State state, UUID person) {
        jdbc.sql("update remark set state = :state, answered_by = :person, answered_at = clock_timestamp()"
                        + " where owner_organisation = :owner and id = :id and state <> 'TAKEN_BACK'")
                .param("state", state.name())
                .param("person", person)
                .param("owner", owner)
                .param("id", id)
                .update();
    }

    /** How many rows of it were not taken back before. */
    int takeBack(UUID author, UUID id) {
        return jdbc.sql("update remark set state = 'TAKEN_BACK' where author = :author and id = :id"
                        + " and state <> 'TAKEN_BACK'")
                .param("author", author)
                .param("id", id)
                .update();
    }

    private static Remark read(ResultSet row) throws SQLException {
        return new Remark(
                row.getObject("id", UUID.class),
                row.getObject("incident_id", UUID.class),
                other(row),
                row.getObject("owner_organisation", UUID.class),
                row.getObject("author", UUID.class),
                row.getObject("watch_group", UUID.class),
                Remark.Kind.valueOf(row.getString("kind")),
                row.getString("text"),
                Remark.State.valueOf(row.getString("state")),
                DeskRows.instant(row, "made_at"));
    }

    private static @Nullable UUID other(ResultSet row) throws SQLException {
        return row.getObject("other_incident_id", UUID.class);
    }
}

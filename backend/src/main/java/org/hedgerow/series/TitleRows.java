package org.hedgerow.series;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What series are called, inside a transaction that {@link Access} has opened. */
@Component
class TitleRows {

    private final JdbcClient jdbc;

    TitleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param version 2 for the first title that was given, and one more for each after it */
    record Title(String text, int version) {}

    /** The latest titles, by the link that they were given to. */
    Map<UUID, Title> of(Collection<UUID> links) {
        var found = new HashMap<UUID, Title>();
        jdbc.sql("select link_id, title from series_title where link_id = any (:ids) order by number")
                .param("ids", links.toArray(UUID[]::new))
                .query(row -> {
                    var link = row.getObject("link_id", UUID.class);
                    var before = found.get(link);
                    found.put(link, new Title(row.getString("title"), before == null ? 2 : before.version() + 1));
                });
        return found;
    }

    /** Until the end of the transaction nobody else names this series. */
    void hold(UUID link) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('series title ' || :link, 0))")
                .param("link", link.toString())
                .query()
                .singleRow();
    }

    void add(UUID link, Person person, int label, String title, Instant now) {
        jdbc.sql(
                        "insert into series_title (link_id, label_id, owner_organisation, title, at) values (:link, :label, :owner, :title, :now)")
                .param("link", link)
                .param("label", label)
                .param("owner", person.organisation().id())
                .param("title", title)
                .param("now", LinkRows.at(now))
                .update();
    }

    /** When the person named series since a moment, oldest first. */
    List<Instant> namedSince(UUID person, Instant since, int most) {
        return jdbc.sql("select at from series_title where person_id = :person and at > :since order by at limit :most")
                .param("person", person)
                .param("since", LinkRows.at(since))
                .param("most", most)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }
}

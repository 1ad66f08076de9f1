package org.hedgerow.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decisions about pairs in the database, inside a transaction that {@link Access} has opened: row security says which there are. What names an
 * incident that was withdrawn counts for nobody.
 */
@Component
class LinkRows {

    private static final String COUNTING = """
            select d.id, d.number, d.one, d.other, d.decision, d.person_id, d.owner_organisation, d.reason, d.at from link_decision d
              join incident a on a.id = d.one and a.status <> 'WITHDRAWN'
              join incident b on b.id = d.other and b.status <> 'WITHDRAWN'
            where not exists (select from link_decision l where l.one = d.one and l.other = d.other and l.number > d.number)""";

    private final JdbcClient jdbc;

    LinkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Link> find(UUID id) {
        return jdbc.sql(
                        "select id, number, one, other, decision, person_id, owner_organisation, reason, at from link_decision where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** What counts of a pair, in whichever order it is named. */
    Optional<Link> ofPair(UUID one, UUID other) {
        return jdbc.sql(COUNTING + " and d.one = least(:one::uuid, :other::uuid)"
                        + " and d.other = greatest(:one::uuid, :other::uuid)")
                .param("one", one)
                .param("other", other)
                .query((row, number) -> read(row))
                .optional();
    }

    /** What counts of all pairs that one of these incidents is of, the latest first. */
    List<Link> of(Collection<UUID> incidents, int most) {
        return jdbc.sql(COUNTING
                        + " and (d.one = any (:ids) or d.other = any (:ids)) order by d.number desc limit :most")
                .param("ids", incidents.toArray(UUID[]::new))
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** The accepted links that count, the latest of them. */
    List<Link> accepted(int most) {
        return jdbc.sql(COUNTING + " and d.decision = 'ACCEPTED' order by d.number desc limit :most")
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * The accepted links that count of everything that these incidents hang together with, from link to link.
     *
     * @param most links at which it goes no further
     */
    List<Link> around(Collection<UUID> incidents, int most) {
        var links = new LinkedHashMap<UUID, Link>();
        var seen = new HashSet<>(incidents);
        Collection<UUID> edge = incidents;
        while (!edge.isEmpty() && links.size() < most) {
            var found = jdbc.sql(
                            COUNTING
                                    + " and d.decision = 'ACCEPTED' and (d.one = any (:ids) or d.other = any (:ids)) order by d.number limit :most")
                    .param("ids", edge.toArray(UUID[]::new))
                    .param("most", most)
                    .query((row, number) -> read(row))
                    .list();
            var next = new HashSet<UUID>();
            for (var link : found) {
                if (links.size() < most) {
                    links.put(link.id(), link);
                    next.add(link.one());
                    next.add(link.other());
                }
            }
            next.removeAll(seen);
            seen.addAll(next);
            edge = next;
        }
        return List.copyOf(links.values());
    }

    /** When the person decided what they did since a moment, oldest first; until the end of the transaction the person decides nothing else. */
    List<Instant> decidedSince(UUID person, Instant since, int most) {
        alone("link decisions of " + person);
        return jdbc.sql(
                        "select at from link_decision where person_id = :person and at > :since order by at limit :most")
                .param("person", person)
                .param("since", at(since))
                .param("most", most)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** Until the end of the transaction nobody else decides about this pair. */
    void holdPair(UUID one, UUID other) {
        alone("link " + one + " " + other);
    }

    private void alone(String what) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", what)
                .query()
                .singleRow();
    }

    /** @return whether the id was free */
    boolean add(UUID id, Person person, int label, Pair pair, LinkVerdict verdict, String reason, Instant now) {
        return jdbc.sql("""
                        insert into link_decision (id, label_id, owner_organisation, one, other, decision, reason, at)
                        values (:id, :label, :owner, :one, :other, :verdict, :reason, :now) on conflict (id) do nothing""")
                        .param("id", id)
                        .param("label", label)
                        .param("owner", person.organisation().id())
                        .param("one", pair.one())
                        .param("other", pair.other())
                        .param("verdict", verdict.name())
                        .param("reason", reason)
                        .param("now", at(now))
                        .update()
                > 0;
    }

    /** What kind of crime an incident is, unless it was withdrawn. */
    Map<UUID, String> categories(Collection<UUID> incidents) {
        var categories = new LinkedHashMap<UUID, String>();
        jdbc.sql("select id, category_code from incident where id = any (:ids) and status <> 'WITHDRAWN'")
                .param("ids", incidents.toArray(UUID[]::new))
                .query(row -> {
                    categories.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return categories;
    }

    private static Link read(ResultSet row) throws SQLException {
        return new Link(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getObject("one", UUID.class),
                row.getObject("other", UUID.class),
                LinkVerdict.valueOf(row.getString("decision")),
                row.getObject("person_id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}

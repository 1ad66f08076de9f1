package org.hedgerow.enquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Purpose;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enquiries in the database, inside a transaction that {@link Access} has opened: row security shows a person their own and no others. */
@Component
class EnquiryRows {

    private final JdbcClient jdbc;
    private final HitRows hits;

    EnquiryRows(JdbcClient jdbc, HitRows hits) {
        this.jdbc = jdbc;
        this.hits = hits;
    }

    /** Until the end of the transaction the person asks nothing else. */
    void alone(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('enquiry ' || :person, 0))")
                .param("person", person.toString())
                .query()
                .singleRow();
    }

    Optional<Enquiry> find(UUID id) {
        return jdbc
                .sql("select * from enquiry where id = :id")
                .param("id", id)
                .query((row, number) -> read(row, List.of()))
                .list()
                .stream()
                .map(found -> withHits(found, hits.of(List.of(id)).getOrDefault(id, List.of())))
                .findFirst();
    }

    List<Enquiry> since(Instant since, int most) {
        var found = jdbc.sql("select * from enquiry where asked_at > :since order by asked_at desc, id limit :most")
                .param("since", at(since))
                .param("most", most)
                .query((row, number) -> read(row, List.of()))
                .list();
        Map<UUID, List<Enquiry.Hit>> told =
                hits.of(found.stream().map(Enquiry::id).collect(Collectors.toList()));
        return found.stream()
                .map(each -> withHits(each, told.getOrDefault(each.id(), List.of())))
                .toList();
    }

    boolean wasSentWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from enquiry where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    /** When the person asked since a moment, oldest first. */
    List<Instant> askedSince(Instant since, int most) {
        return jdbc.sql("select asked_at from enquiry where asked_at > :since order by asked_at limit :most")
                .param("since", at(since))
                .param("most", most)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** How many organisations answer enquiries of a kind of an organisation, for a purpose, now. */
    int answering(EnquiryKind kind, Purpose purpose, UUID asker) {
        return jdbc.sql("select count(*) from answers_of(:kind, :purpose, :asker)")
                .param("kind", kind.name())
                .param("purpose", purpose.name())
                .param("asker", asker)
                .query(Integer.class)
                .single();
    }

    /** @return whether the id was free */
    boolean add(Enquiry made, UUID organisation, byte[] contentSha256) {
        return jdbc.sql("""
                        insert into enquiry (id, organisation_id, kind, asked, purpose, reason, answering, content_sha256, asked_at)
                        values (:id, :organisation, :kind, :asked, :purpose, :reason, :answering, :sha, :at) on conflict (id) do nothing""")
                        .param("id", made.id())
                        .param("organisation", organisation)
                        .param("kind", made.kind().name())
                        .param("asked", made.asked())
                        .param("purpose", made.purpose().name())
                        .param("reason", made.reason())
                        .param("answering", made.answering())
                        .param("sha", contentSha256)
                        .param("at", at(made.askedAt()))
                        .update()
                > 0;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Enquiry withHits(Enquiry bare, List<Enquiry.Hit> hits) {
        return new Enquiry(
                bare.id(),
                bare.kind(),
                bare.asked(),
                bare.purpose(),
                bare.reason(),
                bare.answering(),
                bare.askedAt(),
                hits);
    }

    private static Enquiry read(ResultSet row, List<Enquiry.Hit> hits) throws SQLException {
        return new Enquiry(
                row.getObject("id", UUID.class),
                EnquiryKind.valueOf(row.getString("kind")),
                row.getString("asked"),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("reason"),
                row.getInt("answering"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                hits);
    }
}

package org.hedgerow.analysis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Saved analyses in the database, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class SavedAnalysisRows {

    private final JdbcClient jdbc;
    private final Access access;

    SavedAnalysisRows(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** How many the person has; until the end of the transaction the person saves no other. */
    int countOwn(Person person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('saved analysis ' || :person, 0))")
                .param("person", person.id().toString())
                .query()
                .singleRow();
        return jdbc.sql("select count(*) from saved_analysis where author = :person")
                .param("person", person.id())
                .query(Integer.class)
                .single();
    }

    /** The person's own, which nobody changes before this transaction ends. */
    Optional<SavedAnalysis> holdOwn(Person person, UUID id) {
        return jdbc.sql("select * from saved_analysis where id = :id and author = :person for update")
                .param("id", id)
                .param("person", person.id())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Whether the person's own was first sent with just this. */
    boolean wasMadeWith(UUID id, byte[] contentSha256) {
        return jdbc.sql("select content_sha256 = :sha from saved_analysis where id = :id")
                .param("id", id)
                .param("sha", contentSha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(UUID id, Person person, int label, AnalysisContent content, byte[] contentSha256, Instant now) {
        return jdbc.sql("""
                        insert into saved_analysis (id, label_id, owner_organisation, author, name, kind, parameters,
                          content_sha256, made_at, changed_at)
                        values (:id, :label, :owner, :person, :name, :kind, :parameters, :sha, :now, :now)
                        on conflict (id) do nothing""")
                        .param("id", id)
                        .param("label", label)
                        .param("owner", person.organisation().id())
                        .param("person", person.id())
                        .param("name", content.name())
                        .param("kind", content.question().kind())
                        .param("parameters", content.question().parameters())
                        .param("sha", contentSha256)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    void change(UUID id, int label, AnalysisContent content, Instant now) {
        jdbc.sql("""
                        update saved_analysis set label_id = :label, name = :name, kind = :kind, parameters = :parameters,
                          changed_at = :now, version = version + 1 where id = :id""")
                .param("id", id)
                .param("label", label)
                .param("name", content.name())
                .param("kind", content.question().kind())
                .param("parameters", content.question().parameters())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean deleteOwn(Person person, UUID id) {
        return jdbc.sql("delete from saved_analysis where id = :id and author = :person")
                        .param("id", id)
                        .param("person", person.id())
                        .update()
                > 0;
    }

    /** The person's own, and of other people's the latest so many. */
    List<SavedAnalysis> list(Person person, int mostOfOthers) {
        return jdbc.sql("(select * from saved_analysis where author = :person) union all"
                        + " (select * from saved_analysis where author <> :person order by changed_at desc, id limit :most)"
                        + " order by changed_at desc, id")
                .param("person", person.id())
                .param("most", mostOfOthers)
                .query((row, number) -> read(row))
                .list();
    }

    private SavedAnalysis read(ResultSet row) throws SQLException {
        return new SavedAnalysis(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getObject("author", UUID.class),
                row.getString("name"),
                row.getString("kind"),
                row.getString("parameters"),
                access.termsOf(row.getInt("label_id")).sharing(),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}

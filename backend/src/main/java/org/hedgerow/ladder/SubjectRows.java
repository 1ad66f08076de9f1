package org.hedgerow.ladder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons and vehicles in the database, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class SubjectRows {

    private final JdbcClient jdbc;

    SubjectRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row with the label that it stands under. */
    record Held(LadderSubject subject, int label) {}

    Optional<LadderSubject> find(UUID id) {
        return jdbc.sql("select * from ladder_subject where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** What a force keeps, which nobody changes before this transaction ends. */
    Optional<Held> holdOf(UUID force, UUID id) {
        return jdbc.sql("select * from ladder_subject where id = :id and owner_organisation = :force for update")
                .param("id", id)
                .param("force", force)
                .query((row, number) -> new Held(read(row), row.getInt("label_id")))
                .optional();
    }

    boolean wasMadeWith(UUID id, byte[] sha256) {
        return jdbc.sql("select content_sha256 = :sha from ladder_subject where id = :id")
                .param("id", id)
                .param("sha", sha256)
                .query(Boolean.class)
                .single();
    }

    /** The same person everywhere, and of one force also whoever has that name and no date of birth; in an order that does not change. */
    List<LadderSubject> named(String nameKey, LocalDate born, UUID force, int most) {
        return jdbc.sql(
                        "select * from ladder_subject where kind = 'PERSON' and name_key = :name"
                                + " and (born = :born or (born is null and owner_organisation = :force)) order by made_at, id limit :most")
                .param("name", nameKey)
                .param("born", born)
                .param("force", force)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    List<LadderSubject> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from ladder_subject where id in (:ids)")
                        .param("ids", ids)
                        .query((row, number) -> read(row))
                        .list();
    }

    List<LadderSubject> withPlate(String plate, int most) {
        return jdbc.sql(
                        "select * from ladder_subject where kind = 'VEHICLE' and plate = :plate order by made_at, id limit :most")
                .param("plate", plate)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** Whether the id was free. */
    boolean add(UUID id, UUID force, int label, SubjectContent content, byte[] sha256, Instant now) {
        return said(jdbc.sql("""
                        insert into ladder_subject (id, label_id, owner_organisation, kind, name, name_key, born, age, age_on, plate, description,
                          agreement_id, category_group, content_sha256, made_at, changed_at)
                        values (:id, :label, :force, :kind, :name, :nameKey, :born, :age, :ageOn, :plate, :description, :agreement, :group, :sha,
                          :now, :now)
                        on conflict (id) do nothing"""), content)
                        .param("id", id)
                        .param("label", label)
                        .param("force", force)
                        .param("kind", content.kind().name())
                        .param("sha", sha256)
                        .param("now", at(now))
                        .update()
                > 0;
    }

    void change(UUID id, int label, SubjectContent content, Instant now) {
        said(jdbc.sql("""
                        update ladder_subject set label_id = :label, name = :name, name_key = :nameKey, born = :born, age = :age, age_on = :ageOn,
                          plate = :plate, description = :description, agreement_id = :agreement, category_group = :group, changed_at = :now,
                          version = version + 1 where id = :id"""), content)
                .param("id", id)
                .param("label", label)
                .param("now", at(now))
                .update();
        for (var table : List.of("ladder_step", "ladder_custody")) {
            // What is shared as its subject is goes with it.
            jdbc.sql("update " + table + " set label_id = :label where subject_id = :id and not own_force_only")
                    .param("id", id)
                    .param("label", label)
                    .update();
        }
    }

    private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, SubjectContent content) {
        var name = content.name();
        return statement
                .param("name", name, Types.VARCHAR)
                .param("nameKey", name == null ? null : Matching.nameKey(name), Types.VARCHAR)
                .param("born", content.born(), Types.DATE)
                .param("age", content.age(), Types.INTEGER)
                .param("ageOn", content.ageOn(), Types.DATE)
                .param("plate", content.plate(), Types.VARCHAR)
                .param("description", content.description())
                .param("agreement", content.agreement(), Types.OTHER)
                .param("group", content.group(), Types.VARCHAR);
    }

    private static LadderSubject read(ResultSet row) throws SQLException {
        return new LadderSubject(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                new SubjectContent(
                        SubjectKind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getObject("born", LocalDate.class),
                        row.getObject("age", Integer.class),
                        row.getObject("age_on", LocalDate.class),
                        row.getString("plate"),
                        row.getString("description"),
                        row.getObject("agreement_id", UUID.class),
                        row.getString("category_group")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

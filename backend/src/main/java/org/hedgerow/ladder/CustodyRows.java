package org.hedgerow.ladder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held, in the database, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class CustodyRows {

    private static final String READ = """
            select custody.*, least(step.withdrawn_at, step.expires_at) as lapses_at
            from ladder_custody custody left join ladder_step step on step.id = custody.step_id""";

    private final JdbcClient jdbc;

    CustodyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Latest first. */
    List<Custody> of(Collection<UUID> subjects, int most) {
        return subjects.isEmpty()
                ? List.of()
                : jdbc.sql(
                                READ
                                        + " where custody.subject_id in (:subjects) order by custody.held_since desc, custody.id limit :most")
                        .param("subjects", subjects)
                        .param("most", most)
                        .query((row, number) -> read(row))
                        .list();
    }

    /** What a force holds now, what has to be given back first before everything else. */
    List<Custody> heldBy(UUID force, int most) {
        return jdbc.sql(
                        READ + " where custody.owner_organisation = :force and custody.ended_at is null"
                                + " order by custody.basis <> 'ASB_S37' or custody.converted_at is not null, lapses_at, custody.held_since, custody.id limit :most")
                .param("force", force)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    int count(UUID subject) {
        return jdbc.sql("select count(*) from ladder_custody where subject_id = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    /** What a force holds or held, which nobody changes before this transaction ends. */
    Optional<Custody> holdOf(UUID force, UUID id) {
        return jdbc.sql(READ + " where custody.id = :id and custody.owner_organisation = :force for update of custody")
                .param("id", id)
                .param("force", force)
                .query((row, number) -> read(row))
                .optional();
    }

    boolean wasMadeWith(UUID id, byte[] sha256) {
        return jdbc.sql("select content_sha256 = :sha from ladder_custody where id = :id")
                .param("id", id)
                .param("sha", sha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(
            UUID id,
            UUID subject,
            UUID force,
            int label,
            boolean ownForceOnly,
            CustodyContent content,
            byte[] sha256,
            Instant now) {
        var sex = content.sex();
        return jdbc.sql("""
                        insert into ladder_custody (id, subject_id, label_id, owner_organisation, own_force_only, step_id, thing, basis, held_since,
                          microchip, breed_type, colour, sex, marks, plate, pence_per_day, content_sha256, made_at)
                        values (:id, :subject, :label, :force, :ownForceOnly, :step, :thing, :basis, :heldSince, :microchip, :breed, :colour, :sex,
                          :marks, :plate, :pence, :sha, :now)
                        on conflict (id) do nothing""")
                        .param("id", id)
                        .param("subject", subject)
                        .param("label", label)
                        .param("force", force)
                        .param("ownForceOnly", ownForceOnly)
                        .param("step", content.step(), Types.OTHER)
                        .param("thing", content.thing().name())
                        .param("basis", content.basis().name())
                        .param("heldSince", SubjectRows.at(content.heldSince()))
                        .param("microchip", content.microchip(), Types.VARCHAR)
                        .param("breed", content.breedType())
                        .param("colour", content.colour())
                        .param("sex", sex == null ? null : sex.name(), Types.VARCHAR)
                        .param("marks", content.marks())
                        .param("plate", content.plate(), Types.VARCHAR)
                        .param("pence", content.pencePerDay())
                        .param("sha", sha256)
                        .param("now", SubjectRows.at(now))
                        .update()
                > 0;
    }

    void convert(UUID id, CustodyBasis to, String reason, Instant now) {
        jdbc.sql(
                        "update ladder_custody set converted_at = :now, converted_to = :to, converted_reason = :reason where id = :id")
                .param("id", id)
                .param("to", to.name())
                .param("reason", reason)
                .param("now", SubjectRows.at(now))
                .update();
    }

    void order(UUID id, CustodyOrder order, LocalDate on) {
        jdbc.sql("update ladder_custody set order_made = :order, order_on = :on where id = :id")
                .param("id", id)
                .param("order", order.name())
                .param("on", on)
                .update();
    }

    void end(UUID id, CustodyEnd how, Instant now) {
        jdbc.sql("update ladder_custody set ended_at = :now, ended_how = :how where id = :id")
                .param("id", id)
                .param("how", how.name())
                .param("now", SubjectRows.at(now))
                .update();
    }

    private static Custody read(ResultSet row) throws SQLException {
        var sex = row.getString("sex");
        var converted = row.getString("converted_to");
        var order = row.getString("order_made");
        var end = row.getString("ended_how");
        return new Custody(
                row.getObject("id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                new CustodyContent(
                        CustodyThing.valueOf(row.getString("thing")),
                        CustodyBasis.valueOf(row.getString("basis")),
                        row.getObject("step_id", UUID.class),
                        row.getObject("held_since", OffsetDateTime.class).toInstant(),
                        row.getString("microchip"),
                        row.getString("breed_type"),
                        row.getString("colour"),
                        sex == null ? null : Sex.valueOf(sex),
                        row.getString("marks"),
                        row.getString("plate"),
                        row.getInt("pence_per_day")),
                SubjectRows.instant(row, "lapses_at"),
                SubjectRows.instant(row, "converted_at"),
                converted == null ? null : CustodyBasis.valueOf(converted),
                row.getString("converted_reason"),
                order == null ? null : CustodyOrder.valueOf(order),
                row.getObject("order_on", LocalDate.class),
                SubjectRows.instant(row, "ended_at"),
                end == null ? null : CustodyEnd.valueOf(end));
    }
}

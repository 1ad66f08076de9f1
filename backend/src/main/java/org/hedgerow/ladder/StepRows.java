package org.hedgerow.ladder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Steps in the database, inside a transaction that {@link Access} has opened: row security says which there are. */
@Component
class StepRows {

    /** An incident is named to whoever may read it. */
    private static final String READ = """
            select step.*, case when not step.own_force_only then subject.agreement_id end as agreement_id,
              case when exists (select from released_incident incident where incident.incident_id = step.incident_id) then step.incident_id end as known_incident
            from ladder_step step join ladder_subject subject on subject.id = step.subject_id""";

    private final JdbcClient jdbc;

    StepRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row with the label that it stands under. */
    record Held(LadderStep step, int label) {}

    /** Latest first. */
    List<LadderStep> of(Collection<UUID> subjects, int most) {
        return subjects.isEmpty()
                ? List.of()
                : jdbc.sql(
                                READ
                                        + " where step.subject_id in (:subjects) order by step.issued_at desc, step.id limit :most")
                        .param("subjects", subjects)
                        .param("most", most)
                        .query((row, number) -> read(row))
                        .list();
    }

    int count(UUID subject) {
        return jdbc.sql("select count(*) from ladder_step where subject_id = :subject")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    /** Of one force, about an offence since that day, the earliest offence first. */
    List<LadderStep> withTimeLimit(UUID force, LocalDate offencesSince, int most) {
        return jdbc.sql(READ
                        + " where step.owner_organisation = :force and step.proceedings is not null and step.withdrawn_at is null"
                        + " and step.offence_on >= :since order by step.offence_on, step.id limit :most")
                .param("force", force)
                .param("since", offencesSince)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** Of one force, taken since then, where nobody has said what was done for a child; latest first. */
    List<LadderStep> withoutSafeguarding(UUID force, Instant since, int most) {
        return jdbc.sql(READ
                        + " where step.owner_organisation = :force and step.safeguarded_at is null and step.withdrawn_at is null"
                        + " and step.issued_at >= :since and (step.child_present"
                        + " or step.issued_at < (subject.born + interval '18 years') at time zone 'Europe/London'"
                        + " or subject.age < 18) order by step.issued_at desc, step.id limit :most")
                .param("force", force)
                .param("since", SubjectRows.at(since))
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** What a force took, which nobody changes before this transaction ends. */
    Optional<Held> holdOf(UUID force, UUID id) {
        return jdbc.sql(READ + " where step.id = :id and step.owner_organisation = :force for update of step")
                .param("id", id)
                .param("force", force)
                .query((row, number) -> new Held(read(row), row.getInt("label_id")))
                .optional();
    }

    boolean wasMadeWith(UUID id, byte[] sha256) {
        return jdbc.sql("select content_sha256 = :sha from ladder_step where id = :id")
                .param("id", id)
                .param("sha", sha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether whoever acts may read an incident that is not withdrawn. */
    boolean isReadable(UUID incident) {
        return jdbc.sql(
                        "select exists (select from released_incident where incident_id = :incident and status <> 'WITHDRAWN')")
                .param("incident", incident)
                .query(Boolean.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(UUID id, UUID subject, UUID force, int label, StepContent content, byte[] sha256, Instant now) {
        var proceedings = content.proceedings();
        return jdbc.sql("""
                        insert into ladder_step (id, subject_id, label_id, owner_organisation, kind, own_force_only, area, grid_reference, issued_at,
                          expires_at, served_by, incident_id, child_present, child_age, proceedings, offence_on, evidence_on, notes, content_sha256,
                          made_at)
                        values (:id, :subject, :label, :force, :kind, :ownForceOnly, :area, :grid, :issuedAt, :expiresAt, :servedBy, :incident,
                          :childPresent, :childAge, :proceedings, :offenceOn, :evidenceOn, :notes, :sha, :now)
                        on conflict (id) do nothing""")
                        .param("id", id)
                        .param("subject", subject)
                        .param("label", label)
                        .param("force", force)
                        .param("kind", content.kind().name())
                        .param("ownForceOnly", content.ownForceOnly())
                        .param("area", content.area())
                        .param("grid", content.grid(), Types.VARCHAR)
                        .param("issuedAt", SubjectRows.at(content.issuedAt()))
                        .param("expiresAt", SubjectRows.atOrNull(content.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("servedBy", content.servedBy())
                        .param("incident", content.incident(), Types.OTHER)
                        .param("childPresent", content.childPresent())
                        .param("childAge", content.childAge(), Types.INTEGER)
                        .param("proceedings", proceedings == null ? null : proceedings.name(), Types.VARCHAR)
                        .param("offenceOn", content.offenceOn(), Types.DATE)
                        .param("evidenceOn", content.evidenceOn(), Types.DATE)
                        .param("notes", content.notes())
                        .param("sha", sha256)
                        .param("now", SubjectRows.at(now))
                        .update()
                > 0;
    }

    void withdraw(UUID id, String reason, Instant now) {
        jdbc.sql("update ladder_step set withdrawn_at = :now, withdrawn_reason = :reason where id = :id")
                .param("id", id)
                .param("reason", reason)
                .param("now", SubjectRows.at(now))
                .update();
    }

    void safeguard(UUID id, String said, Instant now) {
        jdbc.sql("update ladder_step set safeguarded_at = :now, safeguarding = :said where id = :id")
                .param("id", id)
                .param("said", said)
                .param("now", SubjectRows.at(now))
                .update();
    }

    private static LadderStep read(ResultSet row) throws SQLException {
        var proceedings = row.getString("proceedings");
        return new LadderStep(
                row.getObject("id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getObject("agreement_id", UUID.class),
                new StepContent(
                        StepKind.valueOf(row.getString("kind")),
                        row.getBoolean("own_force_only"),
                        row.getString("area"),
                        row.getString("grid_reference"),
                        row.getObject("issued_at", java.time.OffsetDateTime.class)
                                .toInstant(),
                        SubjectRows.instant(row, "expires_at"),
                        row.getString("served_by"),
                        row.getObject("known_incident", UUID.class),
                        row.getBoolean("child_present"),
                        row.getObject("child_age", Integer.class),
                        proceedings == null ? null : Proceedings.valueOf(proceedings),
                        row.getObject("offence_on", LocalDate.class),
                        row.getObject("evidence_on", LocalDate.class),
                        row.getString("notes")),
                SubjectRows.instant(row, "withdrawn_at"),
                row.getString("withdrawn_reason"),
                SubjectRows.instant(row, "safeguarded_at"),
                row.getString("safeguarding"));
    }
}

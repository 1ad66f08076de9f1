package org.hedgerow.intelligence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of reports as their authors write them. Row security shows them to the author and to whoever assesses for the same force. */
@Component
class IntelligenceRows {

    private static final String SELECT =
            "select r.id, r.owner_organisation, r.author, r.urn, r.legacy, r.state, r.title, r.priority, r.marking, r.handling_instruction,"
                    + " r.intelligence_day, r.way_reason, r.made_at, r.changed_at, r.version, t.owner_organisation as received_from, o.item_texts, o.item_grades, o.provenance,"
                    + " o.provenance_grade, o.source_type, o.source_reference, o.unreliable_reason, o.false_reason, o.condition_text,"
                    + " o.condition_reason, o.action_code, o.sanitisation_code, o.permitted_use, o.personal_information, o.asked_sensitive"
                    + " from intelligence_report r join intelligence_original o on o.report_id = r.id"
                    + " left join intelligence_transfer t on t.id = r.transfer_id";

    private final JdbcClient jdbc;

    IntelligenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<IntelligenceReport> find(UUID id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Waits for whoever else changes it. */
    void lock(UUID id) {
        jdbc.sql("select 1 from intelligence_report where id = :id for update")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    /** A person's own, changed last first. */
    List<IntelligenceReport> listOwn(UUID author, int most) {
        return jdbc.sql(SELECT + " where r.author = :author order by r.changed_at desc, r.id limit :most")
                .param("author", author)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** What the unit of a force has to do: urgent first, then what waits longest. */
    List<IntelligenceReport> listDesk(UUID owner, int most) {
        return jdbc.sql(
                        SELECT + " where r.owner_organisation = :owner and r.state in ('REQUIRES_ASSESSMENT',"
                                + " 'REQUIRES_ASSESSMENT_SENSITIVE', 'REQUIRES_LINKING', 'REQUIRES_LINKING_SENSITIVE')"
                                + " order by array_position(array['HIGH', 'MEDIUM', 'LOW'], r.priority), r.changed_at, r.id limit :most")
                .param("owner", owner)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    int countOfYear(UUID owner, Instant since) {
        return jdbc.sql(
                        "select count(*) from intelligence_report where owner_organisation = :owner and made_at >= :since")
                .param("owner", owner)
                .param("since", RowValues.written(since))
                .query(Integer.class)
                .single();
    }

    boolean wasMadeWith(UUID id, byte[] sha256) {
        return jdbc.sql("select exists (select from intelligence_report where id = :id and content_sha256 = :sha)")
                .param("id", id)
                .param("sha", sha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(
            UUID id,
            Person author,
            int label,
            String urn,
            boolean legacy,
            ReportContent content,
            byte[] sha256,
            Instant now) {
        return add(id, author, label, urn, legacy, null, content, sha256, now);
    }

    /**
     * Adds what the author accepted from another force, at the unit's desk.
     *
     * @param transfer the offer
     * @return whether the id was free
     */
    boolean addReceived(
            UUID id,
            Person author,
            int label,
            String urn,
            UUID transfer,
            ReportContent content,
            byte[] sha256,
            Instant now) {
        return add(id, author, label, urn, false, transfer, content, sha256, now);
    }

    private boolean add(
            UUID id,
            Person author,
            int label,
            String urn,
            boolean legacy,
            @Nullable UUID transfer,
            ReportContent content,
            byte[] sha256,
            Instant now) {
        var state = legacy || transfer != null
                ? IntelligenceState.REQUIRES_ASSESSMENT
                : IntelligenceState.REQUIRES_COMPLETION;
        boolean added = head(jdbc.sql("""
                        insert into intelligence_report (id, label_id, owner_organisation, author, urn, legacy, state, title, priority, marking,
                          handling_instruction, intelligence_day, transfer_id, content_sha256, made_at, changed_at)
                        values (:id, :label, :owner, :author, :urn, :legacy, :state, :title, :priority, :marking, :instruction, :day, :transfer, :sha, :now, :now)
                        on conflict (id) do nothing"""), content)
                        .param("id", id)
                        .param("label", label)
                        .param("owner", author.organisation().id())
                        .param("author", author.id())
                        .param("urn", urn)
                        .param("legacy", legacy)
                        .param("state", state.name())
                        .param("transfer", transfer)
                        .param("sha", sha256)
                        .param("now", RowValues.written(now))
                        .update()
                > 0;
        if (added) {
            body(jdbc.sql("""
                            insert into intelligence_original (report_id, label_id, author, legacy, item_texts, item_grades, provenance,
                              provenance_grade, source_type, source_reference, unreliable_reason, false_reason, condition_text, condition_reason,
                              action_code, sanitisation_code, permitted_use, personal_information, asked_sensitive)
                            values (:id, :label, :author, :legacy, :texts, :grades, :provenance, :provenanceGrade, :sourceType, :sourceReference,
                              :unreliable, :suspectedFalse, :conditionText, :conditionReason, :action, :sanitisation, :permittedUse, :personal,
                              :sensitive)"""), content)
                    .param("id", id)
                    .param("label", label)
                    .param("author", author.id())
                    .param("legacy", legacy)
                    .update();
        }
        return added;
    }

    void change(UUID id, ReportContent content, Instant now) {
        head(jdbc.sql("""
                        update intelligence_report set title = :title, priority = :priority, marking = :marking, handling_instruction = :instruction,
                          intelligence_day = :day, changed_at = :now, version = version + 1 where id = :id"""), content)
                .param("id", id)
                .param("now", RowValues.written(now))
                .update();
        body(jdbc.sql("""
                        update intelligence_original set item_texts = :texts, item_grades = :grades, provenance = :provenance,
                          provenance_grade = :provenanceGrade, source_type = :sourceType, source_reference = :sourceReference,
                          unreliable_reason = :unreliable, false_reason = :suspectedFalse, condition_text = :conditionText,
                          condition_reason = :conditionReason, action_code = :action, sanitisation_code = :sanitisation,
                          permitted_use = :permittedUse, personal_information = :personal, asked_sensitive = :sensitive where report_id = :id"""), content).param("id", id).update();
    }

    /** Takes a way; the database looks once more whether there is such a way and whose it is, and keeps that it was taken. */
    void step(UUID id, IntelligenceTransition way, IntelligenceState to, @Nullable String reason, Instant now) {
        jdbc.sql("""
                        update intelligence_report set state = :state, way = :way, way_reason = :reason, changed_at = :now, version = version + 1
                        where id = :id""")
                .param("id", id)
                .param("state", to.name())
                .param("way", way.name())
                .param("reason", reason)
                .param("now", RowValues.written(now))
                .update();
    }

    /** The ways that a report took, in their order. */
    List<TakenWay> ways(UUID id) {
        return jdbc.sql("select name, from_state, to_state, person_id, reason, at from intelligence_transition"
                        + " where report_id = :id order by number limit 200")
                .param("id", id)
                .query((row, number) -> new TakenWay(
                        IntelligenceTransition.valueOf(row.getString("name")),
                        IntelligenceState.valueOf(row.getString("from_state")),
                        IntelligenceState.valueOf(row.getString("to_state")),
                        row.getObject("person_id", UUID.class),
                        row.getString("reason"),
                        RowValues.instant(row, "at")))
                .list();
    }

    /** The incidents that it is about, those that whoever asks may read. */
    List<UUID> incidents(UUID id) {
        return jdbc.sql(
                        "select incident_id from intelligence_incident where report_id = :id order by linked_at, incident_id")
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    /** Which of these incidents whoever acts may read and are not withdrawn. */
    List<UUID> readable(Collection<UUID> incidents) {
        return incidents.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select distinct incident_id from released_incident where incident_id in (:ids) and status <> 'WITHDRAWN'")
                        .param("ids", incidents)
                        .query(UUID.class)
                        .list();
    }

    /** Links these and no others of those that whoever acts may read. */
    void link(UUID id, int label, Collection<UUID> incidents, Instant now) {
        var before = incidents(id);
        before.stream()
                .filter(each -> !incidents.contains(each))
                .forEach(each -> jdbc.sql(
                                "delete from intelligence_incident where report_id = :id and incident_id = :incident")
                        .param("id", id)
                        .param("incident", each)
                        .update());
        incidents.stream()
                .filter(each -> !before.contains(each))
                .forEach(each -> jdbc.sql(
                                "insert into intelligence_incident (report_id, incident_id, label_id, linked_at)"
                                        + " values (:id, :incident, :label, :now)")
                        .param("id", id)
                        .param("incident", each)
                        .param("label", label)
                        .param("now", RowValues.written(now))
                        .update());
    }

    private static JdbcClient.StatementSpec head(JdbcClient.StatementSpec statement, ReportContent content) {
        return statement
                .param("title", content.title())
                .param("priority", RowValues.name(content.priority()))
                .param("marking", content.marking().text())
                .param("instruction", content.handlingInstruction())
                .param("day", content.intelligenceDay());
    }

    private static JdbcClient.StatementSpec body(JdbcClient.StatementSpec statement, ReportContent content) {
        return RowValues.conditions(
                        RowValues.texts(statement, content.items(), content.provenance()), content.conditions())
                .param("sourceType", RowValues.name(content.sourceType()))
                .param("sourceReference", content.sourceReference())
                .param("unreliable", content.unreliableReason())
                .param("suspectedFalse", content.falseReason())
                .param("personal", content.personalInformation())
                .param("sensitive", content.askedSensitive());
    }

    private static IntelligenceReport read(ResultSet row) throws SQLException {
        return new IntelligenceReport(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getObject("author", UUID.class),
                row.getString("urn"),
                row.getBoolean("legacy"),
                IntelligenceState.valueOf(row.getString("state")),
                new ReportContent(
                        row.getString("title"),
                        RowValues.code(IntelligencePriority.class, row.getString("priority")),
                        RowValues.marking(row),
                        row.getString("handling_instruction"),
                        row.getObject("intelligence_day", LocalDate.class),
                        RowValues.code(SourceType.class, row.getString("source_type")),
                        row.getString("source_reference"),
                        RowValues.items(row),
                        RowValues.provenance(row),
                        row.getString("unreliable_reason"),
                        row.getString("false_reason"),
                        RowValues.readConditions(row),
                        row.getObject("personal_information", Boolean.class),
                        row.getObject("asked_sensitive", Boolean.class)),
                row.getObject("received_from", UUID.class),
                row.getString("way_reason"),
                RowValues.instant(row, "made_at"),
                RowValues.instant(row, "changed_at"),
                row.getInt("version"));
    }
}

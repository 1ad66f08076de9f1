package org.hedgerow.intelligence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Offers of reports to other forces. Row security shows them to the units of the two. */
@Component
class TransferRows {

    private static final String SELECT =
            "select t.*, a.accepted, a.reason as answer_reason, a.urn as answer_urn, a.at as answered_at"
                    + " from intelligence_transfer t left join intelligence_transfer_answer a on a.transfer_id = t.id";

    private final JdbcClient jdbc;

    TransferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<IntelligenceTransfer> find(UUID id) {
        return jdbc.sql(SELECT + " where t.id = :id and t.emptied_at is null")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** What an organisation was offered or offered, latest first. */
    List<IntelligenceTransfer> ofOrganisation(UUID organisation, int most) {
        return jdbc.sql(SELECT
                        + " where (t.receiver = :organisation or t.owner_organisation = :organisation) and t.emptied_at is null"
                        + " order by t.offered_at desc, t.id limit :most")
                .param("organisation", organisation)
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /** Whether a report is on offer or has been accepted: it is offered to one force at a time. */
    boolean isOffered(UUID report) {
        return jdbc.sql("""
                        select exists (select from intelligence_transfer t left join intelligence_transfer_answer a on a.transfer_id = t.id
                          where t.report_id = :report and a.accepted is distinct from false)""").param("report", report).query(Boolean.class).single();
    }

    boolean isGivenAway(UUID report) {
        return jdbc.sql("select is_given_away(:report)")
                .param("report", report)
                .query(Boolean.class)
                .single();
    }

    boolean wasOfferedWith(UUID id, byte[] sha256) {
        return jdbc.sql("select content_sha256 = :sha from intelligence_transfer where id = :id")
                .param("id", id)
                .param("sha", sha256)
                .query(Boolean.class)
                .single();
    }

    /** Whether the id was free. */
    boolean add(IntelligenceTransfer made, int label, byte[] sha256) {
        var content = made.content();
        return SanitisedRows.said(jdbc.sql("""
                        insert into intelligence_transfer (id, label_id, owner_organisation, receiver, report_id, urn, reason, title, priority, marking,
                          handling_instruction, category_code, item_texts, item_grades, provenance, provenance_grade, unreliable_reason, false_reason,
                          condition_text, condition_reason, action_code, sanitisation_code, permitted_use, intelligence_day, content_sha256, offered_at)
                        values (:id, :label, :owner, :receiver, :report, :urn, :reason, :title, :priority, :marking, :instruction, :category, :texts, :grades,
                          :provenance, :provenanceGrade, :unreliable, :suspectedFalse, :conditionText, :conditionReason, :action, :sanitisation,
                          :permittedUse, :day, :sha, :now)
                        on conflict (id) do nothing"""), content)
                        .param("id", made.id())
                        .param("label", label)
                        .param("owner", made.giver())
                        .param("receiver", made.receiver())
                        .param("report", made.report())
                        .param("urn", made.urn())
                        .param("reason", made.reason())
                        .param("day", made.intelligenceDay())
                        .param("sha", sha256)
                        .param("now", RowValues.written(made.offeredAt()))
                        .update()
                > 0;
    }

    /**
     * Whether nobody had answered it before.
     *
     * @param reason for refusing; null to accept
     * @param urn of the receiver's report; null to refuse
     */
    boolean answer(UUID id, @Nullable String reason, @Nullable String urn, Instant now) {
        return jdbc.sql("insert into intelligence_transfer_answer (transfer_id, label_id, accepted, reason, urn, at)"
                                + " select t.id, t.label_id, :accepted, :reason, :urn, :now from intelligence_transfer t where t.id = :id"
                                + " on conflict (transfer_id) do nothing")
                        .param("id", id)
                        .param("accepted", urn != null)
                        .param("reason", reason)
                        .param("urn", urn)
                        .param("now", RowValues.written(now))
                        .update()
                > 0;
    }

    private static IntelligenceTransfer read(ResultSet row) throws SQLException {
        return new IntelligenceTransfer(
                row.getObject("id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getObject("receiver", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getString("urn"),
                row.getString("reason"),
                SanitisedRows.content(row),
                row.getObject("intelligence_day", LocalDate.class),
                RowValues.instant(row, "offered_at"),
                answer(row));
    }

    private static IntelligenceTransfer.@Nullable Answer answer(ResultSet row) throws SQLException {
        var accepted = row.getObject("accepted", Boolean.class);
        return accepted == null
                ? null
                : new IntelligenceTransfer.Answer(
                        accepted,
                        row.getString("answer_reason"),
                        row.getString("answer_urn"),
                        RowValues.instant(row, "answered_at"));
    }
}

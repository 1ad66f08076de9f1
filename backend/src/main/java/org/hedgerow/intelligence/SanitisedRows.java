package org.hedgerow.intelligence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what assessors write of reports for others. Row security shows them, once live, to whoever their label lets read them. */
@Component
class SanitisedRows {

    private static final String SELECT =
            "select s.*, array(select a.use from intelligence_approval a where a.report_id = s.report_id) as approved"
                    + " from intelligence_sanitised s";

    private final JdbcClient jdbc;

    SanitisedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SanitisedReport> find(UUID id) {
        return jdbc.sql(SELECT + " where s.report_id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** Latest first. */
    List<SanitisedReport> listLive(int most) {
        return jdbc.sql(SELECT + " where s.live order by s.live_at desc, s.report_id limit :most")
                .param("most", most)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Writes it, in the place of what was written before.
     *
     * @param label of the force alone
     * @param liveLabel under which it will stand
     */
    void write(
            IntelligenceReport report,
            int label,
            int liveLabel,
            Person assessor,
            SanitisedContent content,
            Instant now) {
        if (find(report.id()).isEmpty()) {
            said(jdbc.sql("""
                            insert into intelligence_sanitised (report_id, label_id, live_label_id, owner_organisation, assessor, urn, legacy, title, priority,
                              marking, handling_instruction, category_code, item_texts, item_grades, provenance, provenance_grade, unreliable_reason,
                              false_reason, condition_text, condition_reason, action_code, sanitisation_code, permitted_use, intelligence_day, made_at,
                              written_at)
                            values (:id, :label, :liveLabel, :owner, :assessor, :urn, :legacy, :title, :priority, :marking, :instruction, :category, :texts,
                              :grades, :provenance, :provenanceGrade, :unreliable, :suspectedFalse, :conditionText, :conditionReason, :action,
                              :sanitisation, :permittedUse, :day, :madeAt, :now)"""), content)
                    .param("id", report.id())
                    .param("label", label)
                    .param("liveLabel", liveLabel)
                    .param("owner", report.owner())
                    .param("assessor", assessor.id())
                    .param("urn", report.urn())
                    .param("legacy", report.legacy())
                    .param("day", report.content().intelligenceDay())
                    .param("madeAt", RowValues.written(report.madeAt()))
                    .param("now", RowValues.written(now))
                    .update();
            return;
        }
        said(jdbc.sql("""
                        update intelligence_sanitised set live_label_id = :liveLabel, assessor = :assessor, title = :title, priority = :priority,
                          marking = :marking, handling_instruction = :instruction, category_code = :category, item_texts = :texts, item_grades = :grades,
                          provenance = :provenance, provenance_grade = :provenanceGrade, unreliable_reason = :unreliable, false_reason = :suspectedFalse,
                          condition_text = :conditionText, condition_reason = :conditionReason, action_code = :action, sanitisation_code = :sanitisation,
                          permitted_use = :permittedUse, intelligence_day = :day, written_at = :now where report_id = :id"""), content)
                .param("id", report.id())
                .param("liveLabel", liveLabel)
                .param("assessor", assessor.id())
                .param("day", report.content().intelligenceDay())
                .param("now", RowValues.written(now))
                .update();
    }

    /** Lets others read it, under the label that was chosen for them; or moves it from one track to the other. */
    void makeLive(UUID id, boolean sensitive, Instant now) {
        jdbc.sql("""
                        update intelligence_sanitised set live = true, sensitive = :sensitive, label_id = live_label_id, live_at = coalesce(live_at, :now)
                        where report_id = :id""")
                .param("id", id)
                .param("sensitive", sensitive)
                .param("now", RowValues.written(now))
                .update();
    }

    /** Why words were kept, by the digest of the words in hexadecimal figures. */
    Map<String, String> kept(UUID id) {
        return jdbc
                .sql(
                        "select encode(words_sha256, 'hex') as words, reason from intelligence_kept_words where report_id = :id")
                .param("id", id)
                .query((row, number) -> Map.entry(row.getString("words"), row.getString("reason")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @param reasons by the digest of the words in hexadecimal figures */
    void keep(UUID id, int label, Map<String, String> reasons, Instant now) {
        jdbc.sql("delete from intelligence_kept_words where report_id = :id")
                .param("id", id)
                .update();
        reasons.forEach((words, reason) -> jdbc.sql(
                        "insert into intelligence_kept_words (report_id, words_sha256, label_id, reason, at)"
                                + " values (:id, decode(:words, 'hex'), :label, :reason, :now)")
                .param("id", id)
                .param("words", words)
                .param("label", label)
                .param("reason", reason)
                .param("now", RowValues.written(now))
                .update());
    }

    /** The names of those who reported what a report is linked to, or whom the force may ask about it, as far as whoever asks may read them. */
    List<String> reporterNames(UUID id) {
        return jdbc.sql("""
                        select p.name from intelligence_incident l join incident_reporter r on r.incident_id = l.incident_id
                          join person p on p.id = r.person_id where l.report_id = :id
                        union
                        select c.name from intelligence_incident l join report t on t.incident_id = l.incident_id
                          join report_contact c on c.report_id = t.id where l.report_id = :id and c.name is not null""").param("id", id).query(String.class).list();
    }

    /** Whether it was not approved before. */
    boolean approve(SanitisedReport report, IntelligenceUse use, String reason, Instant now) {
        return jdbc.sql("insert into intelligence_approval (report_id, use, label_id, reason, at)"
                                + " values (:id, :use, :label, :reason, :now) on conflict do nothing")
                        .param("id", report.id())
                        .param("use", use.name())
                        .param("label", report.liveLabel())
                        .param("reason", reason)
                        .param("now", RowValues.written(now))
                        .update()
                > 0;
    }

    /** What is said, as parameters; the same for a copy. */
    static JdbcClient.StatementSpec said(JdbcClient.StatementSpec statement, SanitisedContent content) {
        return RowValues.conditions(
                        RowValues.texts(statement, content.items(), content.provenance()), content.conditions())
                .param("title", content.title())
                .param("priority", content.priority().name())
                .param("marking", content.marking().text())
                .param("instruction", content.handlingInstruction())
                .param("category", content.category())
                .param("unreliable", content.unreliableReason())
                .param("suspectedFalse", content.falseReason());
    }

    private static SanitisedReport read(ResultSet row) throws SQLException {
        var liveAt = row.getTimestamp("live_at");
        return new SanitisedReport(
                row.getObject("report_id", UUID.class),
                row.getObject("owner_organisation", UUID.class),
                row.getString("urn"),
                row.getInt("live_label_id"),
                row.getBoolean("live"),
                row.getBoolean("sensitive"),
                content(row),
                row.getObject("intelligence_day", LocalDate.class),
                RowValues.instant(row, "made_at"),
                RowValues.instant(row, "written_at"),
                liveAt == null ? null : liveAt.toInstant(),
                Arrays.stream((String[]) row.getArray("approved").getArray())
                        .map(IntelligenceUse::valueOf)
                        .collect(Collectors.toSet()));
    }

    /** What is said, from a row that holds it or a copy of it. */
    static SanitisedContent content(ResultSet row) throws SQLException {
        return new SanitisedContent(
                row.getString("title"),
                IntelligencePriority.valueOf(row.getString("priority")),
                RowValues.marking(row),
                row.getString("handling_instruction"),
                row.getString("category_code"),
                RowValues.items(row),
                provenance(row),
                row.getString("unreliable_reason"),
                row.getString("false_reason"),
                RowValues.readConditions(row));
    }

    private static GradedText provenance(ResultSet row) throws SQLException {
        @Nullable GradedText provenance = RowValues.provenance(row);
        if (provenance == null) {
            throw new IllegalStateException("What others read has a provenance");
        }
        return provenance;
    }
}

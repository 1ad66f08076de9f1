package org.hedgerow.intelligence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What units decided about keeping reports, and the emptying of what they do not keep. Row security shows it to the unit. */
@Component
class RetentionRows {

    /** In the order in which the keys allow it; what others read goes last, since by it the rest is seen. */
    private static final List<String> EMPTIED = List.of("""
            update intelligence_original set item_texts = '{}', item_grades = '{}', provenance = null, provenance_grade = null, source_type = null,
              source_reference = null, unreliable_reason = null, false_reason = null, condition_text = null, condition_reason = null, action_code = null,
              sanitisation_code = null, permitted_use = null, personal_information = null, asked_sensitive = null where report_id = :id""", """
            update intelligence_transfer set emptied_at = :now, reason = null, title = urn, handling_instruction = null, item_texts = '{}', item_grades = '{}',
              provenance = null, provenance_grade = null, unreliable_reason = null, false_reason = null, condition_text = null, condition_reason = null,
              action_code = null, sanitisation_code = null, permitted_use = null, intelligence_day = null where report_id = :id and emptied_at is null""", """
            delete from intelligence_dissemination_reading where dissemination_id in
              (select d.id from intelligence_dissemination d where d.report_id = :id)""", """
            delete from intelligence_dissemination where report_id = :id""", """
            delete from intelligence_kept_words where report_id = :id""", """
            delete from intelligence_approval where report_id = :id""", """
            delete from intelligence_incident where report_id = :id""", """
            update intelligence_transition set reason = null where report_id = :id""", """
            delete from intelligence_sanitised where report_id = :id""");

    private final JdbcClient jdbc;

    RetentionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of one report, latest first. */
    List<IntelligenceReview> ofReport(UUID report) {
        return jdbc.sql("select person_id, act, retention_group, review_day, reason, at from intelligence_review"
                        + " where report_id = :report order by number desc limit 200")
                .param("report", report)
                .query((row, number) -> read(row))
                .list();
    }

    /**
     * Reports of a force that are due or were returned for deletion, those that are due longest first.
     *
     * @param madeBy the last day, in London, on which a report was made that is due though nobody has reviewed it
     */
    List<UUID> due(UUID owner, LocalDate today, LocalDate madeBy, int most) {
        return jdbc.sql("""
                        select r.id from intelligence_report r left join lateral (select v.review_day from intelligence_review v
                          where v.report_id = r.id order by v.number desc limit 1) v on true
                        where r.owner_organisation = :owner and r.state <> 'DISPOSED' and (r.state = 'RETURNED_FOR_DELETION' or v.review_day <= :today
                          or (v.review_day is null and (r.made_at at time zone 'Europe/London')::date <= :madeBy))
                        order by coalesce(v.review_day, (r.made_at at time zone 'Europe/London')::date), r.id limit :most""")
                .param("owner", owner)
                .param("today", today)
                .param("madeBy", madeBy)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    void add(UUID report, int label, IntelligenceReview review) {
        jdbc.sql("""
                        insert into intelligence_review (report_id, number, label_id, act, retention_group, review_day, reason, at)
                        select :report, count(*) + 1, :label, :act, :group, :reviewDay, :reason, :at from intelligence_review v where v.report_id = :report""")
                .param("report", report)
                .param("label", label)
                .param("act", review.act().name())
                .param("group", review.group().name())
                .param("reviewDay", review.reviewDay())
                .param("reason", review.reason())
                .param("at", RowValues.written(review.at()))
                .update();
    }

    /** Takes the words of a report away, wherever they stand. What says that it was there stays. */
    void dispose(UUID report, String reason, Instant now) {
        jdbc.sql("""
                        update intelligence_report set state = 'DISPOSED', way = 'DISPOSE', way_reason = :reason, title = urn, handling_instruction = null,
                          intelligence_day = null, priority = null, changed_at = :now, version = version + 1 where id = :id""")
                .param("id", report)
                .param("reason", reason)
                .param("now", RowValues.written(now))
                .update();
        for (var statement : EMPTIED) {
            var prepared = jdbc.sql(statement).param("id", report);
            (statement.contains(":now") ? prepared.param("now", RowValues.written(now)) : prepared).update();
        }
    }

    private static IntelligenceReview read(ResultSet row) throws SQLException {
        return new IntelligenceReview(
                row.getObject("person_id", UUID.class),
                IntelligenceReview.Act.valueOf(row.getString("act")),
                RetentionGroup.valueOf(row.getString("retention_group")),
                row.getObject("review_day", LocalDate.class),
                row.getString("reason"),
                RowValues.instant(row, "at"));
    }
}

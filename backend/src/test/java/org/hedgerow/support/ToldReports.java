package org.hedgerow.support;

import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentRecording;
import org.hedgerow.sharing.Access;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes reports as whoever takes them in does: an incident, and under its id the report and how far it is. */
public final class ToldReports {

    private final IncidentRecording recording;
    private final Access access;
    private final JdbcClient jdbc;

    public ToldReports(IncidentRecording recording, Access access, JdbcClient jdbc) {
        this.recording = recording;
        this.access = access;
        this.jdbc = jdbc;
    }

    /** By somebody signed in, in English, with these answers. */
    public UUID tell(Person reporter, IncidentContent content, String answers) {
        return tell(reporter, content, answers, false, "en");
    }

    public UUID tell(Person reporter, IncidentContent content, String answers, boolean happening, String language) {
        var id = UUID.randomUUID();
        var plan = recording.plan(reporter, content);
        var owner = plan.owner();
        int label = plan.ownLabel();
        access.writing(reporter, () -> {
            recording.record(id, plan);
            jdbc.sql("""
                            insert into report (id, label_id, owner_organisation, holder, way, incident_id, happening_now, template,
                              answers, may_contact, language, made_at)
                            values (:id, :label, :owner, :holder, 'SIGNED_IN', :id, :happening, 'HARE', :answers::jsonb, true, :language, now())""")
                    .param("id", id)
                    .param("label", label)
                    .param("owner", owner.id())
                    .param("holder", reporter.id())
                    .param("happening", happening)
                    .param("answers", answers)
                    .param("language", language)
                    .update();
            jdbc.sql("insert into report_contact (report_id, label_id, telephone) values (:id, :label, '01632 960001')")
                    .param("id", id)
                    .param("label", label)
                    .update();
            jdbc.sql("""
                            insert into report_progress (report_id, label_id, holder, force_name, category_code, happening_now)
                            values (:id, :label, :holder, :force, :category, :happening)""")
                    .param("id", id)
                    .param("label", label)
                    .param("holder", reporter.id())
                    .param("force", owner.name())
                    .param("category", content.categoryCode())
                    .param("happening", happening)
                    .update();
            return id;
        });
        return id;
    }

    /** What the reporter answers. */
    public void answer(Person reporter, UUID report, String text) {
        int label = access.readingAsHolder(
                reporter.id(),
                () -> jdbc.sql("select label_id from report_progress where report_id = :id")
                        .param("id", report)
                        .query(Integer.class)
                        .single());
        access.writingAsHolder(
                reporter.id(),
                List.of(label),
                () -> jdbc.sql("insert into report_message (id, report_id, label_id, holder, sender, kind, text)"
                                + " values (gen_random_uuid(), :id, :label, :holder, 'REPORTER', 'ANSWER', :text)")
                        .param("id", report)
                        .param("label", label)
                        .param("holder", reporter.id())
                        .param("text", text)
                        .update());
    }

    /** What a reporter reads of how far a report is, and of what was said to them. */
    public List<String> heard(Person reporter, UUID report) {
        return access.readingAsHolder(
                reporter.id(),
                () -> jdbc.sql("""
                                select state from report_progress where report_id = :id
                                union all (select sender || ' ' || kind || ' ' || text from report_message where report_id = :id order by at, id)""").param("id", report).query(String.class).list());
    }
}

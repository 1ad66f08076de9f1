package org.hedgerow.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.incident.IncidentRecording;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports as rows; inside a transaction that {@link org.hedgerow.sharing.Access} has opened. */
@Component
class ReportRows {

    /** More messages of one report are not shown, nor taken from its reporter. */
    static final int MOST_MESSAGES = 200;

    private static final String PROGRESS =
            "select report_id, label_id, force_name, category_code, happening_now, state, received_at"
                    + " from report_progress where holder = :holder";

    private final JdbcClient jdbc;

    ReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the holder of this transaction first sent under this id. */
    Optional<byte[]> findDigest(UUID report) {
        return jdbc.sql("select content_sha256 from report_submission where report_id = :id")
                .param("id", report)
                .query(byte[].class)
                .optional();
    }

    void addSubmission(UUID report, UUID holder, byte[] digest) {
        jdbc.sql("insert into report_submission (report_id, holder, content_sha256) values (:id, :holder, :digest)")
                .param("id", report)
                .param("holder", holder)
                .param("digest", digest)
                .update();
    }

    /** In which way a report arrived first. */
    record Arrival(UUID holder, boolean named) {}

    /** @param proof the holder of this transaction, who knows all that was sent */
    Optional<Arrival> findArrival(UUID report, UUID proof) {
        return jdbc.sql("select holder, named from report_arrival where report_id = :id and proof = :proof")
                .param("id", report)
                .param("proof", proof)
                .query((row, number) -> new Arrival(row.getObject(1, UUID.class), row.getBoolean(2)))
                .optional();
    }

    void addArrival(UUID proof, UUID report, UUID holder, boolean named) {
        jdbc.sql("insert into report_arrival (proof, report_id, holder, named) values (:proof, :id, :holder, :named)")
                .param("proof", proof)
                .param("id", report)
                .param("holder", holder)
                .param("named", named)
                .update();
    }

    /** The report, whom to ask about it, and how far it is; the incident of the same id must be there. */
    void add(UUID id, UUID holder, Way way, Told told, IncidentRecording.Plan plan) {
        jdbc.sql("""
                        insert into report (id, label_id, owner_organisation, holder, way, incident_id, happening_now, template,
                          answers, landowner_permission, may_contact, language, made_at, clock_offset_ms,
                          bulletin_id)
                        values (:id, :label, :owner, :holder, :way, :id, :now, :template, :answers::jsonb, :permission,
                          :mayContact, :language, :madeAt, :offset, :bulletin)""")
                .param("id", id)
                .param("label", plan.ownLabel())
                .param("owner", plan.owner().id())
                .param("holder", holder)
                .param("way", way.name())
                .param("now", told.happeningNow())
                .param("template", told.template())
                .param("answers", told.answers())
                .param("permission", name(told.landownerPermission()), Types.VARCHAR)
                .param("mayContact", told.mayContact())
                .param("language", told.language().name())
                .param("madeAt", told.madeAt().atOffset(ZoneOffset.UTC))
                .param("offset", told.clockOffsetMs(), Types.BIGINT)
                .param("bulletin", told.bulletin(), Types.OTHER)
                .update();
        var contact = told.contact();
        if (contact != null) {
            jdbc.sql("insert into report_contact (report_id, label_id, name, telephone, email)"
                            + " values (:id, :label, :name, :telephone, :email)")
                    .param("id", id)
                    .param("label", plan.ownLabel())
                    .param("name", contact.name(), Types.VARCHAR)
                    .param("telephone", contact.telephone(), Types.VARCHAR)
                    .param("email", contact.email(), Types.VARCHAR)
                    .update();
        }
        jdbc.sql("insert into report_progress (report_id, label_id, holder, force_name, category_code, happening_now)"
                        + " values (:id, :label, :holder, :force, :category, :now)")
                .param("id", id)
                .param("label", plan.ownLabel())
                .param("holder", holder)
                .param("force", plan.owner().name())
                .param("category", plan.content().categoryCode())
                .param("now", told.happeningNow())
                .update();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /**
     * How far a report is.
     *
     * @param labelId under which messages about it are written
     */
    record Progress(
            UUID report,
            int labelId,
            String force,
            String categoryCode,
            boolean happeningNow,
            ReportState state,
            Instant receivedAt) {}

    /** The reports of a holder, latest first. */
    List<Progress> progressOf(UUID holder, int most) {
        return jdbc.sql(PROGRESS + " order by received_at desc, report_id limit :most")
                .param("holder", holder)
                .param("most", most)
                .query(ReportRows::progress)
                .list();
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        return new Progress(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                ReportState.valueOf(row.getString(6)),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    /** The report of this id, where it is this holder's. */
    Optional<Progress> findProgress(UUID report, UUID holder) {
        return jdbc.sql(PROGRESS + " and report_id = :id")
                .param("holder", holder)
                .param("id", report)
                .query(ReportRows::progress)
                .optional();
    }

    /** What the desk and this holder said to each other about these reports, oldest first. */
    Map<UUID, List<ReportMessage>> messagesOf(UUID holder, Collection<UUID> reports) {
        var messages = new HashMap<UUID, List<ReportMessage>>();
        jdbc.sql("""
                        select report_id, id, sender, kind, text, at from (
                          select m.*, row_number() over (partition by report_id order by at desc, id desc) as nth
                          from report_message m where holder = :holder and report_id = any (:reports)) latest
                        where nth <= :most order by at, id""")
                .param("holder", holder)
                .param("reports", reports.toArray(UUID[]::new))
                .param("most", MOST_MESSAGES)
                .query(row -> {
                    messages.computeIfAbsent(row.getObject(1, UUID.class), report -> new ArrayList<>())
                            .add(new ReportMessage(
                                    row.getObject(2, UUID.class),
                                    ReportMessage.From.valueOf(row.getString(3)),
                                    ReportMessage.Kind.valueOf(row.getString(4)),
                                    row.getString(5),
                                    row.getObject(6, OffsetDateTime.class).toInstant()));
                });
        return messages;
    }

    /** What this holder wrote to the desk under this id. */
    Optional<String> findWritten(UUID message, UUID report) {
        return jdbc.sql(
                        "select text from report_message where id = :id and report_id = :report and sender = 'REPORTER'")
                .param("id", message)
                .param("report", report)
                .query(String.class)
                .optional();
    }

    void addWritten(
            UUID message, Progress to, UUID holder, ReportMessage.Kind kind, @Nullable UUID person, String text) {
        jdbc.sql("""
                        insert into report_message (id, report_id, label_id, holder, sender, kind, person_id, text)
                        values (:id, :report, :label, :holder, 'REPORTER', :kind, :person, :text)""")
                .param("id", message)
                .param("report", to.report())
                .param("label", to.labelId())
                .param("holder", holder)
                .param("kind", kind.name())
                .param("person", person, Types.OTHER)
                .param("text", text)
                .update();
    }

    /** The name of the force that has a report of this holder. */
    Optional<String> findForce(UUID report, UUID holder) {
        return jdbc.sql("select force_name from report_progress where report_id = :id and holder = :holder")
                .param("id", report)
                .param("holder", holder)
                .query(String.class)
                .optional();
    }
}

package org.hedgerow.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hedgerow.evidence.Copying.Made;
import org.hedgerow.evidence.KeepingRows.Keeping;
import org.hedgerow.evidence.copy.FileKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files and their ledger, inside a transaction that somebody else has opened: row security says which there are. */
@Component
class EvidenceRows {

    private static final int MOST_ENTRIES = 1000;

    /** With what it is called as an exhibit, where the reader may know that. */
    private static final String SELECT = "select f.*, x.reference as exhibit_reference, x.clock_offset_seconds,"
            + " x.note as exhibit_note, x.person_id as exhibit_person, x.at as exhibit_at"
            + " from evidence_file f left join evidence_exhibit x on x.file_id = f.id";

    private final JdbcClient jdbc;

    EvidenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Keeping keeping, String name, String type, Instant now) {
        jdbc.sql("""
                        insert into evidence_file (id, report_id, label_id, holder, name, declared_type, size, sha256, chunks,
                          expected_at)
                        values (:id, :report, :label, :holder, :name, :type, :size, :sha256, :chunks, :now)""")
                .param("id", keeping.file())
                .param("report", keeping.report())
                .param("label", keeping.label())
                .param("holder", keeping.holder())
                .param("name", name)
                .param("type", type)
                .param("size", keeping.size())
                .param("sha256", keeping.sha256())
                .param("chunks", keeping.chunks())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        write(keeping, FileAct.EXPECTED);
    }

    void received(UUID file, FileKind kind, Instant now) {
        change(
                file,
                "state = 'RECEIVED', received_at = :now, detected_type = :kind, copy_seconds = null, copy_bytes = null",
                "now",
                now.atOffset(ZoneOffset.UTC),
                "kind",
                kind.name());
    }

    void refused(UUID file, RefusedReason reason) {
        change(file, "state = 'REFUSED', refused_reason = :reason", "reason", reason.name());
    }

    void copied(UUID file, Made made) {
        change(
                file,
                "state = 'SANITISED', width = :width, height = :height, no_copy_reason = null,"
                        + " copy_seconds = :seconds::int, copy_bytes = :bytes",
                "width",
                made.original().width(),
                "height",
                made.original().height(),
                "seconds",
                made.seconds(),
                "bytes",
                made.bytes());
    }

    void notCopied(UUID file, NoCopyReason reason) {
        change(file, "no_copy_reason = :reason", "reason", reason.name());
    }

    private void change(UUID file, String assignments, @Nullable Object... namesAndValues) {
        var statement = jdbc.sql("update evidence_file set " + assignments + " where id = :file")
                .param("file", file);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            statement = statement.param((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        if (statement.update() != 1) {
            throw new IllegalStateException("A file whose keeping is known is not in the report's files");
        }
    }

    /** Of the server itself. */
    void write(Keeping keeping, FileAct act) {
        write(keeping.file(), keeping.label(), act, keeping.sha256(), null, null);
    }

    void write(UUID file, int label, FileAct act, byte[] sha256, @Nullable UUID person, @Nullable String reason) {
        jdbc.sql("insert into evidence_ledger (file_id, label_id, act, person_id, sha256, reason)"
                        + " values (:file, :label, :act, :person::uuid, :sha256, :reason)")
                .param("file", file)
                .param("label", label)
                .param("act", act.name())
                .param("person", person == null ? null : person.toString())
                .param("sha256", sha256)
                .param("reason", reason)
                .update();
    }

    List<EvidenceFile> ofReport(UUID report) {
        return jdbc.sql(SELECT + " where f.report_id = :report order by f.expected_at, f.id")
                .param("report", report)
                .query((row, number) -> read(row))
                .list();
    }

    Optional<EvidenceFile> find(UUID file) {
        return jdbc.sql(SELECT + " where f.id = :id")
                .param("id", file)
                .query((row, number) -> read(row))
                .optional();
    }

    int labelOf(UUID file) {
        return jdbc.sql("select label_id from evidence_file where id = :id")
                .param("id", file)
                .query(Integer.class)
                .single();
    }

    /** Whether the person looked at the copy a short while ago: a player asks for a video in many parts. */
    boolean looksAt(UUID file, UUID person) {
        return jdbc.sql("select exists (select from evidence_ledger where file_id = :file and person_id = :person"
                        + " and act = 'COPY_VIEWED' and at > now() - interval '10 minutes')")
                .param("file", file)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    List<LedgerEntry> ledger(UUID file) {
        return jdbc.sql("select * from evidence_ledger where file_id = :id order by number limit " + MOST_ENTRIES)
                .param("id", file)
                .query((row, number) -> new LedgerEntry(
                        row.getLong("number"),
                        FileAct.valueOf(row.getString("act")),
                        row.getObject("person_id", UUID.class),
                        HexFormat.of().formatHex(row.getBytes("sha256")),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static EvidenceFile read(ResultSet row) throws SQLException {
        var refused = row.getString("refused_reason");
        var noCopy = row.getString("no_copy_reason");
        var kind = row.getString("detected_type");
        var received = row.getObject("received_at", OffsetDateTime.class);
        return new EvidenceFile(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getString("name"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                FileState.valueOf(row.getString("state")),
                refused == null ? null : RefusedReason.valueOf(refused),
                noCopy == null ? null : NoCopyReason.valueOf(noCopy),
                kind == null ? null : FileKind.valueOf(kind),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getObject("copy_seconds", Integer.class),
                row.getObject("copy_bytes", Long.class),
                received == null ? null : received.toInstant(),
                exhibit(row));
    }

    private static @Nullable Exhibit exhibit(ResultSet row) throws SQLException {
        var reference = row.getString("exhibit_reference");
        return reference == null
                ? null
                : new Exhibit(
                        reference,
                        row.getObject("clock_offset_seconds", Integer.class),
                        row.getString("exhibit_note"),
                        row.getObject("exhibit_person", UUID.class),
                        row.getObject("exhibit_at", OffsetDateTime.class).toInstant());
    }
}

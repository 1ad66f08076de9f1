package org.hedgerow.evidence;

import java.util.Collection;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Exhibits, and the references of each case, inside a transaction that somebody else has opened. References are kept apart from what row security
 * shows: one that a hidden report has is not free either.
 */
@Component
class ExhibitRows {

    private final JdbcClient jdbc;

    ExhibitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the file was no exhibit before. */
    boolean add(UUID file, int label, Exhibit.Naming naming, UUID person) {
        return jdbc.sql(
                                "insert into evidence_exhibit (file_id, label_id, reference, clock_offset_seconds, note, person_id)"
                                        + " values (:file, :label, :reference, :offset::int, :note, :person) on conflict do nothing")
                        .param("file", file)
                        .param("label", label)
                        .param("reference", naming.reference())
                        .param("offset", naming.clockOffsetSeconds())
                        .param("note", naming.note())
                        .param("person", person)
                        .update()
                > 0;
    }

    /** Whether the reference was never given out in this case; then it is the file's. */
    boolean spend(UUID incident, String reference, UUID file) {
        return jdbc.sql("insert into evidence_exhibit_case (incident_id, reference, file_id)"
                                + " select :incident, :reference, :file where not exists (select from evidence_exhibit_case"
                                + " where incident_id = :incident and reference = :reference) on conflict do nothing")
                        .param("incident", incident)
                        .param("reference", reference)
                        .param("file", file)
                        .update()
                > 0;
    }

    /** Whether no exhibit of these reports has the reference of another one in the case that they count for now. */
    boolean move(Collection<UUID> reports, UUID incident) {
        var ids = reports.toArray(UUID[]::new);
        jdbc.sql("update evidence_exhibit_case c set counts = false where c.counts and c.file_id in"
                        + " (select file_id from evidence_keeping where report_id = any (:reports))")
                .param("reports", ids)
                .update();
        try {
            jdbc.sql("""
                            insert into evidence_exhibit_case (incident_id, reference, file_id)
                            select distinct :incident::uuid, c.reference, c.file_id
                            from evidence_keeping k join evidence_exhibit_case c using (file_id) where k.report_id = any (:reports)
                            on conflict (incident_id, reference, file_id) do update set counts = true""").param("incident", incident).param("reports", ids).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}

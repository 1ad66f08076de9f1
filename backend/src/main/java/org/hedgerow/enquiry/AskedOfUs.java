package org.hedgerow.enquiry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hedgerow.identity.Purpose;

/**
 * An enquiry of another force that hit one's own, as its police read it: who asked and why, and which own records it hit. What was typed is not told.
 *
 * @param records that may still be pointed to
 */
public record AskedOfUs(
        Enquiry.Hit hit,
        UUID asker,
        UUID askerOrganisation,
        EnquiryKind kind,
        Purpose purpose,
        String reason,
        Instant askedAt,
        List<Own> records) {

    public AskedOfUs {
        records = List.copyOf(records);
    }

    /** What a record is. A step of the ladder is told by its subject, a sector by its operation. */
    public enum RecordKind {
        INCIDENT,
        SIGHTING,
        SUBJECT,
        OPERATION
    }

    public record Own(RecordKind kind, UUID id) {}
}

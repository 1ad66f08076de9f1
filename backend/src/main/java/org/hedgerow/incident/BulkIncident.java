package org.hedgerow.incident;

import java.time.Instant;
import java.util.UUID;

/**
 * An incident that is complete but for its reference number, to be written together with many others.
 *
 * @param owner the organisation whose record it is to be
 * @param forceCode the recording force, in whose numbers it is counted
 * @param status open or closed
 * @param recordedAt when it came to the owner; its year, in London, is the year of its reference
 */
public record BulkIncident(
        UUID id, UUID owner, String forceCode, IncidentStatus status, IncidentContent content, Instant recordedAt) {

    public BulkIncident {
        if (status == IncidentStatus.WITHDRAWN) {
            throw new IllegalArgumentException("What was taken back is not taken in");
        }
    }
}

package org.hedgerow.report;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.IncidentReference;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.OccurredBetween;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A report as the desk of its force reads it: what was told, unchanged, and what the desk made of it.
 *
 * @param way how it came: {@code SIGNED_IN}, {@code WITHOUT_ACCOUNT} or {@code FOR_CALLER}
 * @param answers to the questions of the template, by code
 * @param madeAt by the reporter's clock
 * @param clockOffsetMs our clock minus the reporter's when last compared, in milliseconds
 * @param grade such as {@code 1BP}; null until somebody graded it
 * @param bulletin the id of the bulletin that it answers, as its sender's page said; there may be none
 * @param files how many were declared with it, whatever became of them
 * @param messages how many passed between the desk and the reporter
 * @param answered the last of them is the reporter's
 */
public record DeskReport(
        UUID id,
        int version,
        String way,
        boolean happeningNow,
        String template,
        JsonNode answers,
        @Nullable String landownerPermission,
        boolean mayContact,
        String language,
        Instant madeAt,
        @Nullable Long clockOffsetMs,
        Instant receivedAt,
        DeskState state,
        @Nullable UUID assignedTo,
        @Nullable String grade,
        Told told,
        CountsFor countsFor,
        @Nullable UUID bulletin,
        int files,
        int messages,
        boolean answered) {

    /** What the reporter said, before anybody amended it. */
    public record Told(
            String categoryCode,
            String narrative,
            OccurredBetween when,
            GridPoint point,
            int precisionMetres,
            String placeAsGiven) {}

    /**
     * The incident that a report counts for.
     *
     * @param reports how many count for it that the viewer may see
     */
    public record CountsFor(
            UUID id,
            int version,
            IncidentStatus status,
            IncidentReference reference,
            String categoryCode,
            OccurredBetween when,
            int reports) {}

    /** Whether it counts for another incident than the one that it began. */
    public boolean isJoined() {
        return !countsFor.id().equals(id);
    }
}

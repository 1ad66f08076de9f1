package org.hedgerow.intelligence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That the unit sent a report to people of its own force.
 *
 * @param sentAt null while it waits for the report to be live
 * @param readings by whom it was read so far, earliest first
 */
public record Dissemination(
        UUID id,
        UUID report,
        UUID author,
        Recipients to,
        String message,
        Instant madeAt,
        @Nullable Instant sentAt,
        List<Reading> readings) {

    public static final int LONGEST_MESSAGE = 400;

    public Dissemination {
        readings = List.copyOf(readings);
    }

    /** Who read it, and when first. */
    public record Reading(UUID person, Instant at) {}

    /**
     * The same for somebody to whom it was sent.
     *
     * @param urn of the report
     * @param title of what others read
     * @param readAt null until they have
     */
    public record Received(
            UUID id,
            UUID report,
            String urn,
            String title,
            UUID author,
            String message,
            Instant sentAt,
            @Nullable Instant readAt) {}
}

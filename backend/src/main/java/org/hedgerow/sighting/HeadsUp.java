package org.hedgerow.sighting;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hedgerow.geo.CompassPoint;
import org.jspecify.annotations.Nullable;

/**
 * What a force told a neighbour of a sighting.
 *
 * @param owner that told it
 * @param receiver that was told
 * @param note empty when there is nothing to add
 * @param withdrawnAt when the sighting was withdrawn; the plate has gone then
 * @param acknowledgement null while nobody of the receiver has read it
 */
public record HeadsUp(
        UUID id,
        UUID owner,
        UUID receiver,
        UUID sighting,
        Copy copy,
        String note,
        Instant sentAt,
        Instant expiresAt,
        @Nullable Instant withdrawnAt,
        @Nullable Acknowledgement acknowledgement) {

    /** So long somebody may act on it. */
    public static final Duration LASTS = Duration.ofHours(2);

    public static final int LONGEST_NOTE = 200;

    /** How a notice stands. */
    public enum State {
        SENT,
        ACKNOWLEDGED,
        EXPIRED,
        WITHDRAWN
    }

    /**
     * What a control room needs of a sighting, as it was when it was told. What does not belong to the kind, or that nobody knows, is null.
     *
     * @param plate as read
     * @param place as it was given, with {@code gridReference}
     * @param seenAt the latest that it can have been
     */
    public record Copy(
            SightingKind kind,
            @Nullable String plate,
            @Nullable String make,
            @Nullable String model,
            @Nullable String breed,
            @Nullable String colour,
            @Nullable Integer number,
            @Nullable String road,
            @Nullable CompassPoint direction,
            @Nullable String place,
            @Nullable String gridReference,
            Instant seenAt) {}

    /** Who of the receiver has read it. */
    public record Acknowledgement(UUID person, Instant at) {}

    public State state(Instant now) {
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        if (acknowledgement != null) {
            return State.ACKNOWLEDGED;
        }
        return now.isBefore(expiresAt) ? State.SENT : State.EXPIRED;
    }
}

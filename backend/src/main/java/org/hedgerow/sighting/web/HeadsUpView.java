package org.hedgerow.sighting.web;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hedgerow.sighting.HeadsUp;
import org.hedgerow.sighting.web.SightingView.ForceView;
import org.jspecify.annotations.Nullable;

/**
 * What one force told another of a sighting, as it is shown to either.
 *
 * @param sighting to the one that told it alone
 * @param ageSeconds since it was seen
 * @param plate as read; null when there is none, and once the sighting was withdrawn
 * @param acknowledgedBy the name of whoever of the receiver has read it; null while nobody has
 * @param mayAcknowledge whether whoever looks at it is to say that it was read
 */
record HeadsUpView(
        UUID id,
        @Nullable UUID sighting,
        @Nullable ForceView from,
        @Nullable ForceView to,
        String state,
        long ageSeconds,
        String kind,
        @Nullable String plate,
        @Nullable String make,
        @Nullable String model,
        @Nullable String breed,
        @Nullable String colour,
        @Nullable Integer number,
        @Nullable String road,
        @Nullable String direction,
        @Nullable String place,
        @Nullable String gridReference,
        Instant seenAt,
        String note,
        Instant sentAt,
        Instant expiresAt,
        @Nullable Instant withdrawnAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        boolean mayAcknowledge) {

    /** @param isReceiver whether whoever looks at it is of the force that was told */
    static HeadsUpView of(
            HeadsUp headsUp,
            @Nullable ForceView from,
            @Nullable ForceView to,
            @Nullable String acknowledgedBy,
            boolean isReceiver,
            Instant now) {
        var copy = headsUp.copy();
        var direction = copy.direction();
        var acknowledgement = headsUp.acknowledgement();
        var state = headsUp.state(now);
        return new HeadsUpView(
                headsUp.id(),
                isReceiver ? null : headsUp.sighting(),
                from,
                to,
                state.name(),
                Math.max(0, Duration.between(copy.seenAt(), now).toSeconds()),
                copy.kind().name(),
                copy.plate(),
                copy.make(),
                copy.model(),
                copy.breed(),
                copy.colour(),
                copy.number(),
                copy.road(),
                direction == null ? null : direction.name(),
                copy.place(),
                copy.gridReference(),
                copy.seenAt(),
                headsUp.note(),
                headsUp.sentAt(),
                headsUp.expiresAt(),
                headsUp.withdrawnAt(),
                acknowledgedBy,
                acknowledgement == null ? null : acknowledgement.at(),
                isReceiver && state == HeadsUp.State.SENT);
    }
}

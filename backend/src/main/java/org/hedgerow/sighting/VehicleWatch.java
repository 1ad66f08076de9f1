package org.hedgerow.sighting;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.identity.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle that somebody watches for. Nobody else reads it: it says what they are after.
 *
 * @param endedAt when its keeper ended it; null while they have not
 * @param lookedAt up to which change of a sighting its keeper has looked
 */
public record VehicleWatch(
        UUID id,
        Wanted wanted,
        Purpose purpose,
        String reason,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        Instant lookedAt) {

    /** What is watched for: a plate, or how a vehicle looks. */
    public sealed interface Wanted permits ByPlate, ByLooks {}

    /** A plate as far as it is known. */
    public record ByPlate(PlatePattern pattern) implements Wanted {}

    /** Words that a sighting has too, in capitals or not; a {@code model} of null is any, or none. */
    public record ByLooks(String make, @Nullable String model, String colour) implements Wanted {}

    /** How a watch stands. */
    public enum State {
        OPEN,
        EXPIRED,
        ENDED
    }

    State state(Instant now) {
        if (endedAt != null) {
            return State.ENDED;
        }
        return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
    }

    /** Without what somebody is after: it is never written into a log by chance. */
    @Override
    public String toString() {
        return "VehicleWatch[" + id + "]";
    }
}

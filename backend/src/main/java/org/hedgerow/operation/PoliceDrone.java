package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.geo.Place;
import org.jspecify.annotations.Nullable;

/**
 * A drone of the police that is in the air, or was.
 *
 * @param owner the force that flies it
 * @param callSign of its pilot
 * @param radiusMetres about the place within which it flies
 * @param endsAt when it is taken to have landed, whether anybody says so or not
 */
public record PoliceDrone(
        UUID id,
        UUID owner,
        @Nullable String callSign,
        Place place,
        int radiusMetres,
        Instant upAt,
        Instant endsAt,
        @Nullable Instant landedAt) {}

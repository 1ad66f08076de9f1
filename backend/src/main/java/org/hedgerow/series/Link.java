package org.hedgerow.series;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody decided about two incidents: an act that nothing changes.
 *
 * @param number in the order in which decisions were made
 * @param one the lesser of the two ids, as the database orders them
 * @param person who decided
 * @param organisation theirs
 */
public record Link(
        UUID id,
        long number,
        UUID one,
        UUID other,
        LinkVerdict verdict,
        UUID person,
        UUID organisation,
        String reason,
        Instant at) {

    /** The incident at the end that is not this one. */
    public UUID from(UUID end) {
        return end.equals(one) ? other : one;
    }
}

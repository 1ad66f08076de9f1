package org.hedgerow.incident;

import java.time.Instant;

/**
 * When an event happened, as far as anybody knows: not before {@code earliest}, over by {@code latest}. A theft found in the morning
 * began at some time after the machine was last seen.
 *
 * @param exactTimeKnown the span is the event's own, not the limits of what is known
 */
public record OccurredBetween(Instant earliest, Instant latest, boolean exactTimeKnown) {

    public OccurredBetween {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("An event ends no earlier than it begins");
        }
    }

    /** The shortest span that covers both; exactly known when both are. */
    public OccurredBetween covering(OccurredBetween other) {
        return new OccurredBetween(
                earliest.isBefore(other.earliest) ? earliest : other.earliest,
                latest.isAfter(other.latest) ? latest : other.latest,
                exactTimeKnown && other.exactTimeKnown);
    }
}

package org.hedgerow.sharing;

import java.time.Instant;

/**
 * What a tier is told of an incident besides its place.
 *
 * @param categoryCode a kind of incident, or for some tiers its group
 * @param earliest the event did not begin before this
 * @param latest the event was over by this; of a coarse time the last second, which may lie ahead
 * @param exactTimeKnown whether the span is the event's own; never of a coarse time
 */
public record ReleasedFacts(String categoryCode, Instant earliest, Instant latest, boolean exactTimeKnown) {}

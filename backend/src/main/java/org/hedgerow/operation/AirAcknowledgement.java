package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody of air support has read a version of a briefing.
 *
 * @param person null when it was a crew with a link
 * @param callSign that a crew with a link gave; otherwise null
 */
public record AirAcknowledgement(
        int version, @Nullable UUID person, @Nullable String callSign, Instant at) {}

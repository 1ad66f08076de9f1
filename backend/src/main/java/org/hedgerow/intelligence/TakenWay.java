package org.hedgerow.intelligence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A way that a report took from state to state. */
public record TakenWay(
        IntelligenceTransition name,
        IntelligenceState from,
        IntelligenceState to,
        UUID person,
        @Nullable String reason,
        Instant at) {}

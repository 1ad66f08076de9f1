package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;
import org.hedgerow.operation.AirBriefing.State;
import org.jspecify.annotations.Nullable;

/**
 * A step that a request took.
 *
 * @param person who took it
 */
public record AirStep(State state, @Nullable String reason, UUID person, Instant at) {}

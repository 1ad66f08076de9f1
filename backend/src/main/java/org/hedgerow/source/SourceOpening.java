package org.hedgerow.source;

import java.time.Instant;
import java.util.UUID;

/** That somebody opened a source, and why. */
public record SourceOpening(UUID openedBy, OpeningReason reason, Instant openedAt) {}

package org.hedgerow.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * That an organisation's people have seen a record.
 *
 * @param first when, the first time
 * @param last when, the last time
 * @param times entries, of which each stands for one look or for ten minutes of a map
 */
public record Seen(UUID organisationId, Instant first, Instant last, long times) {}

package org.hedgerow.operation;

import java.time.Instant;
import java.util.UUID;

/**
 * A task or patrol of an operation as it is, or was at a moment.
 *
 * @param maker the organisation that made it
 * @param version counts changes, from 1
 */
public record Task(
        UUID id,
        UUID operation,
        UUID maker,
        TaskContent content,
        TaskState state,
        Instant madeAt,
        Instant changedAt,
        int version) {}

package org.hedgerow.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act with a file.
 *
 * @param person who of the force; null when the server did it
 * @param sha256 of the bytes that the act was about, in hexadecimal digits
 * @param reason that was given for taking the original out
 */
public record LedgerEntry(
        long number,
        FileAct act,
        @Nullable UUID person,
        String sha256,
        @Nullable String reason,
        Instant at) {}

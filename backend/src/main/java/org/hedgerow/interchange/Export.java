package org.hedgerow.interchange;

import java.time.Instant;
import java.util.UUID;

/**
 * An export that somebody made.
 *
 * @param reason as the maker gave it
 * @param recalled one of its incidents is no longer the maker's to read
 */
public record Export(
        UUID id,
        ExportFormat format,
        String reason,
        int incidents,
        Instant madeAt,
        Instant expiresAt,
        boolean recalled) {}

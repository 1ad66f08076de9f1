package org.hedgerow.reference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of the history: a row before and after.
 *
 * @param at by the clock of the database
 * @param by the name of who did it; null when it came with a new version, or from somebody who may no longer sign in
 * @param before null for a row that was added
 * @param after null for a planned row that was taken back
 */
public record ReferenceChange(
        long number,
        Instant at,
        @Nullable String by,
        String reason,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}

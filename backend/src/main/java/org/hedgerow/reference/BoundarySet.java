package org.hedgerow.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A loaded set of official boundaries.
 *
 * @param id never used for another set
 * @param source who made it, in the words that must go with it
 * @param validFrom the first day on which it is in force
 * @param validTo the first day on which it no longer is; null while nothing follows it
 */
public record BoundarySet(
        int id,
        BoundaryKind kind,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}

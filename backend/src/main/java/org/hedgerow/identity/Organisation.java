package org.hedgerow.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A police force, national unit, partner or watch group.
 *
 * @param forceCode the force that this organisation is, for kind {@code FORCE} only
 * @param watchSquares the 10 km squares of the National Grid ("TL44") that a watch group looks after; empty for other kinds
 * @param frozen nothing is shared with a frozen organisation, nor does it report
 */
public record Organisation(
        UUID id,
        OrganisationKind kind,
        String name,
        String shortName,
        @Nullable String forceCode,
        Set<String> watchSquares,
        boolean frozen) {}

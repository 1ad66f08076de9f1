package org.hedgerow.oracle;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a row, in words. Null where nothing is said.
 *
 * @param owner an organisation
 * @param originator a person
 * @param category a group of categories
 * @param handling P or C
 * @param action A1, A2, A3
 */
public record OracleLabel(
        String owner,
        String scope,
        String tier,
        Set<String> named,
        @Nullable String originator,
        @Nullable String team,
        @Nullable String agreement,
        @Nullable String category,
        @Nullable String region,
        @Nullable String square,
        String handling,
        @Nullable String action,
        @Nullable String sanitisation,
        String marking,
        @Nullable String instruction,
        Set<String> compartments,
        Set<String> barred,
        @Nullable Instant embargoUntil,
        @Nullable Instant expiresAt) {

    public OracleLabel {
        named = Set.copyOf(named);
        compartments = Set.copyOf(compartments);
        barred = Set.copyOf(barred);
    }
}

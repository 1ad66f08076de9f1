package org.hedgerow.hotspot;

import java.util.Set;

/**
 * The codes that a filter may name.
 *
 * @param categories groups and children alike
 * @param forces every force
 */
public record IncidentCodes(Set<String> categories, Set<String> forces) {

    public IncidentCodes {
        categories = Set.copyOf(categories);
        forces = Set.copyOf(forces);
    }
}

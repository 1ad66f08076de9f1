package org.hedgerow.sharing;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The standing facts that the policy is asked with: agreements, regions, remits. One whole reading, never changed.
 *
 * @param regions the policing region of a force, by organisation
 * @param remits the category groups of a national unit or partner, by organisation
 */
record Standing(Map<UUID, Agreement> agreements, Map<UUID, String> regions, Map<UUID, Set<String>> remits) {

    static final Standing NONE = new Standing(Map.of(), Map.of(), Map.of());

    Standing {
        agreements = Map.copyOf(agreements);
        regions = Map.copyOf(regions);
        remits = Map.copyOf(remits);
    }
}

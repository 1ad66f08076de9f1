package org.hedgerow.reference;

import java.util.List;
import java.util.Map;

/**
 * A set of boundaries as read, checked and mended, before it is stored.
 *
 * @param areas in the order of their codes
 * @param repairs what was mended, by code
 * @param notes what the person who loads it should know, in sentences
 */
record BoundaryDraft(
        BoundaryKind kind, List<BoundaryArea> areas, Map<String, List<String>> repairs, List<String> notes) {

    int corners() {
        return (int) areas.stream().mapToLong(BoundaryArea::corners).sum();
    }

    int repairCount() {
        return repairs.values().stream().mapToInt(List::size).sum();
    }
}

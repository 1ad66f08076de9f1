package org.hedgerow.hotspot;

import java.util.List;
import java.util.Set;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.incident.IncidentReference;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a search asks for, and everything that it may mean. An incident answers it when any meaning does.
 *
 * @param words to be found in narratives, lower case, with spaces between
 * @param categories of these codes or below them
 * @param forces of these codes
 * @param places the middles of the places of this name
 * @param reference of this number; then it means nothing else
 */
record SearchTerm(
        String words,
        Set<String> categories,
        Set<String> forces,
        List<GridPoint> places,
        @Nullable IncidentReference reference) {

    SearchTerm {
        categories = Set.copyOf(categories);
        forces = Set.copyOf(forces);
        places = List.copyOf(places);
    }

    /** Whether it means nothing but words of a narrative. */
    boolean isWordsAlone() {
        return categories.isEmpty() && forces.isEmpty() && places.isEmpty() && reference == null;
    }
}

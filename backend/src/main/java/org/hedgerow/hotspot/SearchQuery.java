package org.hedgerow.hotspot;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks of an engine.
 *
 * @param terms all of which an incident answers
 * @param limit rows on a page
 * @param after where the page before ended, or null for the first
 */
record SearchQuery(
        IncidentFilter filter,
        List<Asked> terms,
        int limit,
        @Nullable ListCursor after) {

    /**
     * A term with the incidents whose narratives answer it.
     *
     * @param narratives as far as this viewer may read them
     */
    record Asked(SearchTerm term, Set<UUID> narratives) {}

    SearchQuery {
        terms = List.copyOf(terms);
    }
}

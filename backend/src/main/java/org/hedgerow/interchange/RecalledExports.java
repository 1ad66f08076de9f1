package org.hedgerow.interchange;

import java.util.Set;
import java.util.UUID;
import org.hedgerow.incident.RecalledFrom;
import org.springframework.stereotype.Component;

/**
 * Ends exports in the transaction that takes an incident back. Fetching looks for itself, so this only makes sure that nothing is left
 * that nobody asks for, and that the owner is told how many there were.
 */
@Component
class RecalledExports implements RecalledFrom {

    private final ExportStore store;

    RecalledExports(ExportStore store) {
        this.store = store;
    }

    @Override
    public String what() {
        return "exports";
    }

    @Override
    public int purge(UUID incident, Set<Integer> labelsLeft) {
        return store.recall(incident, labelsLeft);
    }
}

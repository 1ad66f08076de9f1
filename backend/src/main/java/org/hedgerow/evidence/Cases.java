package org.hedgerow.evidence;

import java.util.UUID;

/** Which reports are one case, as the module says that joins them. */
public interface Cases {

    /**
     * The incident that a report counts for, in the caller's transaction that writes; until that ends nobody makes the report count for another.
     *
     * @throws org.hedgerow.platform.ProblemException not found
     */
    UUID hold(UUID report);
}

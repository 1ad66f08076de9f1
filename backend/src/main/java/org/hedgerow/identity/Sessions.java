package org.hedgerow.identity;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What a stream must know to end when it should: which sessions are still open, and whether anybody's rights have changed. */
public interface Sessions {

    /** Those of these HTTP session ids that are open by the database's clock; one query whatever their number. */
    Set<String> stillOpen(Collection<String> sessionIds);

    /** Goes up with every change to an organisation, a person or a role. */
    long policyEpoch();

    /** Ends every session of this person, on every device and node. */
    void endAll(UUID personId);
}

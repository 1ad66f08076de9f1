package org.hedgerow.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a stream must know to end when it should: which sessions are still open, and whether anybody's rights have changed. */
public interface Sessions {

    /** The session's attribute that says by name what its person reads for. */
    String PURPOSE_ATTRIBUTE = "hedgerow.purpose";

    /** Those of these HTTP session ids that are open by the database's clock; one query whatever their number. */
    Set<String> stillOpen(Collection<String> sessionIds);

    /** What is read for in those of these sessions that state it, as the database holds it now, at whichever node it was stated. */
    Map<String, Purpose> purposes(Collection<String> sessionIds);

    /** Goes up with every change to an organisation, a person or a role. */
    long policyEpoch();

    /** Ends every session of this person, on every device and node. */
    void endAll(UUID personId);
}

package org.hedgerow.operation;

import java.util.UUID;
import org.hedgerow.identity.Person;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;

/** What an aircrew is told, for whoever may read it. Each reading is written down in the audit. */
public interface AirBriefings {

    /**
     * A briefing of a request that was sent.
     *
     * @param version null for the newest
     * @throws ProblemException not found, also when it may not be read or was never sent; {@link AirProblem#TAKEN_BACK} for a version made of an incident that was taken back
     */
    AirBriefing read(Person person, UUID request, @Nullable Integer version);

    /**
     * The newest briefing of the request that a link is for, without an account.
     *
     * @param code what stands behind the # of the link
     * @throws ProblemException not found when the link is nobody's; {@link AirProblem#LINK_ENDED} when it ran out or was withdrawn;
     *     {@link AirProblem#TAKEN_BACK} while the newest version was made of an incident that was taken back
     */
    AirBriefing readByLink(String code);
}

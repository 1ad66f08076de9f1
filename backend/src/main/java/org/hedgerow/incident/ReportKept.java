package org.hedgerow.incident;

import java.util.UUID;
import org.hedgerow.identity.Person;

/**
 * Whoever has to know of every report that somebody signed in makes to another organisation, such as the desk of the force. A bean of this
 * kind is called inside the transaction that records the incident, so that no report is missed: both are there or neither.
 */
public interface ReportKept {

    /** Keeps that this person told the incident's owner of it. */
    void keep(Person reporter, UUID incident, IncidentRecording.Plan plan);
}

package org.hedgerow.incident;

/** Where an incident stands. Compared with the database's check by a test. */
public enum IncidentStatus {
    OPEN,
    CLOSED,
    /** Taken back: on no map and in no count; its own force can still open it. */
    WITHDRAWN
}

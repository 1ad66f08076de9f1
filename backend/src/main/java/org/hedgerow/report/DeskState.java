package org.hedgerow.report;

/** How far a report is, for the desk. Compared with the database's check by a test. */
public enum DeskState {
    NEW,
    ASSIGNED,
    /** For what its reporter will say to a question. */
    WAITING,
    CLOSED
}

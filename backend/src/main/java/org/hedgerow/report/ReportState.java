package org.hedgerow.report;

/** How far a report is, as its reporter is told. Compared with the database's check by a test. */
public enum ReportState {
    RECEIVED,
    BEING_LOOKED_AT,
    /** The force has asked something and waits for the answer. */
    QUESTION,
    CLOSED
}

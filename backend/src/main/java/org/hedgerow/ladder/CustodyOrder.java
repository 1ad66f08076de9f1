package org.hedgerow.ladder;

/** What was decided about something held. Compared with the database's check by a test. */
public enum CustodyOrder {
    RECOVERY_OF_COST,
    FORFEITURE,
    DEPRIVATION,
    DISQUALIFICATION,
    /** Notice to its owner that it will be disposed of. */
    DISPOSAL_NOTICE;

    /** Whether it lets the thing itself go, once no appeal can be brought. */
    public boolean allowsDisposal() {
        return this == FORFEITURE || this == DEPRIVATION || this == DISPOSAL_NOTICE;
    }
}

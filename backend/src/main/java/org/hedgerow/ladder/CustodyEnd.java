package org.hedgerow.ladder;

/** How holding something ended. Compared with the database's check by a test. */
public enum CustodyEnd {
    RETURNED,
    /** Rehomed, sold or destroyed. */
    DISPOSED
}

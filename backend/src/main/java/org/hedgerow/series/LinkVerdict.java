package org.hedgerow.series;

/** What somebody decided about two incidents. Compared with the database's check by a test. */
public enum LinkVerdict {
    /** They are the work of the same people. */
    ACCEPTED,
    /** They are not: nobody is shown the pair as a proposal again. */
    REJECTED
}

package org.hedgerow.report;

/** By which way a report came. Compared with the database's check by a test. */
public enum Way {
    /** By somebody signed in, in their own name. */
    SIGNED_IN,
    /** By somebody who is known by nothing, or by a receipt code. */
    WITHOUT_ACCOUNT,
    /** Entered by an officer or call-taker for somebody who rang or came in. */
    FOR_CALLER
}

package org.hedgerow.ladder;

/** Which time limit runs for an offence that a step is about. Compared with the database's check by a test. */
public enum Proceedings {
    /** From the offence. */
    SUMMARY,
    /** Wildlife and Countryside Act 1981 part I: from sufficient evidence, with a longstop from the offence. */
    WILDLIFE
}

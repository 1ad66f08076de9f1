package org.hedgerow.sharing;

/** An instruction that goes with a marking and narrows who may have the record. Compared with the database's check by a test. */
public enum HandlingInstruction {
    /** For the owner and the organisations that are named, whatever the scope says. */
    RECIPIENTS_ONLY,
    /** For the owner alone. */
    ORGANISATIONAL_USE_ONLY
}

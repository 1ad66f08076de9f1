package org.hedgerow.sharing;

/** What a recipient may do with a record of handling code C (National Intelligence Model, report form 3x5x2). */
public enum ActionCode {
    /** Combine and corroborate; no action without the originator. */
    A1,
    /** Covert action only; not as evidence and not for arrest. */
    A2,
    /** Overt action, as the owner specifies. */
    A3
}

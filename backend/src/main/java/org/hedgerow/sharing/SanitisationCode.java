package org.hedgerow.sharing;

/** Whether a recipient of a record of handling code C may sanitise it for wider release. */
public enum SanitisationCode {
    /** Recipients may sanitise. */
    S1,
    /** Not without asking the originator. */
    S2
}

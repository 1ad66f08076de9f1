package org.hedgerow.evidence;

/** How far a file is. */
public enum FileState {
    EXPECTED,
    /** Sealed: the original is kept and nothing changes it. */
    RECEIVED,
    /** Sealed, and there is a copy that may be looked at. */
    SANITISED,
    REFUSED
}

package org.hedgerow.evidence;

/** What can happen to a file. */
public enum FileAct {
    EXPECTED,
    RECEIVED,
    SEALED,
    REFUSED,
    COPIED,
    NOT_COPIED,
    COPY_VIEWED,
    ORIGINAL_FETCHED,
    EXHIBITED,
    VERIFIED,
    DAMAGED
}

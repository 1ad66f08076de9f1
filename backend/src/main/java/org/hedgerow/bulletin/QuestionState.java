package org.hedgerow.bulletin;

/** How far a question about a bulletin is. */
public enum QuestionState {
    OPEN,
    /** An answer waits for somebody else to approve it. */
    WRITTEN,
    PUBLISHED,
    REFUSED
}

package org.hedgerow.ladder;

/** Whether a step counts at a moment. */
public enum StepState {
    /** Dated later than the moment. */
    NOT_BEGUN,
    /** The only one that counts. */
    IN_FORCE,
    EXPIRED,
    /** Taken back: it never counts, at no moment. */
    WITHDRAWN
}

package org.hedgerow.ground;

/** How much what somebody said of the ground can be relied on. */
public enum GroundState {
    /** Somebody said within a year that it is so. */
    CURRENT,
    /** Nobody has said so for a year: still shown, with its age. */
    UNCONFIRMED,
    /** Its last day has passed: its keeper alone is shown it. */
    OVER,
    /** Its keeper or the police said that it is there no longer. */
    ENDED
}

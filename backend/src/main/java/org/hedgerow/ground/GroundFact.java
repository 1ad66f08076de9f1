package org.hedgerow.ground;

/** What may be said of something on the ground beside where it is. */
public enum GroundFact {
    HEIGHT,
    KILOVOLTS,
    LOCKED,
    WIDTH,
    WEIGHT,
    MONTHS,
    DAYS
}

package org.hedgerow.ground;

/** What somebody did to something on the ground. Compared with the database's check by a test. */
public enum GroundAct {
    KEPT,
    CHANGED,
    CONFIRMED,
    ENDED
}

package org.hedgerow.ladder;

/** What is held. Compared with the database's check by a test. */
public enum CustodyThing {
    DOG,
    VEHICLE
}

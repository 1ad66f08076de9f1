package org.hedgerow.ladder;

/** Of a dog. Compared with the database's check by a test. */
public enum Sex {
    FEMALE,
    MALE,
    UNKNOWN
}

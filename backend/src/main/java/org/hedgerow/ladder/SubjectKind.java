package org.hedgerow.ladder;

/** Whom or what steps are taken against. Compared with the database's check by a test. */
public enum SubjectKind {
    PERSON,
    VEHICLE
}

package org.hedgerow.source;

/** What one person may do so often in an hour. Compared with the database's check by a test. */
public enum SourceAct {
    REGISTRATION,
    TELLING
}

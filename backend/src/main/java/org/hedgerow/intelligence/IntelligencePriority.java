package org.hedgerow.intelligence;

/** How urgent a report is. Compared with the database's check by a test. */
public enum IntelligencePriority {
    /** A threat to life, of serious harm, or of something imminent. */
    HIGH,
    /** Its worth passes with time. */
    MEDIUM,
    LOW
}

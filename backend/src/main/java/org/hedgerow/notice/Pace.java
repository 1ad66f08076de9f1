package org.hedgerow.notice;

/** How often letters are sent about an area. Compared with the database's check by a test. */
public enum Pace {
    AT_ONCE,
    /** In the morning, about the day before. */
    DAILY,
    /** On Monday morning, about the week before. */
    WEEKLY
}

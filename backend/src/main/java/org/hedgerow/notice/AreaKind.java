package org.hedgerow.notice;

/** What an area is to whoever drew it. Compared with the database's check by a test. */
public enum AreaKind {
    /** The own land. */
    LAND,
    AREA
}

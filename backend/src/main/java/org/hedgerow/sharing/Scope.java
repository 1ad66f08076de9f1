package org.hedgerow.sharing;

/** Who an incident is shared with, each step including those before it. Compared with the database's check by a test. */
public enum Scope {
    OWN_FORCE,
    NAMED_ORGANISATIONS,
    ALL_FORCES,
    WATCH_AREA,
    PUBLIC
}

package org.hedgerow.identity;

/** What a person does for the organisation. Compared with the database's check by a test. */
public enum Role {
    REPORTER,
    WATCH_COORDINATOR,
    OFFICER,
    ANALYST,
    AIR_SUPPORT,
    ORGANISATION_ADMINISTRATOR,
    AUDITOR,
    SYSTEM_ADMINISTRATOR,
    /** Looks at the map of the organisation that invited them, until a day that was set then. */
    GUEST,
    /** Looks after the people who tell a force things in confidence. */
    SOURCE_HANDLER
}

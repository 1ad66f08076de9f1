package org.hedgerow.identity;

/**
 * What somebody reads for, stated for a session. It narrows what may be read and never widens it. Compared with the database's check of
 * an agreement's purposes by a test.
 */
public enum Purpose {
    /** To prevent and detect crime. */
    PREVENTION,
    INVESTIGATION,
    /** To protect life and limb. */
    SAFEGUARDING,
    INTELLIGENCE,
    ANALYSIS,
    AIR_SUPPORT
}

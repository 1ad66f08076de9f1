package org.hedgerow.intelligence;

/** What somebody means to do with intelligence. Every channel that takes it names one of these. Compared with the database's check by a test. */
public enum IntelligenceUse {
    /** Reading, by who may. */
    READING,
    LISTING,
    PRINTING,
    TASKING,
    BRIEFING,
    AIR_SUPPORT,
    EVIDENCE,
    ARREST,
    /** Watch groups, farmers and everybody outside the police. */
    COMMUNITY,
    /** A text of the recipient's that is made from it. */
    DERIVED_TEXT
}

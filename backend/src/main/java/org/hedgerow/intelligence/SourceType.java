package org.hedgerow.intelligence;

/** What kind of source told something, which is all that a report says of it. Compared with the database's check by a test. */
public enum SourceType {
    MEMBER_OF_PUBLIC,
    VICTIM_OR_WITNESS,
    POLICE_OFFICER,
    PARTNER,
    ANONYMOUS,
    OPEN_SOURCE,
    TECHNICAL,
    COVERT
}

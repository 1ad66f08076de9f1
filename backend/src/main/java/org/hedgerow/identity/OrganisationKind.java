package org.hedgerow.identity;

/** What an organisation is. Compared with the database's check by a test. */
public enum OrganisationKind {
    FORCE,
    NATIONAL_UNIT,
    PARTNER,
    WATCH_GROUP
}

package org.hedgerow.sharing;

/** How much of an incident a released row holds. In order: a viewer who may see several rows of one incident sees the first. */
public enum Tier {
    /** Everything but the reporter, for the police. */
    EXACT,
    /** The reporter's own words and place, back to that reporter. */
    ORIGINATOR,
    /** Category, time and a square of the National Grid, for watch groups and partners. */
    WATCH,
    /** The same with a larger square, for everyone who is signed in. */
    PUBLIC,
    /** That a record exists and whom to ask, for the police of other forces. */
    POINTER,
    /** Who told the owner something in confidence: no audience reads it, and {@link Access#workingWithSources} alone opens it. */
    SOURCE
}

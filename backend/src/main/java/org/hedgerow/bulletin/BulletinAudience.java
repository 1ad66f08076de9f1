package org.hedgerow.bulletin;

/** Whom a wording is for, widest knowledge first: whoever may read several wordings of a bulletin is given the first. Compared with the database's check by a test. */
public enum BulletinAudience {
    POLICE,
    /** Watch groups of the area. */
    WATCH,
    /** Everybody, with an account or without. */
    PUBLIC
}

package org.hedgerow.sharing;

/** In which capacity somebody reads. */
public enum Reader {
    /** An officer or analyst of a force or national unit. */
    POLICE,
    /** A coordinator of a watch group. */
    WATCH,
    /** Somebody in a partner organisation: reads what the organisation is named for. */
    PARTNER,
    /** Anybody else who is signed in and may read the map. */
    PUBLIC,
    /** Reads no incident: administrators, auditors, the suspended and the frozen. */
    NOBODY
}

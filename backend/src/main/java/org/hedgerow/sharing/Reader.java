package org.hedgerow.sharing;

/** In which capacity somebody reads. */
public enum Reader {
    /** An officer or analyst of a force. */
    POLICE,
    /** An officer or analyst of a national unit: police, within the unit's remit. */
    NATIONAL_UNIT,
    /** Aircrew who are nothing else: read the tasks that they are given, while these last. */
    AIR_SUPPORT,
    /** A coordinator of a watch group. */
    WATCH,
    /** Somebody in a partner organisation: reads what the organisation is named for or has an agreement for. */
    PARTNER,
    /** Somebody who is shown the map by a force for a time: reads what that force shares with all forces, and no more. */
    GUEST,
    /** Anybody else who is signed in and may read the map. */
    PUBLIC,
    /** Reads no incident: administrators, auditors, the suspended and the frozen. */
    NOBODY;

    /** Whether this capacity reads exact places as of right, of what is shared with it. */
    public boolean isPolice() {
        return this == POLICE || this == NATIONAL_UNIT;
    }
}

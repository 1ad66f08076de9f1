package org.hedgerow.sharing;

/**
 * Who a record is shared with. A ladder but for two rungs: who is tasked by {@link #AIR_SUPPORT_TASK} or party to a {@link #PARTNER}
 * agreement reads what is given to them and nothing that stands above or below. Compared with the database's check by a test.
 */
public enum Scope {
    /** Its author alone. */
    ORIGINATOR,
    /** A team of the owner's. */
    TEAM,
    OWN_FORCE,
    NAMED_ORGANISATIONS,
    /** The police of the parties to an information sharing agreement. */
    AGREEMENT,
    /** The forces of the owner's policing region. */
    REGION,
    /** Every force, and national units within their remit. */
    ALL_FORCES,
    /** Air support that is tasked, until the task ends. */
    AIR_SUPPORT_TASK,
    /** Partner organisations that are party to an agreement, at the watch tier. */
    PARTNER,
    /** All forces, and the watch groups that look after the place. */
    WATCH_AREA,
    /** These, and the members of those watch groups, at the public tier. */
    COMMUNITY,
    /** Everybody who is signed in, at the public tier. */
    PUBLIC;

    /** Whether every force reads it. */
    public boolean reachesAllForces() {
        return this == ALL_FORCES || reachesWatchGroups();
    }

    /** Whether the watch groups of the place read it. */
    public boolean reachesWatchGroups() {
        return this == WATCH_AREA || this == COMMUNITY || this == PUBLIC;
    }
}

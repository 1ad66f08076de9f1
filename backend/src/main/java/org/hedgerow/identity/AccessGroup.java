package org.hedgerow.identity;

import java.util.UUID;

/**
 * A closed group of people.
 *
 * @param organisation who keeps it
 */
public record AccessGroup(UUID id, UUID organisation, Kind kind, String name) {

    /** What a group is for. Compared with the database's check by a test. */
    public enum Kind {
        /** Part of one organisation: a record may be shared with it alone. */
        TEAM,
        /** Only its members read what is kept in it, whatever organisation they belong to. */
        COMPARTMENT
    }
}

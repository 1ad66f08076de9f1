package org.hedgerow.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in, with the organisation and roles of this moment.
 *
 * @param groups the teams and compartments that the person belongs to now
 * @param purpose what the person has stated to read for; null while nothing is stated
 */
public record Person(
        UUID id,
        String username,
        String name,
        Organisation organisation,
        Set<Role> roles,
        Set<UUID> groups,
        @Nullable Purpose purpose) {

    public boolean may(Permission permission) {
        return !organisation.frozen() && permission.isHeldBy(roles);
    }

    /** The same person, reading for a purpose that is stated by a session and not by the person's record. */
    public Person reading(@Nullable Purpose stated) {
        return new Person(id, username, name, organisation, roles, groups, stated);
    }
}

package org.hedgerow.identity;

import java.util.Set;
import java.util.UUID;

/** Somebody who may sign in, with the organisation and roles of this moment. */
public record Person(UUID id, String username, String name, Organisation organisation, Set<Role> roles) {

    public boolean may(Permission permission) {
        return !organisation.frozen() && permission.isHeldBy(roles);
    }
}

package org.hedgerow.intelligence;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * To whom of the own force a report is sent: some people, or everybody in a role, or a team as it is whenever somebody looks.
 *
 * @param people in the order in which they were named; empty unless they are people
 * @param role one of {@link #ROLES}
 * @param team that the force keeps
 */
public record Recipients(
        List<UUID> people, @Nullable Role role, @Nullable UUID team) {

    public static final int MOST_PEOPLE = 20;

    /** Those whose people may read live reports. */
    public static final Set<Role> ROLES = Set.of(Role.OFFICER, Role.ANALYST);

    public Recipients {
        people = List.copyOf(people);
        if ((people.isEmpty() ? 0 : 1) + (role == null ? 0 : 1) + (team == null ? 0 : 1) != 1) {
            throw new IllegalArgumentException("It is sent to people, to a role or to a team");
        }
    }
}

package org.hedgerow.sharing;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;

/**
 * People who read the same labels: everything about a person that the policy looks at, except who they are. What is released to
 * one reporter alone is outside it.
 *
 * @param watchSquares for {@link Reader#WATCH}, the 10 km squares that the group looks after
 */
public record Audience(UUID organisation, Reader reader, Set<String> watchSquares) {

    public Audience {
        watchSquares = Set.copyOf(watchSquares);
    }

    /** The audience that a person belongs to at this moment. */
    public static Audience of(Person person) {
        var organisation = person.organisation();
        var reader = reader(person);
        return new Audience(organisation.id(), reader, reader == Reader.WATCH ? organisation.watchSquares() : Set.of());
    }

    private static Reader reader(Person person) {
        if (!person.may(Permission.READ_MAP)) {
            return Reader.NOBODY;
        }
        var roles = person.roles();
        var police = EnumSet.of(OrganisationKind.FORCE, OrganisationKind.NATIONAL_UNIT);
        if (police.contains(person.organisation().kind())) {
            return roles.contains(Role.OFFICER) || roles.contains(Role.ANALYST) ? Reader.POLICE : Reader.PUBLIC;
        }
        return switch (person.organisation().kind()) {
            case WATCH_GROUP -> roles.contains(Role.WATCH_COORDINATOR) ? Reader.WATCH : Reader.PUBLIC;
            case PARTNER -> Reader.PARTNER;
            default -> Reader.PUBLIC;
        };
    }
}

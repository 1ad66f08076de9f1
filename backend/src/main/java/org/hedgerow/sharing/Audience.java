package org.hedgerow.sharing;

import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * People who read the same labels: everything about a person that the policy looks at, except who they are. What is released to
 * one reporter alone is outside it.
 *
 * @param watchSquares the 10 km squares that the watch group looks after, for its coordinators and members
 * @param region the policing region of the force, for {@link Reader#POLICE}
 * @param remit the category groups of the national unit, for {@link Reader#NATIONAL_UNIT}
 * @param groups the teams and compartments that these people belong to
 * @param purpose what they read for; null while they have not said
 * @param flies whether these people, who are police, are air support as well: they read the tasks of their organisation beside everything else
 * @param barred the one person of this audience, when some label bars that person; otherwise null
 */
public record Audience(
        UUID organisation,
        Reader reader,
        Set<String> watchSquares,
        @Nullable String region,
        Set<String> remit,
        Set<UUID> groups,
        @Nullable Purpose purpose,
        @Nullable UUID barred,
        boolean flies) {

    /** No organisation has it, so no record names it. */
    private static final UUID NO_ORGANISATION = new UUID(0, 0);

    public Audience {
        watchSquares = Set.copyOf(watchSquares);
        remit = Set.copyOf(remit);
        groups = Set.copyOf(groups);
    }

    /** People who do one thing: those who are police and fly are the exception. */
    public Audience(
            UUID organisation,
            Reader reader,
            Set<String> watchSquares,
            @Nullable String region,
            Set<String> remit,
            Set<UUID> groups,
            @Nullable Purpose purpose,
            @Nullable UUID barred) {
        this(organisation, reader, watchSquares, region, remit, groups, purpose, barred, false);
    }

    /** Everybody, whoever they are: reads what is released to the public everywhere. For figures that are published, never for single records. */
    public static Audience everybody() {
        return new Audience(NO_ORGANISATION, Reader.PUBLIC, Set.of(), null, Set.of(), Set.of(), null, null);
    }

    /** The audience that a person belongs to at this moment. */
    static Audience of(Person person, Standing standing, Set<UUID> barredPersons) {
        var organisation = person.organisation();
        var reader = reader(person);
        return new Audience(
                organisation.id(),
                reader,
                reader == Reader.WATCH || reader == Reader.PUBLIC ? organisation.watchSquares() : Set.of(),
                reader == Reader.POLICE ? standing.regions().get(organisation.id()) : null,
                reader == Reader.NATIONAL_UNIT ? standing.remits().getOrDefault(organisation.id(), Set.of()) : Set.of(),
                reader.isPolice() ? person.groups() : Set.of(),
                reader.isPolice() || reader == Reader.PARTNER ? person.purpose() : null,
                barredPersons.contains(person.id()) ? person.id() : null,
                reader.isPolice() && person.roles().contains(Role.AIR_SUPPORT));
    }

    private static Reader reader(Person person) {
        if (!person.may(Permission.READ_MAP)) {
            return Reader.NOBODY;
        }
        var roles = person.roles();
        var investigates = roles.contains(Role.OFFICER) || roles.contains(Role.ANALYST);
        if (roles.contains(Role.GUEST)) {
            return Reader.GUEST;
        }
        var kind = person.organisation().kind();
        if (roles.contains(Role.AIR_SUPPORT) && !investigates) {
            return Reader.AIR_SUPPORT;
        }
        return switch (kind) {
            case FORCE -> investigates ? Reader.POLICE : Reader.PUBLIC;
            case NATIONAL_UNIT -> investigates ? Reader.NATIONAL_UNIT : Reader.PUBLIC;
            case WATCH_GROUP -> roles.contains(Role.WATCH_COORDINATOR) ? Reader.WATCH : Reader.PUBLIC;
            case PARTNER -> Reader.PARTNER;
        };
    }

    /** Whether a kind of organisation is police: writes records of its own. */
    static boolean isPolice(OrganisationKind kind) {
        return kind == OrganisationKind.FORCE || kind == OrganisationKind.NATIONAL_UNIT;
    }
}

package org.hedgerow.identity;

import java.util.Set;
import java.util.UUID;

/**
 * Whom somebody may look after, and what they may grant, by the rights of this moment. A system administrator reaches everybody;
 * an organisation's administrator the own organisation and, in a force, the watch groups in its care; a coordinator the reporters
 * of the own watch group. Everything else is not there.
 *
 * @param inCare the watch groups that the person's own organisation looks after
 */
record Powers(Person by, Set<UUID> inCare) {

    private static final Set<Role> COORDINATORS_GRANT = Set.of(Role.REPORTER);

    boolean isSystem() {
        return by.may(Permission.ADMINISTER_SYSTEM);
    }

    boolean reaches(UUID organisationId) {
        return isSystem()
                || (by.may(Permission.ADMINISTER_MEMBERS)
                        && by.organisation().id().equals(organisationId))
                || caresFor(organisationId);
    }

    /** Whether the own force looks after this watch group. */
    boolean caresFor(UUID organisationId) {
        return by.may(Permission.ADMINISTER_ORGANISATION)
                && by.organisation().kind() == OrganisationKind.FORCE
                && inCare.contains(organisationId);
    }

    boolean mayFreeze(UUID organisationId) {
        return isSystem() || caresFor(organisationId);
    }

    /** Whether these roles are this person's to give, and whoever holds them this person's to change. */
    boolean covers(Set<Role> roles) {
        if (isSystem()) {
            return true;
        }
        if (by.may(Permission.ADMINISTER_ORGANISATION)) {
            return roles.stream().noneMatch(RoleRules.NOT_FOR_ORGANISATIONS_TO_GRANT::contains);
        }
        return by.may(Permission.ADMINISTER_MEMBERS) && COORDINATORS_GRANT.containsAll(roles);
    }
}

package org.hedgerow.identity;

import static org.hedgerow.identity.OrganisationKind.FORCE;
import static org.hedgerow.identity.OrganisationKind.NATIONAL_UNIT;
import static org.hedgerow.identity.OrganisationKind.WATCH_GROUP;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.hedgerow.platform.PlatformProblem;

/** Which roles go with which organisation, and which never go together. */
final class RoleRules {

    private static final Map<Role, Set<OrganisationKind>> ONLY_IN = Map.of(
            Role.OFFICER, EnumSet.of(FORCE, NATIONAL_UNIT),
            Role.ANALYST, EnumSet.of(FORCE, NATIONAL_UNIT),
            Role.AIR_SUPPORT, EnumSet.of(FORCE, NATIONAL_UNIT),
            Role.WATCH_COORDINATOR, EnumSet.of(WATCH_GROUP),
            Role.GUEST, EnumSet.of(FORCE, NATIONAL_UNIT),
            Role.SOURCE_HANDLER, EnumSet.of(FORCE, NATIONAL_UNIT));

    private static final Set<Role> BESIDE_SYSTEM_ADMINISTRATOR =
            EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.ORGANISATION_ADMINISTRATOR);

    /** Who gives roles away could give this one to themselves, and who reads the audit would find who is told of in it. */
    private static final Set<Role> NEVER_BESIDE_SOURCE_HANDLER =
            EnumSet.of(Role.ORGANISATION_ADMINISTRATOR, Role.AUDITOR);

    /** Granted by system administrators alone: who administers everything, and who watches those who administer. */
    static final Set<Role> NOT_FOR_ORGANISATIONS_TO_GRANT = EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR);

    private RoleRules() {}

    static void check(OrganisationKind kind, Set<Role> roles) {
        check(kind, roles, "/roles");
    }

    /** @param pointer where the roles stand in the request */
    static void check(OrganisationKind kind, Set<Role> roles, String pointer) {
        for (var role : roles) {
            if (!ONLY_IN.getOrDefault(role, EnumSet.allOf(OrganisationKind.class))
                    .contains(kind)) {
                throw PlatformProblem.invalid(pointer, role + " does not go with this kind of organisation.");
            }
        }
        if (roles.contains(Role.GUEST) && roles.size() > 1) {
            throw PlatformProblem.invalid(pointer, "A guest looks at the map and does nothing else.");
        }
        if (roles.contains(Role.SYSTEM_ADMINISTRATOR) && !BESIDE_SYSTEM_ADMINISTRATOR.containsAll(roles)) {
            throw PlatformProblem.invalid(
                    pointer, "Who administers the system reads no incidents: give that work to another person.");
        }
        if (roles.contains(Role.SOURCE_HANDLER) && !Collections.disjoint(NEVER_BESIDE_SOURCE_HANDLER, roles)) {
            throw PlatformProblem.invalid(
                    pointer, "Who handles sources neither administers nor audits: give that work to another person.");
        }
    }
}

package org.hedgerow.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which roles need a second factor, and whether this installation insists. Asks no database: it is asked for every request. */
@Component
class SecondFactorRule {

    /** Roles that read what is not public, or decide who does. */
    private static final Set<Role> NEED_ONE = EnumSet.of(
            Role.OFFICER,
            Role.ANALYST,
            Role.AIR_SUPPORT,
            Role.ORGANISATION_ADMINISTRATOR,
            Role.SOURCE_HANDLER,
            Role.AUDITOR,
            Role.SYSTEM_ADMINISTRATOR);

    private final IdentitySettings settings;

    SecondFactorRule(IdentitySettings settings) {
        this.settings = settings;
    }

    boolean isRequiredFor(Set<Role> roles) {
        return settings.secondFactor() == IdentitySettings.SecondFactor.REQUIRED && needOne(roles);
    }

    /** Whether these roles would need one, and this installation lets them do without. */
    boolean isWaivedFor(Set<Role> roles) {
        return settings.secondFactor() == IdentitySettings.SecondFactor.OPTIONAL && needOne(roles);
    }

    private static boolean needOne(Set<Role> roles) {
        return !Collections.disjoint(NEED_ONE, roles);
    }
}

package org.hedgerow.identity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Who needs a second factor, and which ones somebody has. */
@Service
public class SecondFactors {

    /** How a person can show the second one. */
    public enum Way {
        PASSKEY,
        CODE,
        RECOVERY_CODE
    }

    /** Roles that read what is not public, or decide who does. */
    private static final Set<Role> NEED_ONE = EnumSet.of(
            Role.OFFICER,
            Role.ANALYST,
            Role.AIR_SUPPORT,
            Role.ORGANISATION_ADMINISTRATOR,
            Role.AUDITOR,
            Role.SYSTEM_ADMINISTRATOR);

    private final IdentitySettings settings;

    SecondFactors(IdentitySettings settings) {
        this.settings = settings;
    }

    /** Whether this installation lets nobody with these roles go on with one factor. Asks no database: it is asked for every request. */
    public boolean isRequiredFor(Set<Role> roles) {
        return settings.secondFactor() == IdentitySettings.SecondFactor.REQUIRED
                && !Collections.disjoint(NEED_ONE, roles);
    }

    /** Whether somebody who has shown this much has to show more before anything is shown to them. */
    public boolean isWanted(Person person, Proof proof) {
        return proof == Proof.ONE_FACTOR && isRequiredFor(person.roles());
    }

    /** What this person has set up; none means that they must set one up before they go on, if one is wanted. */
    public Set<Way> ways(Person person) {
        return EnumSet.noneOf(Way.class);
    }
}

package org.hedgerow.identity;

import static org.hedgerow.identity.Role.*;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a role may ask for at all. Which records it then sees is the sharing policy's decision. */
public enum Permission {
    READ_MAP(REPORTER, WATCH_COORDINATOR, OFFICER, ANALYST, AIR_SUPPORT, GUEST),
    REPORT_INCIDENT(REPORTER, WATCH_COORDINATOR, OFFICER, ANALYST),
    AMEND_INCIDENT(OFFICER, ANALYST),
    /** Look after what is released to a watch group: find what may be one event, and tell the owner so. */
    COORDINATE_WATCH(WATCH_COORDINATOR),
    /** Ask for air support, in the name of a force. */
    ASK_FOR_AIR_SUPPORT(OFFICER, ANALYST),
    /** Answer such requests, as air support that is tasked. */
    ANSWER_AIR_SUPPORT(AIR_SUPPORT),
    /** See such requests and their briefings: those of the own force, or those that one's air support is asked. */
    READ_AIR_SUPPORT(OFFICER, ANALYST, AIR_SUPPORT),
    /** Keep warnings, notices and seizures of people and vehicles, and count them across forces. */
    KEEP_LADDER(OFFICER, ANALYST),
    /** Plan operations and work in them, among the police. */
    PLAN_OPERATION(OFFICER, ANALYST),
    /** Write intelligence reports, read those that are live, and say in confidence who told what they hold. */
    WRITE_INTELLIGENCE(OFFICER, ANALYST),
    /** Read who told what, of the own force, with a reason each time. */
    HANDLE_SOURCES(SOURCE_HANDLER),
    /** Record vehicles, dogs and people that were seen, and look for plates. */
    RECORD_SIGHTING(OFFICER, ANALYST),
    /** Say which incidents belong together, and look after the series that come of it. */
    LINK_INCIDENTS(OFFICER, ANALYST),
    /** Ask other forces whether they hold anything, and see to what they asked one's own. */
    ASK_FORCES(OFFICER, ANALYST),
    /** Assess the intelligence reports of the own force but one's own, and write what others read of them. */
    ASSESS_INTELLIGENCE(ANALYST),
    IMPORT(ANALYST),
    /** Approve a bulletin without a second person, with a reason, when there is no time. Of use only to who writes bulletins too. */
    APPROVE_URGENT_BULLETIN(ANALYST, ORGANISATION_ADMINISTRATOR),
    EXPORT(OFFICER, ANALYST),
    /** Invite, suspend and remove people; whom, is for {@link Powers} to say. */
    ADMINISTER_MEMBERS(WATCH_COORDINATOR, ORGANISATION_ADMINISTRATOR, SYSTEM_ADMINISTRATOR),
    READ_AUDIT(AUDITOR),
    ADMINISTER_ORGANISATION(ORGANISATION_ADMINISTRATOR, SYSTEM_ADMINISTRATOR),
    /** Say which enquiries of other forces the own organisation answers. */
    KEEP_ANSWERING(ORGANISATION_ADMINISTRATOR),
    ADMINISTER_SYSTEM(SYSTEM_ADMINISTRATOR);

    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.of(roles);
    }

    public boolean isHeldBy(Collection<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }

    /** Every permission that these roles give together. */
    public static Set<Permission> of(Collection<Role> held) {
        var permissions = EnumSet.noneOf(Permission.class);
        for (var permission : values()) {
            if (permission.isHeldBy(held)) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}

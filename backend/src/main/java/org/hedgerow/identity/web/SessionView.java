package org.hedgerow.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, what they may ask for, how exactly they will usually see a place, and what they have stated to read for.
 */
record SessionView(
        PersonView person,
        OrganisationView organisation,
        List<Permission> permissions,
        String precision,
        @Nullable Purpose purpose)
        implements SessionAnswer {

    record PersonView(UUID id, String username, String name, Set<Role> roles) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrganisationView(
            UUID id,
            OrganisationKind kind,
            String name,
            String shortName,
            @Nullable String forceCode,
            Set<String> watchSquares) {}

    static SessionView of(Person person) {
        var organisation = person.organisation();
        return new SessionView(
                new PersonView(person.id(), person.username(), person.name(), person.roles()),
                new OrganisationView(
                        organisation.id(),
                        organisation.kind(),
                        organisation.name(),
                        organisation.shortName(),
                        organisation.forceCode(),
                        organisation.watchSquares()),
                Arrays.stream(Permission.values()).filter(person::may).toList(),
                precision(person),
                person.purpose());
    }

    /** A word for the screen; which places a person is given is the sharing policy's decision and never taken from here. */
    private static String precision(Person person) {
        if (!person.may(Permission.READ_MAP)) {
            return "PUBLIC";
        }
        return switch (person.organisation().kind()) {
            case FORCE, NATIONAL_UNIT -> person.roles().stream().anyMatch(SessionView::isPolice) ? "EXACT" : "PUBLIC";
            case WATCH_GROUP -> person.roles().contains(Role.WATCH_COORDINATOR) ? "WATCH" : "PUBLIC";
            case PARTNER -> "PUBLIC";
        };
    }

    private static boolean isPolice(Role role) {
        return role == Role.OFFICER || role == Role.ANALYST;
    }
}

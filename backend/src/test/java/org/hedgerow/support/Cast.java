package org.hedgerow.support;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.NewOrganisation;
import org.hedgerow.identity.NewPerson;
import org.hedgerow.identity.Organisation;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The invented people of the tests. Forces are found again, because there is one of each; everybody else is new each time. */
@Component
public class Cast {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Directory directory;
    private final People people;

    Cast(Directory directory, People people) {
        this.directory = directory;
        this.people = people;
    }

    public Organisation force(String code) {
        return people.listOrganisations().stream()
                .filter(organisation -> code.equals(organisation.forceCode()))
                .findFirst()
                .orElseGet(() -> organisation(OrganisationKind.FORCE, "Force " + code, code, List.of()));
    }

    public Organisation watchGroup(String... squares) {
        return organisation(OrganisationKind.WATCH_GROUP, "Watch " + NUMBER.incrementAndGet(), null, List.of(squares));
    }

    public Organisation partner() {
        return organisation(OrganisationKind.PARTNER, "Partner " + NUMBER.incrementAndGet(), null, List.of());
    }

    public Person officer(String forceCode) {
        return person(force(forceCode), Role.OFFICER);
    }

    public Person coordinator(String... squares) {
        return person(watchGroup(squares), Role.WATCH_COORDINATOR);
    }

    public Person farmer() {
        return person(watchGroup(), Role.REPORTER);
    }

    public Person person(Organisation organisation, Role... roles) {
        var username = "invented" + NUMBER.incrementAndGet();
        UUID id = directory
                .createPerson(new NewPerson(organisation.id(), username, "Invented Person", Set.of(roles)))
                .account()
                .person()
                .id();
        return people.find(id).orElseThrow();
    }

    private Organisation organisation(
            OrganisationKind kind, String name, @Nullable String forceCode, List<String> squares) {
        return directory.createOrganisation(
                NewOrganisation.of(kind, name, forceCode == null ? name : forceCode, forceCode, squares));
    }
}

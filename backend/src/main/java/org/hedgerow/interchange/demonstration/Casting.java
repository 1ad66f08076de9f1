package org.hedgerow.interchange.demonstration;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.NewOrganisation;
import org.hedgerow.identity.NewPerson;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.reference.Forces;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the organisations and people of the demonstration: all of them or none. */
@Component
@ConditionalOnBooleanProperty("hedgerow.demonstration.enabled")
class Casting {

    private final Directory directory;
    private final People people;
    private final Forces forces;

    Casting(Directory directory, People people, Forces forces) {
        this.directory = directory;
        this.people = people;
        this.forces = forces;
    }

    /** Whether the cast is on this map already. */
    boolean isDone() {
        return people.listOrganisations().stream()
                .anyMatch(organisation -> organisation.shortName().equals(Cast.FOUR_BORDERS));
    }

    /** @param passwords by username */
    @Transactional
    public void perform(Map<String, String> passwords) {
        var organisations = new HashMap<String, UUID>();
        people.listOrganisations().stream()
                .filter(organisation -> organisation.forceCode() != null)
                .forEach(organisation -> organisations.put(organisation.forceCode(), organisation.id()));
        for (var code : Cast.FORCES) {
            if (!organisations.containsKey(code)) {
                var name = forces.find(code).orElseThrow().name();
                organisations.put(code, made(OrganisationKind.FORCE, name, name, code));
            }
        }
        for (var company : Cast.COMPANIES) {
            var organisation = NewOrganisation.of(
                    company.kind(), company.name(), company.shortName(), null, company.watchSquares());
            organisations.put(
                    company.shortName(),
                    directory.createOrganisation(organisation).id());
        }
        Cast.IN_CARE_OF.forEach((group, force) -> directory.putInCare(
                Objects.requireNonNull(organisations.get(group)), Objects.requireNonNull(organisations.get(force))));
        for (var player : Cast.PLAYERS) {
            var organisation = Objects.requireNonNull(organisations.get(player.organisation()));
            var account = directory.createPerson(
                    new NewPerson(organisation, player.username(), player.name(), player.roles()));
            directory.setPassword(
                    account.account().person().id(), Objects.requireNonNull(passwords.get(player.username())));
        }
    }

    private UUID made(OrganisationKind kind, String name, String shortName, String forceCode) {
        return directory
                .createOrganisation(NewOrganisation.of(kind, name, shortName, forceCode, null))
                .id();
    }
}

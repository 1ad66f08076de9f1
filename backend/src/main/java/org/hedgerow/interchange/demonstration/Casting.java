package org.hedgerow.interchange.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hedgerow.identity.Directory;
import org.hedgerow.identity.NewOrganisation;
import org.hedgerow.identity.NewPerson;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Purpose;
import org.hedgerow.reference.Forces;
import org.hedgerow.sharing.Agreements;
import org.hedgerow.sharing.Marking;
import org.hedgerow.sharing.NewAgreement;
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
    private final Agreements agreements;
    private final Clock clock;

    Casting(Directory directory, People people, Forces forces, Agreements agreements, Clock clock) {
        this.directory = directory;
        this.people = people;
        this.forces = forces;
        this.agreements = agreements;
        this.clock = clock;
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
        var made = new HashMap<String, Person>();
        for (var player : Cast.PLAYERS) {
            var organisation = Objects.requireNonNull(organisations.get(player.organisation()));
            var account = directory.createPerson(
                    new NewPerson(organisation, player.username(), player.name(), player.roles()));
            directory.setPassword(
                    account.account().person().id(), Objects.requireNonNull(passwords.get(player.username())));
            made.put(player.username(), account.account().person());
        }
        agree(Objects.requireNonNull(made.get(Cast.AGREES)), organisations);
    }

    /** The seven forces' agreement about coursing: whoever is stopped in one county is known in the next. */
    private void agree(Person by, Map<String, UUID> organisations) {
        var today = LocalDate.now(clock.withZone(ZoneId.of("Europe/London")));
        var others = Cast.FORCES.stream()
                .map(organisations::get)
                .filter(id -> !by.organisation().id().equals(id))
                .collect(Collectors.toSet());
        agreements.establish(
                by,
                new NewAgreement(
                        "Borderless coursing agreement (demonstration)",
                        others,
                        Set.of(Purpose.PREVENTION, Purpose.INVESTIGATION, Purpose.SAFEGUARDING, Purpose.INTELLIGENCE),
                        Set.of("HARE", "POACH"),
                        Marking.OFFICIAL_SENSITIVE,
                        today,
                        today.plusYears(1),
                        today.plusMonths(6)));
    }

    private UUID made(OrganisationKind kind, String name, String shortName, String forceCode) {
        return directory
                .createOrganisation(NewOrganisation.of(kind, name, shortName, forceCode, null))
                .id();
    }
}

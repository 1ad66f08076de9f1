package org.hedgerow.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators may do to whom. An organisation's administrator works inside the own organisation, everything else being
 * not there; a system administrator everywhere. Changes happen one after another, and the rights of whoever asks are read again
 * inside the change.
 */
@Service
@Transactional
public class Administration {

    private final JdbcClient jdbc;
    private final PeopleStore people;
    private final Directory directory;

    Administration(JdbcClient jdbc, PeopleStore people, Directory directory) {
        this.jdbc = jdbc;
        this.people = people;
        this.directory = directory;
    }

    /** All organisations for a system administrator, otherwise the own one. */
    @Transactional(readOnly = true)
    public List<Organisation> listOrganisations(Person by) {
        return isSystem(by) ? people.listOrganisations() : List.of(by.organisation());
    }

    public Organisation createOrganisation(Person by, NewOrganisation organisation) {
        var now = lockedAndReadAgain(by);
        if (!isSystem(now)) {
            throw notThere();
        }
        return directory.createOrganisation(organisation, now.id());
    }

    @Transactional(readOnly = true)
    public List<Account> listPeople(Person by, UUID organisationId) {
        reach(by, organisationId);
        people.findOrganisation(organisationId).orElseThrow(Administration::notThere);
        return people.listAccounts(organisationId);
    }

    public NewAccount createPerson(Person by, NewPerson person) {
        var now = lockedAndReadAgain(by);
        reach(now, person.organisationId());
        mayGrant(now, person.roles());
        return directory.createPerson(person, now.id());
    }

    public Account setRoles(Person by, UUID personId, Set<Role> roles) {
        var now = lockedAndReadAgain(by);
        var account = changeable(now, personId);
        mayGrant(now, roles);
        if (!roles.contains(Role.SYSTEM_ADMINISTRATOR)) {
            somebodyRemains(account);
        }
        directory.setRoles(account, roles, now.id());
        return people.findAccount(personId).orElseThrow();
    }

    /** Takes effect at once: every session ends. */
    public void suspend(Person by, UUID personId) {
        var now = lockedAndReadAgain(by);
        var account = changeable(now, personId);
        somebodyRemains(account);
        directory.setSuspended(account, true, now.id());
    }

    public void reinstate(Person by, UUID personId) {
        var now = lockedAndReadAgain(by);
        directory.setSuspended(changeable(now, personId), false, now.id());
    }

    /** A new code for somebody whose first one expired, or who has forgotten the password. */
    public String renewEnrolment(Person by, UUID personId) {
        var now = lockedAndReadAgain(by);
        return directory.renewEnrolment(changeable(now, personId), now.id());
    }

    private Person lockedAndReadAgain(Person by) {
        jdbc.sql("select epoch from policy_epoch for update").query(Long.class).single();
        return people.find(by.id())
                .filter(now -> now.may(Permission.ADMINISTER_ORGANISATION))
                .orElseThrow(Administration::notThere);
    }

    private Account changeable(Person by, UUID personId) {
        var account = people.findAccount(personId).orElseThrow(Administration::notThere);
        reach(by, account.person().organisation().id());
        if (!isSystem(by) && holdsMore(account.person().roles())) {
            throw new ProblemException(IdentityProblem.BEYOND_YOUR_RIGHTS);
        }
        return account;
    }

    private static void reach(Person by, UUID organisationId) {
        if (!isSystem(by) && !by.organisation().id().equals(organisationId)) {
            throw notThere();
        }
    }

    private static void mayGrant(Person by, Set<Role> roles) {
        if (!isSystem(by) && holdsMore(roles)) {
            throw PlatformProblem.invalid("/roles", "Only a system administrator grants this role.");
        }
    }

    private void somebodyRemains(Account account) {
        if (account.person().roles().contains(Role.SYSTEM_ADMINISTRATOR)
                && !people.hasSystemAdministratorBeside(account.person().id())) {
            throw new ProblemException(IdentityProblem.LAST_ADMINISTRATOR);
        }
    }

    private static boolean holdsMore(Set<Role> roles) {
        return roles.stream().anyMatch(RoleRules.NOT_FOR_ORGANISATIONS_TO_GRANT::contains);
    }

    private static boolean isSystem(Person by) {
        return by.may(Permission.ADMINISTER_SYSTEM);
    }

    private static ProblemException notThere() {
        return new ProblemException(PlatformProblem.NOT_FOUND);
    }
}

package org.hedgerow.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.platform.PlainText;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators and coordinators may do to whom, as {@link Powers} says; everything that is beyond their reach is not there.
 * Changes happen one after another, and the rights of whoever asks are read again inside the change.
 */
@Service
@Transactional
public class Administration {

    private static final int LONGEST_REASON = 400;

    private final JdbcClient jdbc;
    private final PeopleStore people;
    private final Directory directory;
    private final Care care;
    private final SecondFactors secondFactors;

    Administration(JdbcClient jdbc, PeopleStore people, Directory directory, Care care, SecondFactors secondFactors) {
        this.jdbc = jdbc;
        this.people = people;
        this.directory = directory;
        this.care = care;
        this.secondFactors = secondFactors;
    }

    /** The organisations that this person looks after: all for a system administrator. */
    @Transactional(readOnly = true)
    public List<AdministeredOrganisation> listOrganisations(Person by) {
        var powers = care.powersOf(by);
        var footnotes = care.footnotes();
        return people.listOrganisations().stream()
                .filter(organisation -> powers.reaches(organisation.id()))
                .map(organisation -> administered(organisation, footnotes))
                .toList();
    }

    /**
     * Adds an organisation; one that a force's administrator adds is a watch group in that force's care.
     *
     * @param careOf the force that will look after a watch group, for a system administrator to say
     */
    public AdministeredOrganisation createOrganisation(Person by, NewOrganisation organisation, @Nullable UUID careOf) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_ORGANISATION);
        var force = powers.by().organisation();
        if (!powers.isSystem()) {
            if (force.kind() != OrganisationKind.FORCE) {
                throw notThere();
            }
            if (organisation.kind() != OrganisationKind.WATCH_GROUP) {
                throw PlatformProblem.invalid("/kind", "A force adds watch groups only; others are added for it.");
            }
            if (careOf != null && !careOf.equals(force.id())) {
                throw PlatformProblem.invalid("/careOf", "This group will be in your own force's care.");
            }
        }
        var made = directory.createOrganisation(organisation, powers.by().id());
        var carer = powers.isSystem() ? careOf : force.id();
        if (carer != null) {
            directory.putInCare(made.id(), carer, powers.by().id());
        }
        return administered(made.id());
    }

    /** Lets a force look after a watch group from now on, or nobody beside the group itself. */
    public AdministeredOrganisation putInCare(Person by, UUID groupId, @Nullable UUID forceId) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_SYSTEM);
        reach(powers, groupId);
        directory.putInCare(groupId, forceId, powers.by().id());
        return administered(groupId);
    }

    /** Nothing is shared with the organisation from now on, and its people may do nothing; within a second on streams too. */
    public void freeze(Person by, UUID organisationId, @Nullable String reason) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_ORGANISATION);
        reachForFreezing(powers, organisationId);
        var words = PlainText.checkLine("/reason", reason, LONGEST_REASON);
        if (!care.hasSystemAdministratorOutside(organisationId)) {
            throw new ProblemException(IdentityProblem.LAST_ADMINISTRATOR);
        }
        directory.setFrozen(organisationId, true, words, powers.by().id());
    }

    public void thaw(Person by, UUID organisationId) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_ORGANISATION);
        reachForFreezing(powers, organisationId);
        directory.setFrozen(organisationId, false, null, powers.by().id());
    }

    @Transactional(readOnly = true)
    public List<Account> listPeople(Person by, UUID organisationId) {
        reach(care.powersOf(by), organisationId);
        return people.listAccounts(organisationId);
    }

    public NewAccount createPerson(Person by, NewPerson person) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_ORGANISATION);
        reach(powers, person.organisationId());
        mayGrant(powers, person.roles());
        return directory.createPerson(person, powers.by().id());
    }

    public Account setRoles(Person by, UUID personId, Set<Role> roles) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_ORGANISATION);
        var account = changeable(powers, personId);
        mayGrant(powers, roles);
        if (account.stay() != null) {
            throw PlatformProblem.invalid("/roles", "A guest stays a guest; add the person anew as something else.");
        }
        if (!roles.contains(Role.SYSTEM_ADMINISTRATOR)) {
            somebodyRemains(account);
        }
        directory.setRoles(account, roles, powers.by().id());
        return people.findAccount(personId).orElseThrow();
    }

    /** Takes effect at once: every session ends. */
    public void suspend(Person by, UUID personId) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_MEMBERS);
        var account = changeable(powers, personId);
        somebodyRemains(account);
        directory.setSuspended(account, true, powers.by().id());
    }

    public void reinstate(Person by, UUID personId) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_MEMBERS);
        directory.setSuspended(changeable(powers, personId), false, powers.by().id());
    }

    /** Takes somebody out for good, at once; the reports that they made stay where they are. */
    public void remove(Person by, UUID personId) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_MEMBERS);
        var account = changeable(powers, personId);
        somebodyRemains(account);
        directory.remove(account, powers.by().id());
    }

    /** A new code for somebody whose first one expired, or who has forgotten the password. */
    public String renewEnrolment(Person by, UUID personId) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_ORGANISATION);
        return directory.renewEnrolment(
                changeable(powers, personId), powers.by().id());
    }

    /** For somebody who has lost passkeys, app and recovery codes: they set one up anew after the next password. Every session ends. */
    public void resetSecondFactors(Person by, UUID personId) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_ORGANISATION);
        secondFactors.reset(
                changeable(powers, personId).person().id(), powers.by().id());
    }

    /** Forgets which account of an identity provider this person came with; the next one that comes with the name is taken. */
    public void forgetProviderAccount(Person by, UUID personId) {
        var powers = lockedAndReadAgain(by, Permission.ADMINISTER_ORGANISATION);
        directory.forgetProviderAccount(
                changeable(powers, personId), powers.by().id());
    }

    Powers lockedAndReadAgain(Person by, Permission needed) {
        jdbc.sql("select epoch from policy_epoch for update").query(Long.class).single();
        return people.find(by.id())
                .filter(now -> now.may(needed))
                .map(care::powersOf)
                .orElseThrow(Administration::notThere);
    }

    /** @throws ProblemException 404 when the organisation is not there for this person, or not at all */
    Organisation reach(Powers powers, UUID organisationId) {
        return people.findOrganisation(organisationId)
                .filter(found -> powers.reaches(found.id()))
                .orElseThrow(Administration::notThere);
    }

    /** @throws ProblemException 404 when the person is not there for whoever asks, 409 when there but with more rights */
    Account changeable(Powers powers, UUID personId) {
        var account = people.findAccount(personId).orElseThrow(Administration::notThere);
        reach(powers, account.person().organisation().id());
        if (!powers.covers(account.person().roles())) {
            throw new ProblemException(IdentityProblem.BEYOND_YOUR_RIGHTS);
        }
        return account;
    }

    private void reachForFreezing(Powers powers, UUID organisationId) {
        reach(powers, organisationId);
        if (!powers.mayFreeze(organisationId)) {
            throw notThere();
        }
    }

    private static void mayGrant(Powers powers, Set<Role> roles) {
        if (!powers.covers(roles)) {
            throw PlatformProblem.invalid("/roles", "Only a system administrator grants this role.");
        }
        if (roles.contains(Role.GUEST)) {
            throw PlatformProblem.invalid("/roles", "A guest comes by an invitation, which says for how long.");
        }
    }

    private void somebodyRemains(Account account) {
        if (account.person().roles().contains(Role.SYSTEM_ADMINISTRATOR)
                && !people.hasSystemAdministratorBeside(account.person().id())) {
            throw new ProblemException(IdentityProblem.LAST_ADMINISTRATOR);
        }
    }

    private AdministeredOrganisation administered(UUID organisationId) {
        return administered(people.findOrganisation(organisationId).orElseThrow(), care.footnotes());
    }

    private static AdministeredOrganisation administered(
            Organisation organisation, Map<UUID, Care.Footnote> footnotes) {
        var footnote = footnotes.get(organisation.id());
        return footnote == null
                ? new AdministeredOrganisation(organisation, null, null)
                : new AdministeredOrganisation(organisation, footnote.inCareOf(), footnote.frozenReason());
    }

    private static ProblemException notThere() {
        return new ProblemException(PlatformProblem.NOT_FOUND);
    }
}

package org.hedgerow.identity;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.AccountChanged.Change;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes and changes organisations and people, holding to the rules that bind everybody. It asks nobody's permission:
 * {@link Administration} does that for people, and the demonstration needs none.
 */
@Service
@Transactional
public class Directory {

    private static final Duration CODE_LIFE = Duration.ofHours(72);
    /** A guest stays no longer, whoever made the account and whatever they said. */
    static final int LONGEST_STAY_DAYS = 30;

    private final JdbcClient jdbc;
    private final PeopleStore people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SecondFactorRule secondFactors;
    private final ApplicationEventPublisher events;

    Directory(
            JdbcClient jdbc,
            PeopleStore people,
            Passwords passwords,
            Sessions sessions,
            SecondFactorRule secondFactors,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.events = events;
    }

    public Organisation createOrganisation(NewOrganisation organisation) {
        return createOrganisation(organisation, null);
    }

    /** The person, and the code with which that person sets a password within {@code 72 h}. */
    public NewAccount createPerson(NewPerson person) {
        return createPerson(person, null);
    }

    /** Sets a password that keeps the same rules as everybody's, and ends what sessions there are. */
    public void setPassword(UUID personId, String password) {
        setPassword(personId, password, null);
    }

    /** Nothing is shared with a frozen organisation, nor may its people do anything. */
    public void setFrozen(UUID organisationId, boolean frozen) {
        setFrozen(organisationId, frozen, null, null);
    }

    /**
     * Lets a force look after a watch group, or nobody but the group itself.
     *
     * @throws ProblemException 422 when it is no watch group, or that is no force
     */
    public void putInCare(UUID groupId, @Nullable UUID forceId) {
        putInCare(groupId, forceId, null);
    }

    void setFrozen(UUID organisationId, boolean frozen, @Nullable String reason, @Nullable UUID by) {
        jdbc.sql("update organisation set frozen = ?, frozen_reason = ? where id = ?")
                .params(frozen, frozen ? reason : null, organisationId)
                .update();
        tell(by, organisationId, frozen ? Change.ORGANISATION_FROZEN : Change.ORGANISATION_THAWED, reason);
    }

    void putInCare(UUID groupId, @Nullable UUID forceId, @Nullable UUID by) {
        if (!isOf(groupId, OrganisationKind.WATCH_GROUP)) {
            throw PlatformProblem.invalid("/force", "Only a watch group is looked after by a force.");
        }
        if (forceId != null && !isOf(forceId, OrganisationKind.FORCE)) {
            throw PlatformProblem.invalid("/force", "Only a force looks after a watch group.");
        }
        jdbc.sql("update organisation set in_care_of = ?::uuid where id = ?")
                .params(forceId, groupId)
                .update();
        tell(by, groupId, Change.PUT_IN_CARE);
    }

    private boolean isOf(UUID organisationId, OrganisationKind kind) {
        return people.findOrganisation(organisationId)
                .filter(found -> found.kind() == kind)
                .isPresent();
    }

    Organisation createOrganisation(NewOrganisation organisation, @Nullable UUID by) {
        try {
            var id = jdbc.sql("""
                            insert into organisation (kind, name, short_name, force_code, watch_squares)
                            values (?, ?, ?, ?, ?::text[]) returning id
                            """)
                    .param(organisation.kind().name())
                    .param(organisation.name())
                    .param(organisation.shortName())
                    .param(organisation.forceCode())
                    .param(organisation.watchSquares().toArray(new String[0]))
                    .query(UUID.class)
                    .single();
            tell(by, id, Change.ORGANISATION_MADE);
            return people.findOrganisation(id).orElseThrow();
        } catch (DuplicateKeyException e) {
            throw PlatformProblem.invalid("/name", "There is an organisation with this name or force code already.");
        }
    }

    NewAccount createPerson(NewPerson person, @Nullable UUID by) {
        var organisation = people.findOrganisation(person.organisationId())
                .orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        RoleRules.check(organisation.kind(), person.roles());
        try {
            var id = jdbc.sql("insert into person (username, name, organisation_id) values (?, ?, ?) returning id")
                    .params(person.username(), person.name(), person.organisationId())
                    .query(UUID.class)
                    .single();
            grant(id, person.roles());
            if (person.roles().contains(Role.GUEST)) {
                setStay(id, LONGEST_STAY_DAYS, organisation.shortName());
            }
            tell(by, id, Change.PERSON_MADE);
            return new NewAccount(people.findAccount(id).orElseThrow(), newCode(id, CODE_LIFE));
        } catch (DuplicateKeyException e) {
            throw PlatformProblem.invalid("/username", "Somebody is called that already.");
        }
    }

    void setPassword(UUID personId, @Nullable String password, @Nullable UUID by) {
        var account = people.findAccount(personId).orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND));
        var accepted = passwords.accept(password, account.person().username());
        jdbc.sql("update person set password_hash = ? where id = ?")
                .params(passwords.hash(accepted), personId)
                .update();
        retireCodes(personId);
        sessions.endAll(personId);
        tell(by, personId, Change.PASSWORD_SET);
    }

    /** The day counted from this moment on which a guest's account ends. */
    void setStay(UUID personId, int days, String from) {
        jdbc.sql("update person set valid_until = now() + make_interval(days => ?), guest_from = ? where id = ?")
                .params(Math.min(days, LONGEST_STAY_DAYS), from, personId)
                .update();
    }

    void setEmail(UUID personId, @Nullable String email) {
        jdbc.sql("update person set email = ? where id = ?")
                .params(email, personId)
                .update();
    }

    /**
     * Takes somebody out of the organisation for good: no role, no password, no name to sign in with, no session. The row stays,
     * with the name that colleagues knew, because reports and the audit refer to it.
     */
    void remove(Account account, UUID by) {
        var id = account.person().id();
        jdbc.sql("delete from person_role where person_id = ?").param(id).update();
        jdbc.sql("delete from sign_in_link where person_id = ?").param(id).update();
        jdbc.sql("delete from provider_subject where person_id = ?").param(id).update();
        retireCodes(id);
        jdbc.sql("""
                        update person set removed_at = now(), suspended = true, username = 'removed.' || id, password_hash = null,
                          email = null
                        where id = ?
                        """).param(id).update();
        sessions.endAll(id);
        tell(by, id, Change.REMOVED);
    }

    void setRoles(Account account, Set<Role> roles, UUID by) {
        var person = account.person();
        RoleRules.check(person.organisation().kind(), roles);
        jdbc.sql("delete from person_role where person_id = ?")
                .param(person.id())
                .update();
        grant(person.id(), roles);
        if (!secondFactors.isRequiredFor(person.roles()) && secondFactors.isRequiredFor(roles)) {
            // What was opened with one factor may be a stream, which nobody asks again.
            sessions.endAll(person.id());
        }
        tell(by, person.id(), Change.ROLES_CHANGED);
    }

    void setSuspended(Account account, boolean suspended, UUID by) {
        var id = account.person().id();
        jdbc.sql("update person set suspended = ? where id = ?")
                .params(suspended, id)
                .update();
        sessions.endAll(id);
        tell(by, id, suspended ? Change.SUSPENDED : Change.REINSTATED);
    }

    void forgetProviderAccount(Account account, UUID by) {
        var id = account.person().id();
        jdbc.sql("delete from provider_subject where person_id = ?").param(id).update();
        tell(by, id, Change.PROVIDER_FORGOTTEN);
    }

    String renewEnrolment(Account account, UUID by) {
        var id = account.person().id();
        tell(by, id, Change.ENROLMENT_RENEWED);
        return newCode(id, CODE_LIFE);
    }

    /** A new code makes every earlier one for the same person worthless. */
    String newCode(@Nullable UUID personId, Duration life) {
        var code = OneTimeCode.random();
        retireCodes(personId);
        jdbc.sql("""
                        insert into enrolment (code_hash, person_id, expires_at)
                        values (?, ?::uuid, now() + make_interval(secs => ?))
                        """).params(code.hash(), personId, life.toSeconds()).update();
        return code.grouped();
    }

    void retireCodes(@Nullable UUID personId) {
        jdbc.sql("""
                        update enrolment set expires_at = now()
                        where person_id is not distinct from ?::uuid and used_at is null and expires_at > now()
                        """).param(personId).update();
    }

    private void grant(UUID personId, Set<Role> roles) {
        jdbc.sql("insert into person_role (person_id, role) select ?, unnest(?::text[])")
                .params(personId, roles.stream().map(Role::name).toArray(String[]::new))
                .update();
    }

    void tell(@Nullable UUID by, UUID subject, Change change) {
        tell(by, subject, change, null);
    }

    private void tell(@Nullable UUID by, UUID subject, Change change, @Nullable String reason) {
        events.publishEvent(new AccountChanged(by, subject, change, reason));
    }
}

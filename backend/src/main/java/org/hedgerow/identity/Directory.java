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

    private final JdbcClient jdbc;
    private final PeopleStore people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    Directory(
            JdbcClient jdbc,
            PeopleStore people,
            Passwords passwords,
            Sessions sessions,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
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
        jdbc.sql("update organisation set frozen = ? where id = ?")
                .params(frozen, organisationId)
                .update();
        tell(null, organisationId, frozen ? Change.ORGANISATION_FROZEN : Change.ORGANISATION_THAWED);
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

    void setRoles(Account account, Set<Role> roles, UUID by) {
        var person = account.person();
        RoleRules.check(person.organisation().kind(), roles);
        jdbc.sql("delete from person_role where person_id = ?")
                .param(person.id())
                .update();
        grant(person.id(), roles);
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

    private void retireCodes(@Nullable UUID personId) {
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

    private void tell(@Nullable UUID by, UUID subject, Change change) {
        events.publishEvent(new AccountChanged(by, subject, change));
    }
}

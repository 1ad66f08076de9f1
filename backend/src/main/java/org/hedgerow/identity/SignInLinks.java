package org.hedgerow.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.AccountChanged.Change;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that sign a member of a watch group in once, within {@value #MINUTES} minutes. For nobody else: what police and
 * administrators may see is not for whoever reads their post.
 */
@Service
@Transactional
public class SignInLinks {

    static final int MINUTES = 15;

    private static final Duration LIFE = Duration.ofMinutes(MINUTES);

    private static final Set<Role> MEMBERS = EnumSet.of(Role.REPORTER, Role.WATCH_COORDINATOR);

    /**
     * A new link.
     *
     * @param code the secret of it, shown or sent once and kept nowhere
     */
    public record Made(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }

    /** Where the link that somebody asked for goes. */
    record Letter(String email, Made link) {}

    private final JdbcClient jdbc;
    private final Administration administration;
    private final PeopleStore people;
    private final Directory directory;

    SignInLinks(JdbcClient jdbc, Administration administration, PeopleStore people, Directory directory) {
        this.jdbc = jdbc;
        this.administration = administration;
        this.people = people;
        this.directory = directory;
    }

    /** Whether people with these roles in such an organisation may sign in by a link. */
    static boolean mayUse(OrganisationKind kind, Set<Role> roles) {
        return kind == OrganisationKind.WATCH_GROUP && !roles.isEmpty() && MEMBERS.containsAll(roles);
    }

    /**
     * A link for a member whom this person looks after; every earlier one is worth nothing from now on.
     *
     * @throws ProblemException 404 when the member is not there for whoever asks, 409 when there but not for a link
     */
    public Made make(Person by, UUID personId) {
        var powers = administration.lockedAndReadAgain(by, Permission.ADMINISTER_MEMBERS);
        var account = administration.changeable(powers, personId);
        if (!isForLinks(account.person()) || !account.isOpen()) {
            throw new ProblemException(IdentityProblem.NOT_BY_LINK);
        }
        return make(personId, powers.by().id());
    }

    /** A link for whoever asked by this name, if there is anywhere to send it; empty otherwise, for whatever reason. */
    Optional<Letter> makeFor(Username username) {
        return !username.isPossible()
                ? Optional.empty()
                : jdbc.sql("select id, email from person where username = ? and email is not null")
                        .param(username.canonical())
                        .query((row, number) -> new Asked(row.getObject("id", UUID.class), row.getString("email")))
                        .optional()
                        .filter(asked -> people.find(asked.personId())
                                .filter(SignInLinks::isForLinks)
                                .isPresent())
                        .map(asked -> new Letter(asked.email(), make(asked.personId(), null)));
    }

    private record Asked(UUID personId, String email) {}

    /**
     * Uses a link up.
     *
     * @throws ProblemException 422; unknown, used and expired links are refused alike
     */
    public Person use(@Nullable String code) {
        var person = jdbc.sql("""
                        update sign_in_link set used_at = now()
                        where code_hash = ? and used_at is null and expires_at > now() returning person_id
                        """)
                .param(OneTimeCode.typed(code).hash())
                .query(UUID.class)
                .optional()
                .flatMap(people::find)
                .filter(SignInLinks::isForLinks)
                .orElseThrow(() -> PlatformProblem.invalid(
                        "/code", "This link is not known, was used, or is too old. Ask for another."));
        directory.tell(person.id(), person.id(), Change.LINK_USED);
        return person;
    }

    private static boolean isForLinks(Person person) {
        return !person.organisation().frozen() && mayUse(person.organisation().kind(), person.roles());
    }

    private Made make(UUID personId, @Nullable UUID by) {
        var code = OneTimeCode.random();
        jdbc.sql("delete from sign_in_link where person_id = ? and used_at is null")
                .param(personId)
                .update();
        jdbc.sql("delete from sign_in_link where expires_at < now() - interval '1 day'")
                .update();
        var expiresAt = jdbc.sql("""
                        insert into sign_in_link (code_hash, person_id, made_by, expires_at)
                        values (?, ?, ?::uuid, now() + make_interval(secs => ?)) returning expires_at
                        """)
                .param(code.hash())
                .param(personId)
                .param(by)
                .param(LIFE.toSeconds())
                .query((row, number) -> row.getTimestamp("expires_at").toInstant())
                .single();
        directory.tell(by, personId, Change.LINK_MADE);
        return new Made(code.grouped(), expiresAt);
    }
}

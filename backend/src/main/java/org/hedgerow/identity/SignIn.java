package org.hedgerow.identity;

import java.util.Optional;
import java.util.UUID;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whether somebody is who they say. Whatever is wrong, the answer and the time it takes are the same. */
@Service
public class SignIn {

    private final PeopleStore people;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final ApplicationEventPublisher events;

    SignIn(
            PeopleStore people,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            SecondFactors secondFactors,
            ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.people = people;
        this.passwords = passwords;
        this.throttle = throttle;
        this.events = events;
    }

    /**
     * @throws ProblemException {@link IdentityProblem#SIGN_IN_REFUSED}, or 429 when tried too often
     */
    public Person signIn(@Nullable String username, @Nullable String password, ClientAddress address) {
        var name = Username.typed(username);
        throttle.take(name, address);
        var credentials = name.isPossible() ? people.findCredentials(name) : Optional.<PeopleStore.Credentials>empty();
        boolean known = passwords.matches(
                password, credentials.map(PeopleStore.Credentials::passwordHash).orElse(null));
        var person = credentials
                .filter(found -> known && !found.suspended())
                .flatMap(found -> people.find(found.personId()))
                .orElseThrow(() -> new ProblemException(IdentityProblem.SIGN_IN_REFUSED));
        throttle.forgive(name, address);
        return person;
    }

    /**
     * The second step after a password: a code of the app, or a recovery code. Codes are counted apart from passwords, so that a
     * password which is right does not give the tries at the code back.
     *
     * @throws ProblemException 422 on {@code /code}, or 429 when tried too often
     */
    public void showCode(Person person, @Nullable String code, ClientAddress address) {
        if (code == null || code.isBlank()) {
            throw PlatformProblem.invalid("/code", "Give the code.");
        }
        var counted = "code of " + person.id();
        throttle.take(counted, address);
        if (!secondFactors.accepts(person, code)) {
            throw SecondFactors.wrongCode();
        }
        throttle.forgive(counted, address);
    }

    /**
     * Asks for the password again, before something that a stranger at an open screen must not do.
     *
     * @param begunLately whether the session began within the last few minutes, which is enough for those who never use a password
     * @throws ProblemException 422 on {@code /password}, or 429 when tried too often
     */
    public void proveAgain(Person person, @Nullable String password, boolean begunLately, ClientAddress address) {
        var name = Username.typed(person.username());
        var hash = people.findCredentials(name)
                .map(PeopleStore.Credentials::passwordHash)
                .orElse(null);
        if (hash == null) {
            if (!begunLately) {
                throw PlatformProblem.invalid(
                        "/password", "Sign out and in again first; then you have ten minutes for this.");
            }
            return;
        }
        if (password == null || password.isEmpty()) {
            throw PlatformProblem.invalid("/password", "Give your password again.");
        }
        throttle.take(name, address);
        if (!passwords.matches(password, hash)) {
            throw PlatformProblem.invalid("/password", "This is not your password.");
        }
        throttle.forgive(name, address);
    }

    /** Puts down that this person's session has begun, however they have shown who they are. */
    public void begun(Person person) {
        events.publishEvent(new AccountChanged(person.id(), person.id(), AccountChanged.Change.SIGNED_IN));
    }

    /** Puts down that this person has ended one of the own sessions from another one. */
    public void ended(Person person) {
        events.publishEvent(new AccountChanged(person.id(), person.id(), AccountChanged.Change.SESSION_ENDED));
    }

    /** Ends every session of this person, on every device and node. */
    @Transactional
    public void leaveEverywhere(UUID personId) {
        sessions.endAll(personId);
        events.publishEvent(new AccountChanged(personId, personId, AccountChanged.Change.SIGNED_OUT_EVERYWHERE));
    }
}

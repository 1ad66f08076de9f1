package org.hedgerow.identity;

import java.util.Optional;
import java.util.UUID;
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
    private final ApplicationEventPublisher events;

    SignIn(
            PeopleStore people,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            ApplicationEventPublisher events) {
        this.sessions = sessions;
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

    /** Puts down that this person's session has begun, however they have shown who they are. */
    public void begun(Person person) {
        events.publishEvent(new AccountChanged(person.id(), person.id(), AccountChanged.Change.SIGNED_IN));
    }

    /** Ends every session of this person, on every device and node. */
    @Transactional
    public void leaveEverywhere(UUID personId) {
        sessions.endAll(personId);
        events.publishEvent(new AccountChanged(personId, personId, AccountChanged.Change.SIGNED_OUT_EVERYWHERE));
    }
}

package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Proof;
import org.hedgerow.identity.SecondFactors;
import org.hedgerow.identity.SignIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The one way into a session, whatever somebody has shown: a password, a passkey, a link, another service's word. Decides
 * whether the session is whole or half, and in either case leaves nothing of an earlier one.
 */
@Component
@ConditionalOnWebApplication
class SessionStart {

    private final PersonOfSession personOfSession;
    private final SecondFactors secondFactors;
    private final SignIn signIn;
    private final CookieCsrfTokenRepository tokens;

    SessionStart(
            PersonOfSession personOfSession,
            SecondFactors secondFactors,
            SignIn signIn,
            CookieCsrfTokenRepository tokens) {
        this.personOfSession = personOfSession;
        this.secondFactors = secondFactors;
        this.signIn = signIn;
        this.tokens = tokens;
    }

    SessionAnswer begin(Person person, Proof proof, HttpServletRequest request, HttpServletResponse response) {
        boolean half = secondFactors.isWanted(person, proof);
        if (half) {
            personOfSession.startHalf(person, request);
        } else {
            personOfSession.start(person, proof, request);
            signIn.begun(person);
        }
        renewToken(request, response);
        return half ? HalfSessionView.of(secondFactors.ways(person)) : SessionView.of(person);
    }

    /** Goes on after a change that has ended every session, this one included. Whoever was half signed in is signed in now. */
    void again(Person person, Proof proof, HttpServletRequest request, HttpServletResponse response) {
        boolean wasHalf = CurrentPersons.find().isEmpty();
        personOfSession.start(person, proof, request);
        if (wasHalf) {
            signIn.begun(person);
        }
        renewToken(request, response);
    }

    /** A token that was planted before sign-in is worth nothing after it. */
    private void renewToken(HttpServletRequest request, HttpServletResponse response) {
        tokens.saveToken(tokens.generateToken(request), request, response);
    }
}

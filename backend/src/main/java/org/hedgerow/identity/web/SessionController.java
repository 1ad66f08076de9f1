package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@ConditionalOnWebApplication
class SessionController {

    record SignInForm(@Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "SignInForm[hidden]";
        }
    }

    private final SignIn signIn;
    private final PersonOfSession personOfSession;
    private final CookieCsrfTokenRepository tokens;

    SessionController(SignIn signIn, PersonOfSession personOfSession, CookieCsrfTokenRepository tokens) {
        this.signIn = signIn;
        this.personOfSession = personOfSession;
        this.tokens = tokens;
    }

    @GetMapping("/api/session")
    @OpenToAnyone(because = "everybody signed in may know who they are", signedIn = true)
    SessionView current(@CurrentPerson Person person) {
        return SessionView.of(person);
    }

    @PostMapping("/api/session")
    @OpenToAnyone(because = "nobody is signed in before signing in")
    SessionView signIn(@RequestBody SignInForm form, HttpServletRequest request, HttpServletResponse response) {
        var person = signIn.signIn(form.username(), form.password(), ClientAddress.of(request.getRemoteAddr()));
        personOfSession.start(person, request);
        // A token that was planted before sign-in is worth nothing after it.
        tokens.saveToken(tokens.generateToken(request), request, response);
        return SessionView.of(person);
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "everybody signed in may leave", signedIn = true)
    void signOut(HttpServletRequest request) {
        personOfSession.end(request);
    }

    @DeleteMapping("/api/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "everybody signed in may leave everywhere", signedIn = true)
    void signOutEverywhere(@CurrentPerson Person person, HttpServletRequest request) {
        signIn.leaveEverywhere(person.id());
        personOfSession.end(request);
    }
}

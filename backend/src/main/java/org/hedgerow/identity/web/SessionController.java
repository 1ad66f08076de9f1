package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Proof;
import org.hedgerow.identity.SecondFactors;
import org.hedgerow.identity.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
    private final SessionStart start;
    private final SecondFactors secondFactors;
    private final OpenSessions openSessions;

    SessionController(
            SignIn signIn,
            PersonOfSession personOfSession,
            SessionStart start,
            SecondFactors secondFactors,
            OpenSessions openSessions) {
        this.signIn = signIn;
        this.personOfSession = personOfSession;
        this.start = start;
        this.secondFactors = secondFactors;
        this.openSessions = openSessions;
    }

    @GetMapping("/api/session")
    @OpenToAnyone(because = "everybody signed in may know who they are", signedIn = true, halfSignedIn = true)
    SessionAnswer current(@CurrentPerson Person person) {
        return CurrentPersons.find().isPresent()
                ? SessionView.of(person)
                : HalfSessionView.of(secondFactors.ways(person));
    }

    @PostMapping("/api/session")
    @OpenToAnyone(because = "nobody is signed in before signing in")
    SessionAnswer signIn(@RequestBody SignInForm form, HttpServletRequest request, HttpServletResponse response) {
        var person = signIn.signIn(form.username(), form.password(), ClientAddress.of(request.getRemoteAddr()));
        return start.begin(person, Proof.ONE_FACTOR, request, response);
    }

    @DeleteMapping("/api/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "everybody signed in may leave", signedIn = true, halfSignedIn = true)
    void signOut(HttpServletRequest request) {
        personOfSession.end(request);
    }

    @GetMapping("/api/sessions")
    @OpenToAnyone(because = "everybody signed in may see where they are signed in", signedIn = true)
    List<OpenSessions.View> list(@CurrentPerson Person person, HttpServletRequest request) {
        return openSessions.list(person, request);
    }

    @DeleteMapping("/api/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "everybody signed in may end their own", signedIn = true)
    void endOne(@CurrentPerson Person person, @PathVariable String id) {
        openSessions.end(person, id);
        signIn.ended(person);
    }

    @DeleteMapping("/api/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @OpenToAnyone(because = "everybody signed in may leave everywhere", signedIn = true)
    void signOutEverywhere(@CurrentPerson Person person, HttpServletRequest request) {
        signIn.leaveEverywhere(person.id());
        personOfSession.end(request);
    }
}

package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Passkeys;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Proof;
import org.hedgerow.identity.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing in with a passkey, alone or after a password, and with a code after a password. */
@RestController
@ConditionalOnWebApplication
class SecondStepController {

    record CodeForm(@Nullable String code) {
        @Override
        public String toString() {
            return "CodeForm[hidden]";
        }
    }

    private final Passkeys passkeys;
    private final SignIn signIn;
    private final SessionStart start;

    SecondStepController(Passkeys passkeys, SignIn signIn, SessionStart start) {
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.start = start;
    }

    @PostMapping("/api/session/code")
    @OpenToAnyone(because = "it finishes signing in", signedIn = true, halfSignedIn = true)
    SessionAnswer code(
            @CurrentPerson Person person,
            @RequestBody CodeForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        signIn.showCode(person, form.code(), ClientAddress.of(request.getRemoteAddr()));
        return start.begin(person, Proof.TWO_FACTORS, request, response);
    }

    @PostMapping("/api/session/passkey/options")
    @OpenToAnyone(because = "nobody is signed in before signing in")
    Map<String, Object> ask(HttpServletRequest request, HttpServletResponse response) {
        var question = passkeys.askToSignIn(half(), request.getLocalPort());
        CeremonyCookie.set(question.ceremony(), request, response);
        return question.options();
    }

    @PostMapping("/api/session/passkey")
    @OpenToAnyone(because = "the passkey itself is what lets somebody in")
    SessionAnswer answer(@RequestBody PasskeyForm form, HttpServletRequest request, HttpServletResponse response) {
        var person = passkeys.signIn(
                CeremonyCookie.take(request, response),
                form.answer(),
                half(),
                ClientAddress.of(request.getRemoteAddr()),
                request.getLocalPort());
        return start.begin(person, Proof.TWO_FACTORS, request, response);
    }

    /** Whoever has given a password already must hold that person's passkey. */
    private static @Nullable Person half() {
        return CurrentPersons.find().isPresent()
                ? null
                : CurrentPersons.findEvenHalf().orElse(null);
    }
}

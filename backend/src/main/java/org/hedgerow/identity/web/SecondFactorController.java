package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.IdentityProblem;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Proof;
import org.hedgerow.identity.SecondFactors;
import org.hedgerow.identity.SignIn;
import org.hedgerow.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The second factors of whoever asks. Changing them needs the password once more, except while somebody who has none is setting
 * the first one up, within minutes of that password. Each change ends every other session and gives this browser a new one.
 */
@RestController
@RequestMapping("/api/second-factors")
@ConditionalOnWebApplication
class SecondFactorController {

    private static final Duration LATELY = Duration.ofMinutes(10);

    record PasswordForm(@Nullable String password) {
        @Override
        public String toString() {
            return "PasswordForm[hidden]";
        }
    }

    /** @param recoveryCodes shown this once; empty when the person has some already */
    record Changed(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "Changed[hidden]";
        }
    }

    private final SecondFactors factors;
    private final SignIn signIn;
    private final SessionStart start;
    private final Clock clock;

    SecondFactorController(SecondFactors factors, SignIn signIn, SessionStart start, Clock clock) {
        this.factors = factors;
        this.signIn = signIn;
        this.start = start;
        this.clock = clock;
    }

    @GetMapping
    @OpenToAnyone(because = "everybody may see their own", signedIn = true, halfSignedIn = true)
    SecondFactors.Overview list(@CurrentPerson Person person) {
        onlyToBegin(person);
        return factors.overview(person);
    }

    @PostMapping("/authenticator")
    @OpenToAnyone(because = "everybody may set an app up", signedIn = true, halfSignedIn = true)
    SecondFactors.NewAuthenticator begin(
            @CurrentPerson Person person, @RequestBody PasswordForm form, HttpServletRequest request) {
        mayChange(person, form, request);
        return factors.beginAuthenticator(person);
    }

    @PutMapping("/authenticator")
    @OpenToAnyone(because = "everybody may set an app up", signedIn = true, halfSignedIn = true)
    Changed confirm(
            @CurrentPerson Person person,
            @RequestBody SecondStepController.CodeForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        onlyToBegin(person);
        var codes = factors.confirmAuthenticator(person, form.code());
        start.again(person, Proof.TWO_FACTORS, request, response);
        return new Changed(codes);
    }

    @PostMapping("/authenticator/removal")
    @OpenToAnyone(because = "everybody may remove their own", signedIn = true)
    Changed removeAuthenticator(
            @CurrentPerson Person person,
            @RequestBody PasswordForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        mayChange(person, form, request);
        factors.removeAuthenticator(person);
        return renewed(person, List.of(), request, response);
    }

    @PostMapping("/recovery-codes")
    @OpenToAnyone(because = "everybody may have their own anew", signedIn = true)
    Changed renewRecoveryCodes(
            @CurrentPerson Person person,
            @RequestBody PasswordForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        mayChange(person, form, request);
        return renewed(person, factors.renewRecoveryCodes(person), request, response);
    }

    @PostMapping("/passkeys/options")
    @OpenToAnyone(because = "everybody may add a passkey", signedIn = true, halfSignedIn = true)
    Map<String, Object> askForPasskey(
            @CurrentPerson Person person,
            @RequestBody PasswordForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        mayChange(person, form, request);
        var question = factors.beginPasskey(person, request.getLocalPort());
        CeremonyCookie.set(question.ceremony(), request, response);
        return question.options();
    }

    @PostMapping("/passkeys")
    @OpenToAnyone(because = "everybody may add a passkey", signedIn = true, halfSignedIn = true)
    Changed addPasskey(
            @CurrentPerson Person person,
            @RequestBody PasskeyForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        onlyToBegin(person);
        var codes = factors.addPasskey(
                person, CeremonyCookie.take(request, response), form.answer(), form.name(), request.getLocalPort());
        start.again(person, Proof.TWO_FACTORS, request, response);
        return new Changed(codes);
    }

    @PostMapping("/passkeys/{id}/removal")
    @OpenToAnyone(because = "everybody may remove their own", signedIn = true)
    Changed removePasskey(
            @CurrentPerson Person person,
            @PathVariable UUID id,
            @RequestBody PasswordForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        mayChange(person, form, request);
        factors.removePasskey(person, id);
        return renewed(person, List.of(), request, response);
    }

    /** Somebody who owes a factor that they have may show it, and nothing else. */
    private void onlyToBegin(Person person) {
        if (isHalf() && !factors.ways(person).isEmpty()) {
            throw new ProblemException(IdentityProblem.SECOND_FACTOR_NEEDED);
        }
    }

    private void mayChange(Person person, PasswordForm form, HttpServletRequest request) {
        onlyToBegin(person);
        if (!isHalf()) {
            var begun = clock.millis() - request.getSession().getCreationTime();
            signIn.proveAgain(
                    person, form.password(), begun < LATELY.toMillis(), ClientAddress.of(request.getRemoteAddr()));
        }
    }

    private Changed renewed(
            Person person, List<String> codes, HttpServletRequest request, HttpServletResponse response) {
        start.again(person, PersonOfSession.shown(request), request, response);
        return new Changed(codes);
    }

    private static boolean isHalf() {
        return CurrentPersons.find().isEmpty();
    }
}

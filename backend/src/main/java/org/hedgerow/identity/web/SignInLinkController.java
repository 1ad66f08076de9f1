package org.hedgerow.identity.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hedgerow.identity.ClientAddress;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.LinkLetters;
import org.hedgerow.identity.OpenToAnyone;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Proof;
import org.hedgerow.identity.Requires;
import org.hedgerow.identity.SignInLinks;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links that sign members of watch groups in: asked for, made for somebody, used. */
@RestController
@ConditionalOnWebApplication
class SignInLinkController {

    private static final String OPEN = "/open.html";

    /** @param language of the letter: {@code en}, as when none is named, or {@code cy} */
    record AskForm(@Nullable String username, @Nullable String language) {
        @Override
        public String toString() {
            return "AskForm[hidden]";
        }
    }

    record UseForm(@Nullable String code) {
        @Override
        public String toString() {
            return "UseForm[hidden]";
        }
    }

    record LinkView(Instant expiresAt, @JsonUnwrapped Addresses.Handed handed) {}

    private final SignInLinks links;
    private final LinkLetters letters;
    private final Addresses addresses;
    private final SessionStart start;

    SignInLinkController(SignInLinks links, LinkLetters letters, Addresses addresses, SessionStart start) {
        this.links = links;
        this.letters = letters;
        this.addresses = addresses;
        this.start = start;
    }

    @PostMapping("/api/sign-in-links")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @OpenToAnyone(because = "nobody is signed in before signing in")
    void ask(@RequestBody AskForm form, HttpServletRequest request) {
        var language = Objects.requireNonNullElse(form.language(), Words.LANGUAGES.get(0));
        if (!Words.LANGUAGES.contains(language)) {
            throw PlatformProblem.invalid("/language", "Letters are written in English or Welsh.");
        }
        letters.ask(form.username(), language, ClientAddress.of(request.getRemoteAddr()));
    }

    @PostMapping("/api/sign-in-links/used")
    @OpenToAnyone(because = "the link itself is what lets somebody in")
    SessionAnswer use(@RequestBody UseForm form, HttpServletRequest request, HttpServletResponse response) {
        return start.begin(links.use(form.code()), Proof.ONE_FACTOR, request, response);
    }

    @PostMapping("/api/people/{id}/sign-in-links")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ADMINISTER_MEMBERS)
    LinkView make(@CurrentPerson Person by, @PathVariable UUID id, HttpServletRequest request) {
        var made = links.make(by, id);
        return new LinkView(made.expiresAt(), addresses.hand(OPEN, made.code(), request));
    }
}

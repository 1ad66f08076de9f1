package org.hedgerow.identity.web;

import java.util.List;
import org.hedgerow.identity.IdentityProviders;
import org.hedgerow.identity.LinkLetters;
import org.hedgerow.identity.OpenToAnyone;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the sign-in page may offer beside a password. */
@RestController
class WaysInController {

    record ProviderView(String id, String name) {}

    /** @param links whether links are sent by e-mail here */
    record WaysView(List<ProviderView> providers, boolean links) {}

    private final IdentityProviders providers;
    private final LinkLetters letters;

    WaysInController(IdentityProviders providers, LinkLetters letters) {
        this.providers = providers;
        this.letters = letters;
    }

    @GetMapping("/api/ways-in")
    @OpenToAnyone(because = "nobody is signed in before signing in")
    WaysView list() {
        return new WaysView(
                providers.list().stream()
                        .map(provider -> new ProviderView(provider.id(), provider.name()))
                        .toList(),
                letters.areSent());
    }
}

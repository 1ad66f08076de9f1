package org.hedgerow.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where people reach this installation, if anybody has said. What is sent by e-mail or to an identity provider never takes it from a
 * request, in which anybody could write another.
 */
@Component
public class PublicAddress {

    private final IdentitySettings settings;

    PublicAddress(IdentitySettings settings) {
        this.settings = settings;
    }

    /** Such as {@code https://hedgerow.example}, without a path. */
    public Optional<String> find() {
        return settings.address().isEmpty() ? Optional.empty() : Optional.of(settings.address());
    }
}

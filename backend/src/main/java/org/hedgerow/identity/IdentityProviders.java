package org.hedgerow.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hedgerow.identity.ProviderSettings.Provider;
import org.springframework.stereotype.Component;

/** The identity providers that this installation is set up for. A start with one that cannot work fails. */
@Component
public class IdentityProviders {

    private static final int LONGEST_SECRET = 4096;

    private final List<IdentityProvider> all;

    IdentityProviders(ProviderSettings settings) {
        all = settings.providers().stream().map(IdentityProviders::ready).toList();
        if (all.stream().map(IdentityProvider::id).distinct().count() != all.size()
                || all.stream().map(IdentityProvider::organisation).distinct().count() != all.size()) {
            throw new IllegalStateException(
                    "hedgerow.sign-in.providers: one for each organisation, each with its own id");
        }
    }

    public List<IdentityProvider> list() {
        return all;
    }

    public Optional<IdentityProvider> find(String id) {
        return all.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    private static IdentityProvider ready(Provider provider) {
        return new IdentityProvider(
                provider.id(),
                provider.name(),
                provider.organisation(),
                provider.issuer(),
                provider.clientId(),
                secret(provider),
                provider.usernameClaim(),
                provider.scopes(),
                provider.secondFactorAcr(),
                provider.secondFactorAmr());
    }

    private static String secret(Provider provider) {
        var where = "hedgerow.sign-in.providers (" + provider.id() + "): ";
        if ((provider.clientSecret() == null) == (provider.clientSecretFile() == null)) {
            throw new IllegalStateException(where + "give either client-secret or client-secret-file");
        }
        var secret = Objects.requireNonNullElse(provider.clientSecret(), "");
        if (provider.clientSecretFile() != null) {
            try {
                secret = Files.readString(provider.clientSecretFile());
            } catch (IOException e) {
                throw new IllegalStateException(where + "the file of the secret cannot be read", e);
            }
        }
        var stripped = secret.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_SECRET) {
            throw new IllegalStateException(where + "the secret is empty or too long");
        }
        return stripped;
    }
}

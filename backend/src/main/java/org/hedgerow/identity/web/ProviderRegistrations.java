package org.hedgerow.identity.web;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hedgerow.identity.IdentityProvider;
import org.hedgerow.identity.IdentityProviders;
import org.hedgerow.identity.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What the framework must know of a provider: our settings, and what the provider says of itself (OpenID Connect Discovery 1.0),
 * asked for when somebody first signs in there, so that no provider can keep Hedgerow from starting. One that does not answer is
 * left alone for half a minute.
 */
@Component
class ProviderRegistrations implements ClientRegistrationRepository {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderRegistrations.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);

    private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
            new ParameterizedTypeReference<>() {};

    private final IdentityProviders providers;
    private final PublicAddress address;
    private final Clock clock;
    private final RestClient http =
            RestClient.builder().requestFactory(requests()).build();
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
    private final Map<String, Instant> silentUntil = new ConcurrentHashMap<>();

    ProviderRegistrations(IdentityProviders providers, PublicAddress address, Clock clock) {
        this.providers = providers;
        this.address = address;
        this.clock = clock;
    }

    /** Asks within {@code 5 s} and follows no redirect: what a provider says must come from where it is known to be. */
    static ClientHttpRequestFactory requests() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(PATIENCE);
        return requests;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        var provider = providers.find(id).orElse(null);
        if (provider == null || clock.instant().isBefore(silentUntil.getOrDefault(id, Instant.MIN))) {
            return null;
        }
        try {
            return known.computeIfAbsent(id, unknown -> discover(provider));
        } catch (RestClientException | IllegalArgumentException | IllegalStateException e) {
            silentUntil.put(id, clock.instant().plus(LEFT_ALONE));
            LOG.warn(
                    "The identity provider {} cannot be used: {}",
                    id,
                    e.getClass().getSimpleName());
            return null;
        }
    }

    private ClientRegistration discover(IdentityProvider provider) {
        var document = http.get()
                .uri(provider.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(DOCUMENT);
        if (document == null || !provider.issuer().equals(document.get("issuer"))) {
            throw new IllegalStateException("The provider calls itself by another name");
        }
        return ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(provider.id())
                .clientName(provider.name())
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(address.find().orElse("{baseUrl}") + ProviderDoor.BACK + "/{registrationId}")
                .scope(scopes(provider))
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    private static String[] scopes(IdentityProvider provider) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of("openid"), provider.scopes().stream())
                .distinct()
                .toArray(String[]::new);
    }
}

package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Sets out to providers that are known and answer; for others there is no way out, and the door's refusal follows. */
final class KnownProviders implements OAuth2AuthorizationRequestResolver {

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final ProviderRegistrations registrations;

    KnownProviders(DefaultOAuth2AuthorizationRequestResolver requests, ProviderRegistrations registrations) {
        this.requests = requests;
        this.registrations = registrations;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        var path = request.getRequestURI();
        var id = path.startsWith(ProviderDoor.OUT + "/") ? path.substring(ProviderDoor.OUT.length() + 1) : "";
        return resolve(request, id);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
        return registrations.findByRegistrationId(id) == null ? null : requests.resolve(request, id);
    }
}

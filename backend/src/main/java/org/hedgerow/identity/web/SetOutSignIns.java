package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hedgerow.identity.PendingSignIns;
import org.hedgerow.identity.PendingSignIns.Pending;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;

/**
 * Keeps what was sent to a provider until the answer comes. The browser is known again by a cookie of its own, which unlike the
 * session's travels on the way back from another site (SameSite=Lax) and is good for nothing else.
 */
@Component
class SetOutSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "SIGN-IN";

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int LONGEST_PARAMETER = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PendingSignIns pending;
    private final ProviderRegistrations registrations;

    SetOutSignIns(PendingSignIns pending, ProviderRegistrations registrations) {
        this.pending = pending;
        this.registrations = registrations;
    }

    /** What has not been taken is not looked at either. */
    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest setOut, HttpServletRequest request, HttpServletResponse response) {
        if (setOut == null) {
            return;
        }
        var browser = random();
        boolean put = pending.put(
                Objects.requireNonNull(setOut.getState()),
                browser,
                new Pending(
                        text(setOut.getAttributes(), OAuth2ParameterNames.REGISTRATION_ID),
                        text(setOut.getAttributes(), OidcParameterNames.NONCE),
                        text(setOut.getAttributes(), PkceParameterNames.CODE_VERIFIER),
                        Objects.requireNonNull(setOut.getRedirectUri())));
        if (put) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(browser, LIFE, request));
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var state = request.getParameter(OAuth2ParameterNames.STATE);
        var browser = browser(request);
        if (state == null || state.length() > LONGEST_PARAMETER || browser.isEmpty()) {
            return null;
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request));
        return pending.take(state, browser.get())
                .filter(found -> request.getRequestURI().endsWith(ProviderDoor.BACK + "/" + found.provider()))
                .map(found -> again(found, state, registrations.findByRegistrationId(found.provider())))
                .orElse(null);
    }

    private static @Nullable OAuth2AuthorizationRequest again(
            Pending found, String state, @Nullable ClientRegistration registration) {
        return registration == null
                ? null
                : OAuth2AuthorizationRequest.authorizationCode()
                        .clientId(registration.getClientId())
                        .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                        .redirectUri(found.redirectUri())
                        .scopes(registration.getScopes())
                        .state(state)
                        .attributes(attributes -> {
                            attributes.put(OAuth2ParameterNames.REGISTRATION_ID, found.provider());
                            attributes.put(OidcParameterNames.NONCE, found.nonce());
                            attributes.put(PkceParameterNames.CODE_VERIFIER, found.codeVerifier());
                        })
                        .build();
    }

    private static Optional<String> browser(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(jakarta.servlet.http.Cookie::getValue)
                .filter(value -> value.length() <= LONGEST_PARAMETER)
                .findFirst();
    }

    private static String cookie(String value, Duration life, HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, value)
                .path(ProviderDoor.BACK)
                .maxAge(life)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build()
                .toString();
    }

    private static String text(Map<String, Object> attributes, String name) {
        return (String) Objects.requireNonNull(attributes.get(name), name);
    }

    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

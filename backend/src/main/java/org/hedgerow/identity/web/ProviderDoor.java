package org.hedgerow.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hedgerow.identity.IdentityProviders;
import org.hedgerow.identity.ProviderSignIn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The door for people whom their own organisation's identity provider vouches for: authorisation code with PKCE, state and nonce
 * (OpenID Connect Core 1.0, RFC 7636), by the framework. Whatever goes wrong leads to the same page, which says nothing of why; what
 * goes right leads to an ordinary session, and nothing that the provider sent is kept.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ProviderDoor {

    /** {@code /sign-in/with/{provider}} leads to the provider. */
    static final String OUT = "/sign-in/with";
    /** {@code /sign-in/from/{provider}} is where it leads back to. */
    static final String BACK = "/sign-in/from";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderDoor.class);
    private static final Pattern REASON = Pattern.compile("[a-z_]{1,40}");

    private static final String REFUSED = "/sign-in-refused.html";

    @Bean
    @Order(1)
    SecurityFilterChain providerDoorChain(
            HttpSecurity http,
            ProviderRegistrations registrations,
            SetOutSignIns setOut,
            IdentityProviders providers,
            ProviderSignIn signIn,
            SessionStart start)
            throws Exception {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, OUT);
        return http.securityMatcher("/sign-in/**")
                .oauth2Login(login -> login.clientRegistrationRepository(registrations)
                        .authorizedClientRepository(new NothingKept())
                        .loginPage(REFUSED)
                        .loginProcessingUrl(BACK + "/*")
                        .authorizationEndpoint(
                                out -> out.authorizationRequestResolver(new KnownProviders(requests, registrations))
                                        .authorizationRequestRepository(setOut))
                        .redirectionEndpoint(back -> back.baseUri(BACK + "/*"))
                        .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokenClient()))
                        // What the provider would say besides is not asked for: the token says enough.
                        .userInfoEndpoint(user -> user.oidcUserService(
                                answered -> new DefaultOidcUser(java.util.List.of(), answered.getIdToken())))
                        .oidcSessionRegistry(new NothingRemembered())
                        .successHandler((request, response, known) ->
                                admit((OAuth2AuthenticationToken) known, providers, signIn, start, request, response))
                        .failureHandler((request, response, failure) -> {
                            tell(failure);
                            response.sendRedirect(REFUSED);
                        }))
                .authorizeHttpRequests(rest -> rest.anyRequest().denyAll())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, failure) -> response.sendRedirect(REFUSED))
                        .accessDeniedHandler((request, response, failure) -> response.sendRedirect(REFUSED)))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Signature, issuer, audience, times and nonce; the keys are fetched with a bound on the time that takes. */
    @Bean
    JwtDecoderFactory<ClientRegistration> providerTokens() {
        var http = new RestTemplate(ProviderRegistrations.requests());
        return registration -> decoder(registration, http);
    }

    private static JwtDecoder decoder(ClientRegistration registration, RestTemplate http) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(http)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(ProviderRegistrations.requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** For whoever sets a provider up: which of the standard's reasons it was, and nothing that anybody could have written into it. */
    private static void tell(AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException known) {
            var code = known.getError().getErrorCode();
            LOG.info(
                    "A sign-in by an identity provider failed: {}",
                    REASON.matcher(code).matches() ? code : "unknown");
        }
    }

    private static void admit(
            OAuth2AuthenticationToken known,
            IdentityProviders providers,
            ProviderSignIn signIn,
            SessionStart start,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var provider = providers.find(known.getAuthorizedClientRegistrationId()).orElseThrow();
        var token = ((OidcUser) Objects.requireNonNull(known.getPrincipal())).getIdToken();
        var username = token.getClaims().get(provider.usernameClaim()) instanceof String name ? name : null;
        var person = signIn.admit(provider, token.getSubject(), username);
        if (person.isPresent()) {
            var proof = provider.proof(token.getAuthenticationContextClass(), token.getAuthenticationMethods());
            start.begin(person.get(), proof, request, response);
        }
        response.sendRedirect(person.isPresent() ? "/" : REFUSED);
    }

    /** Tokens of a provider are looked at once and thrown away. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
    }
}

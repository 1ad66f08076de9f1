package org.hedgerow.identity.web;

import jakarta.servlet.DispatcherType;
import org.hedgerow.identity.IdentityProblem;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.ProblemType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The outer door. Below {@code /api} everything needs a session but signing in and enrolling; what the handlers behind it ask for
 * is {@link PermissionInterceptor}'s business. Other addresses are files of the client, which anybody may have.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /**
     * What comes in with a session or without, often long after the page was opened, so that no token can be asked for. A page of another site
     * cannot send these in somebody's name: a browser sends it the session's cookie with nothing (SameSite=Strict), {@code PUT} and JSON
     * only after asking us, and forms are always taken as from nobody. Letters are stopped by programs that have no page at all, with the
     * code that stands in the letter and nothing else.
     */
    private static final RequestMatcher FROM_THE_FIELD = new OrRequestMatcher(
            path(HttpMethod.PUT, "/api/reports/{id}"),
            path(HttpMethod.PUT, "/api/reports/{id}/files/{file}/chunks/{n}"),
            path(HttpMethod.POST, "/api/receipts/opened"),
            path(HttpMethod.POST, "/api/receipts/messages"),
            path(HttpMethod.POST, "/report"),
            path(HttpMethod.POST, "/report/receipt"),
            path(HttpMethod.POST, "/api/stops/{area}/{code}"),
            path(HttpMethod.POST, "/api/ground/stops/{stop}/{code}"),
            // Anybody asks about what was issued to everybody; it is taken as from nobody.
            path(HttpMethod.POST, "/api/bulletins/{id}/questions"),
            // A crew without accounts reads the one briefing that its link is for.
            path(HttpMethod.POST, "/api/air-briefings/opened"),
            path(HttpMethod.POST, "/api/air-briefings/files"),
            path(HttpMethod.POST, "/api/air-briefings/acknowledged"),
            path(HttpMethod.POST, "/api/push-renewals"));

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    @Bean
    SecurityFilterChain outerDoor(
            HttpSecurity http,
            PersonOfSession personOfSession,
            CookieCsrfTokenRepository tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        return http.securityContext(context -> context.securityContextRepository(personOfSession))
                .csrf(csrf -> csrf.spa().csrfTokenRepository(tokens).ignoringRequestMatchers(FROM_THE_FIELD))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/session",
                                "/api/session/passkey",
                                "/api/session/passkey/options",
                                "/api/enrolments")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/sign-in-links",
                                "/api/sign-in-links/used",
                                "/api/invitations/seen",
                                "/api/invitations/taken")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/ways-in", "/api/report-key", "/api/published-statistics")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET, "/api/open-map-layers", "/api/open-map-layers/{id}/{z}/{x}/{y}")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET, "/api/bulletins", "/api/bulletins/{id}", "/api/bulletins/{id}/answers")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/air-briefings/{code}/briefing.kml")
                        .permitAll()
                        .requestMatchers(FROM_THE_FIELD)
                        .permitAll()
                        .requestMatchers(
                                "/api/session", "/api/session/code", "/api/second-factors", "/api/second-factors/**")
                        .access(evenHalfSignedIn())
                        .requestMatchers("/api", "/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator", "/actuator/**")
                        .denyAll()
                        .requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(notSignedIn(problems)).accessDeniedHandler(refused(problems)))
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .rememberMe(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Readable by our own script, sent to nobody but us. */
    @Bean
    CookieCsrfTokenRepository tokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("SESSION");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Strict");
        return cookie;
    }

    /** Nobody signs in through the framework; with this there is no generated user either. */
    @Bean
    AuthenticationManager nobody() {
        return authentication -> {
            throw new ProviderNotFoundException("Sign in at /api/session");
        };
    }

    private static AuthorizationManager<RequestAuthorizationContext> evenHalfSignedIn() {
        return (authentication, request) -> {
            var known = authentication.get();
            return new AuthorizationDecision(known instanceof SignedIn || known instanceof HalfSignedIn);
        };
    }

    private static AuthenticationEntryPoint notSignedIn(HandlerExceptionResolver problems) {
        return (request, response, failure) ->
                problems.resolveException(request, response, null, problem(PlatformProblem.NOT_SIGNED_IN));
    }

    private static AccessDeniedHandler refused(HandlerExceptionResolver problems) {
        return (request, response, failure) ->
                problems.resolveException(request, response, null, problem(refusal(failure)));
    }

    private static ProblemType refusal(AccessDeniedException failure) {
        if (failure instanceof CsrfException) {
            return IdentityProblem.PAGE_OUT_OF_DATE;
        }
        return CurrentPersons.find().isEmpty() && CurrentPersons.findEvenHalf().isPresent()
                ? IdentityProblem.SECOND_FACTOR_NEEDED
                : PlatformProblem.NOT_FOUND;
    }

    private static ProblemException problem(ProblemType type) {
        return new ProblemException(type);
    }
}

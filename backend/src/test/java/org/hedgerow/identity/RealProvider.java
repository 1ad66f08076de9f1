package org.hedgerow.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A real identity provider (Spring Authorization Server) on the loopback, as a force may have one. It knows everybody: the name is
 * given with each request (HTTP Basic). Its tokens can be spoilt on purpose.
 */
final class RealProvider implements AutoCloseable {

    static final String CLIENT = "hedgerow";
    static final String SECRET = "invented-secret-of-a-test";

    /** Given to the beans of the provider, which are made before anybody can hand them anything else. */
    private static final ThreadLocal<RealProvider> BEING_MADE = new ThreadLocal<>();

    private final AnnotationConfigServletWebServerApplicationContext application =
            new AnnotationConfigServletWebServerApplicationContext();
    private final RSAKey key = key();
    private volatile RSAKey signsWith = key;
    private volatile Consumer<JwtClaimsSet.Builder> spoil = claims -> {};
    private final List<String> redirects = new ArrayList<>();

    RealProvider() {
        BEING_MADE.set(this);
        application.register(Beans.class);
        application.refresh();
        BEING_MADE.remove();
    }

    String issuer() {
        return "http://127.0.0.1:" + application.getWebServer().getPort();
    }

    /** Lets this address be led back to. */
    void knows(String redirectUri) {
        redirects.add(redirectUri);
        var clients = application.getBean(InMemoryRegisteredClientRepository.class);
        clients.save(RegisteredClient.from(java.util.Objects.requireNonNull(clients.findByClientId(CLIENT)))
                .redirectUris(uris -> uris.addAll(redirects))
                .build());
    }

    /** Changes what the next tokens say. */
    void spoil(Consumer<JwtClaimsSet.Builder> how) {
        spoil = how;
    }

    /** Signs the next tokens with a key that nobody has heard of. */
    void signWithAnotherKey() {
        signsWith = new RSAKey.Builder(key()).keyID(key.getKeyID()).build();
    }

    void behave() {
        spoil = claims -> {};
        signsWith = key;
    }

    @Override
    public void close() {
        application.close();
    }

    private static RSAKey key() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID(UUID.randomUUID().toString())
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not a component, so that the application under test never finds it. */
    @EnableWebSecurity
    static class Beans {

        private final RealProvider provider = BEING_MADE.get();

        @Bean
        TomcatServletWebServerFactory server() {
            var server = new TomcatServletWebServerFactory(0);
            server.setAddress(InetAddress.getLoopbackAddress());
            // Everything is a filter; without any servlet Tomcat asks none of them.
            server.setRegisterDefaultServlet(true);
            return server;
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .addFilterAfter(new Everybody(), SecurityContextHolderFilter.class)
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("one")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("http://127.0.0.1/nowhere")
                    .scope("openid")
                    .scope("profile")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build());
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(provider.key));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JwtEncoder encoder() {
            return parameters ->
                    new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(provider.signsWith))).encode(parameters);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return context -> {
                if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    var name = context.getPrincipal().getName();
                    context.getClaims().subject("account of " + name).claim("preferred_username", name);
                    provider.spoil.accept(context.getClaims());
                }
            };
        }
    }

    /** Believes the name in the header of a request for the authorisation endpoint. */
    private static final class Everybody extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var basic = request.getHeader("Authorization");
            if (request.getRequestURI().equals("/oauth2/authorize") && basic != null) {
                // A token says when this was: the authority knows.
                var shown = List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY));
                var pair = new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8);
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                pair.substring(0, pair.lastIndexOf(':')), null, shown));
            }
            chain.doFilter(request, response);
        }
    }
}

package org.hedgerow.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The identity providers of organisations whose people sign in with what they have at work (OpenID Connect).
 *
 * @param providers at most one for an organisation
 */
@Validated
@ConfigurationProperties("hedgerow.sign-in")
record ProviderSettings(@DefaultValue @Size(max = 60) List<@Valid Provider> providers) {

    /**
     * One provider. Its secret comes from the environment or from a file, and is never in the database.
     *
     * @param id stands in addresses, such as {@code cambs}
     * @param name what the button says
     * @param organisation whose people it knows: a force's code, or the whole name of another organisation
     * @param issuer as its tokens name it
     * @param clientSecret the secret itself, meant to be an environment variable; either this or a file
     * @param clientSecretFile a file that holds the secret and nothing else
     * @param usernameClaim which claim holds the name that the person has here
     * @param scopes what is asked for besides {@code openid}
     * @param secondFactorAcr values of the claim {@code acr} that mean that two factors were shown there
     * @param secondFactorAmr values of the claim {@code amr} of which one means the same
     */
    record Provider(
            @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,31}") String id,

            @NotBlank @Size(max = 80) String name,
            @NotBlank @Size(max = 120) String organisation,

            @NotNull @Pattern(
                    regexp = "https://[^\\s?#]+|http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?(/[^\\s?#]*)?",
                    message = "must be an https address without a query")
            String issuer,

            @NotBlank String clientId,
            @Nullable String clientSecret,
            @Nullable Path clientSecretFile,

            @NotNull @DefaultValue("preferred_username") @Pattern(regexp = "[A-Za-z0-9_:/.-]{1,100}") String usernameClaim,

            @DefaultValue("profile") Set<String> scopes,
            @DefaultValue Set<String> secondFactorAcr,
            @DefaultValue Set<String> secondFactorAmr) {

        @Override
        public String toString() {
            return "Provider[" + id + "]";
        }
    }
}

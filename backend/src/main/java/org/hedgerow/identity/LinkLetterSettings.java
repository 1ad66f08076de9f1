package org.hedgerow.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How links to sign in with are sent. The server of the post itself is set by {@code spring.mail.*}.
 *
 * @param from the address that letters come from; without it, or without a server or a public address, none are sent
 */
@Validated
@ConfigurationProperties("hedgerow.mail")
record LinkLetterSettings(
        @NotNull @DefaultValue("")
        @Pattern(regexp = "([^\\s@<>,;\"]+@[^\\s@<>,;\"]+)?", message = "must be an e-mail address, or empty")
        String from) {}

package org.hedgerow.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people reach this installation.
 *
 * @param address such as {@code https://hedgerow.example}, without a path; empty when nobody has said. What is sent by e-mail or to
 *     an identity provider never takes it from a request, in which anybody could write another
 */
@Validated
@ConfigurationProperties("hedgerow.identity")
public record PublicAddress(
        @NotNull @DefaultValue("")
        @Pattern(
                regexp = "(https://[a-z0-9-]+(\\.[a-z0-9-]+)*(:[0-9]{1,5})?|http://localhost(:[0-9]{1,5})?)?",
                message = "must be like https://hedgerow.example, or empty")
        String address) {

    public Optional<String> find() {
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }
}

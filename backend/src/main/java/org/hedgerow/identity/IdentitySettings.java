package org.hedgerow.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people sign in here.
 *
 * @param secondFactor whether those whose role reads or administers what is not public need one
 * @param address where people reach this installation, such as {@code https://hedgerow.example}; empty for {@code http://localhost}
 *     at the server's own port. Passkeys are bound to it: with another one they are worth nothing
 * @param key 64 hexadecimal digits that seal what the database must not be able to read; empty for a file in the data directory
 */
@Validated
@ConfigurationProperties("hedgerow.identity")
record IdentitySettings(
        @NotNull @DefaultValue("required") SecondFactor secondFactor,

        @NotNull @DefaultValue("")
        @Pattern(
                regexp = "(https://[a-z0-9-]+(\\.[a-z0-9-]+)*(:[0-9]{1,5})?|http://localhost(:[0-9]{1,5})?)?",
                message = "must be like https://hedgerow.example, or empty")
        String address,

        @NotNull @DefaultValue("")
        @Pattern(regexp = "([0-9a-fA-F]{64})?", message = "must be 64 hexadecimal digits, or empty")
        String key) {

    enum SecondFactor {
        REQUIRED,
        /** For demonstrations and tests: whoever has one is asked for it, nobody is made to have one. */
        OPTIONAL
    }

    @Override
    public String toString() {
        return "IdentitySettings[" + secondFactor + ", " + address + "]";
    }
}

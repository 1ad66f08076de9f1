package org.hedgerow.identity;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people sign in here.
 *
 * @param secondFactor whether those whose role reads or administers what is not public need one
 */
@Validated
@ConfigurationProperties("hedgerow.identity")
record IdentitySettings(@NotNull @DefaultValue("optional") SecondFactor secondFactor) {

    enum SecondFactor {
        REQUIRED,
        /** For demonstrations and tests: whoever has one is asked for it, nobody is made to have one. */
        OPTIONAL
    }
}

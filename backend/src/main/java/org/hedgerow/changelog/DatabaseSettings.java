package org.hedgerow.changelog;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the tailer signs in.
 *
 * @param tailerPassword of the login {@code hedgerow_tailer}
 */
@Validated
@ConfigurationProperties("hedgerow.database")
record DatabaseSettings(@NotBlank String tailerPassword) {}

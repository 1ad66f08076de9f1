package org.hedgerow.audit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the audit is read, and where its signed heads are kept outside the database.
 *
 * @param loginPassword of the login {@code hedgerow_auditor}
 * @param heads directories to which every signed head is added; at least one must take it
 * @param key the file of the key that signs them; made at the first start
 */
@Validated
@ConfigurationProperties("hedgerow.audit")
record AuditSettings(
        @NotBlank String loginPassword,
        @NotEmpty List<Path> heads,
        @NotNull Path key) {}

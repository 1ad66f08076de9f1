package org.hedgerow.report;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How reports come in.
 *
 * @param key the file of the key that phones seal reports to; made when it is first needed
 */
@Validated
@ConfigurationProperties("hedgerow.report")
record ReportSettings(@NotNull Path key) {}

package org.hedgerow.report.web;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much this node takes from one address, where nobody need be signed in.
 *
 * @param reports in ten minutes; a whole village may share an address
 * @param receipts openings of receipts and messages, in ten minutes
 * @param wrongCodes receipt codes that are nobody's, in a quarter of an hour
 */
@Validated
@ConfigurationProperties("hedgerow.report.allowance")
record AllowanceSettings(
        @Min(1) @DefaultValue("600") int reports,
        @Min(1) @DefaultValue("600") int receipts,
        @Min(1) @DefaultValue("10") int wrongCodes) {}

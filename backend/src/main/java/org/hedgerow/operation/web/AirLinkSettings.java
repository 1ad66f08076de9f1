package org.hedgerow.operation.web;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much this node takes from one address of crews with links, who need not be signed in.
 *
 * @param openings of links in ten minutes; a whole base may share an address, and each device asks every half minute
 * @param wrongCodes codes that are nobody's, in a quarter of an hour
 */
@Validated
@ConfigurationProperties("hedgerow.air.allowance")
record AirLinkSettings(
        @Min(1) @DefaultValue("600") int openings,
        @Min(1) @DefaultValue("20") int wrongCodes) {}

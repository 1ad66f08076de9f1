package org.hedgerow.sharing;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How coarse a released place is.
 *
 * @param holdingsPerSquareKilometre farm holdings in open country, on average; the release grows a square until it may be
 *     expected to hold enough of them (ADR 0006 gives the source and the limits of one figure for the whole country)
 * @param watchHoldings a watch group's square holds at least this many
 * @param publicHoldings everybody else's square holds at least this many
 */
@Validated
@ConfigurationProperties("hedgerow.sharing")
record SharingSettings(
        @DefaultValue("0.8") @DecimalMin("0.01") double holdingsPerSquareKilometre,
        @DefaultValue("8") @Min(8) int watchHoldings,
        @DefaultValue("40") @Min(8) int publicHoldings) {}

package org.hedgerow.sharing;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How coarse a released place is (ADR 0025).
 *
 * @param watchHoldings a watch group's square holds at least this many farm holdings
 * @param publicHoldings everybody else's square holds at least this many, and no fewer than a watch group's
 * @param holdingsFile an operator's table of holdings by square, in place of our own estimate; null for that
 */
@Validated
@ConfigurationProperties("hedgerow.sharing")
record SharingSettings(
        @DefaultValue("8") @Min(8) int watchHoldings,
        @DefaultValue("40") @Min(8) int publicHoldings,
        @Nullable Path holdingsFile) {

    @AssertTrue(message = "the public's squares hold no fewer holdings than a watch group's") boolean isPublicNoFinerThanWatch() {
        return publicHoldings >= watchHoldings;
    }

    HoldingsTable holdings() {
        return holdingsFile == null ? HoldingsTable.own() : HoldingsTable.of(holdingsFile);
    }
}

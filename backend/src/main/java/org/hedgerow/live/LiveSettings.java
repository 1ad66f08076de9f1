package org.hedgerow.live;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of the live stream.
 *
 * @param socketsPerPerson open at once; the oldest ends when another begins
 * @param gatheredRecords that wait for a slow client, or are told at once, before it is told to fetch again
 * @param resumableChanges that a returning client is sent one by one; beyond that it is told to fetch again
 * @param digestRowsPerSecond that this node looks at for digests; when more would be needed, they come less often
 */
@Validated
@ConfigurationProperties("hedgerow.live")
record LiveSettings(
        @DefaultValue("8") @Min(1) @Max(100) int socketsPerPerson,
        @DefaultValue("500") @Min(2) @Max(5000) int gatheredRecords,
        @DefaultValue("2000") @Min(1) @Max(20000) int resumableChanges,

        @DefaultValue("20000000") @Min(1000) @Max(1000000000) int digestRowsPerSecond) {}

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
 * @param queuedMessages that wait for a slow client before it is told to fetch again
 * @param resumableChanges that a returning client is sent one by one; beyond that it is told to fetch again
 */
@Validated
@ConfigurationProperties("hedgerow.live")
record LiveSettings(
        @DefaultValue("8") @Min(1) @Max(100) int socketsPerPerson,
        @DefaultValue("64") @Min(2) @Max(1000) int queuedMessages,
        @DefaultValue("2000") @Min(1) @Max(20000) int resumableChanges) {}

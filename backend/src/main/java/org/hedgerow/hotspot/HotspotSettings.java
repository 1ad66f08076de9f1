package org.hedgerow.hotspot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of what is held in memory.
 *
 * @param mostAudiences that have an engine at once: about 110 bytes for each incident that each of them sees
 * @param keptAfterUse how long an engine that nobody listens to is kept for whoever looked last, though others wait for its place
 */
@Validated
@ConfigurationProperties("hedgerow.hotspot")
record HotspotSettings(
        @DefaultValue("200") @Min(1) @Max(10_000) int mostAudiences,
        @DefaultValue("60s") Duration keptAfterUse) {}

package org.hedgerow.hotspot;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of what is held in memory.
 *
 * @param mostAudiences that have an engine at once
 * @param mostIncidents that all engines together hold, each page of them counted once; null for as many as a third of the memory holds
 * @param keptAfterUse how long an engine that nobody listens to is kept for whoever looked last, though others wait for its place
 */
@Validated
@ConfigurationProperties("hedgerow.hotspot")
record HotspotSettings(
        @DefaultValue("200") @Min(1) @Max(10_000) int mostAudiences,
        @Nullable @Min(1) Long mostIncidents,
        @DefaultValue("60s") Duration keptAfterUse) {

    /** Of an incident in an engine, with its place in the index and in one pyramid: measured by the bench of map cells. */
    private static final int BYTES_EACH = 110;

    long roomForIncidents() {
        return mostIncidents == null ? Runtime.getRuntime().maxMemory() / 3 / BYTES_EACH : mostIncidents;
    }
}

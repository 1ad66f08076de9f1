package org.hedgerow.interchange.demonstration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether this is a demonstration.
 *
 * @param enabled invented people and incidents are made at the first start
 * @param trickle besides, an invented incident is reported every half a minute or so
 */
@ConfigurationProperties("hedgerow.demonstration")
record DemonstrationSettings(boolean enabled, boolean trickle) {}

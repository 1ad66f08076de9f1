package org.hedgerow.layer.web;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much this node gives of open layers where nobody need be signed in.
 *
 * @param tiles to one address in an hour; a phone takes at most 4,000 for one area, and a whole village may share an address
 */
@Validated
@ConfigurationProperties("hedgerow.map.allowance")
record OpenLayerSettings(@Min(1) @DefaultValue("20000") int tiles) {}

package org.hedgerow.intelligence;

import java.util.Set;
import org.hedgerow.sharing.ActionCode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator says about intelligence.
 *
 * @param sensitiveActions action codes that put a report on the sensitive track
 */
@Validated
@ConfigurationProperties("hedgerow.intelligence")
record IntelligenceSettings(@DefaultValue("A2") Set<ActionCode> sensitiveActions) {

    IntelligenceSettings {
        sensitiveActions = Set.copyOf(sensitiveActions);
    }
}

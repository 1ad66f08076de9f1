package org.hedgerow.hotspot;

import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Forces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the hotspot module's values are made from. */
@Configuration(proxyBeanMethods = false)
class HotspotConfiguration {

    @Bean
    IncidentCodes incidentCodes(Categories categories, Forces forces) {
        return new IncidentCodes(categories::wasEver, forces::wasEver);
    }
}

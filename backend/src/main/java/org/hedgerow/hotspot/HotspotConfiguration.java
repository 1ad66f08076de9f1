package org.hedgerow.hotspot;

import java.util.stream.Collectors;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Category;
import org.hedgerow.reference.Force;
import org.hedgerow.reference.Forces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the hotspot module's values are made from. */
@Configuration(proxyBeanMethods = false)
class HotspotConfiguration {

    @Bean
    IncidentCodes incidentCodes(Categories categories, Forces forces) {
        return new IncidentCodes(
                categories.all().stream().map(Category::code).collect(Collectors.toSet()),
                forces.all().stream().map(Force::code).collect(Collectors.toSet()));
    }
}

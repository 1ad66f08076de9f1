package org.hedgerow.hotspot.web;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What the hotspot module shares among its doors. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For every question that may keep a processor for seconds: the map is not to wait for them. */
    @Bean
    @Primary
    Turns turns() {
        return new Turns(AT_ONCE, PATIENCE);
    }

    /** For what may keep a processor for a minute. */
    @Bean
    Turns longTurns() {
        return new Turns(1, PATIENCE);
    }
}

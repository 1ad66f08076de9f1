package org.hedgerow.platform.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * The client's own files are asked about on each visit and sent only when they have changed. Their tag is made of what is in them: the
 * dates inside a reproducible jar say nothing. Nothing below {@code /api} passes through here, whatever its address ends with: refusals there look alike.
 */
@Configuration(proxyBeanMethods = false)
class ClientFiles {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> tagsOfClientFiles() {
        var filter = new ShallowEtagHeaderFilter();
        // The container compresses no answer with a strong tag.
        filter.setWriteWeakETag(true);
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(
                "/index.html", "*.html", "*.js", "*.css", "*.svg", "/icons/*", "*.json", "/gis/*", "*.webmanifest");
        return registration;
    }
}

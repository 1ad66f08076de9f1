package org.hedgerow.platform.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page that the {@code type} of every problem names. */
@Configuration(proxyBeanMethods = false)
class ProblemPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/problems").setViewName("forward:/problems.html");
    }
}

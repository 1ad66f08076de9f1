package org.hedgerow.platform.web;

import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Requests and answers are JSON. A library that some other part needs must not open a second way in, with a reader of its own and limits
 * that nobody set.
 */
@Configuration(proxyBeanMethods = false)
class MessageForms implements WebMvcConfigurer {

    private static final Pattern OTHERS = Pattern.compile("(.*\\+)?(cbor|xml|smile|yaml)");

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(
                converters -> converters.removeIf(each -> each.getSupportedMediaTypes().stream()
                        .map(MediaType::getSubtype)
                        .anyMatch(OTHERS.asMatchPredicate())));
    }
}

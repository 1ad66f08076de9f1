package org.hedgerow.platform.web;

import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.platform.StrictJsonText;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON from outside is read exactly or not at all: no key twice, none unknown, no number for a text or the reverse, no deep or
 * endless documents. Only what comes from outside is read this strictly; the mapper that modules inject for files of ours is untouched.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    static final int DEEPEST = 32;
    static final int LONGEST_DOCUMENT_BYTES = 1_048_576;
    private static final int LONGEST_TEXT = 100_000;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictJsonOverHttp(ObjectProvider<JsonMapperBuilderCustomizer> customizers) {
        var mapper = mapper(customizers);
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(mapper));
    }

    /** The same for what comes in otherwise than as a body, such as sealed. */
    @Bean
    StrictJsonText strictJsonText(ObjectProvider<JsonMapperBuilderCustomizer> customizers) {
        var mapper = mapper(customizers);
        return new StrictJsonText() {
            @Override
            public <T> T read(byte[] utf8, Class<T> form) {
                try {
                    var read = mapper.readValue(utf8, form);
                    if (read == null) {
                        throw new ProblemException(PlatformProblem.UNREADABLE);
                    }
                    return read;
                } catch (JacksonException e) {
                    throw JsonProblems.of(e);
                }
            }
        };
    }

    private static JsonMapper mapper(ObjectProvider<JsonMapperBuilderCustomizer> customizers) {
        var builder = JsonMapper.builder(factory());
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, texts -> {
                    texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .withCoercionConfig(
                        LogicalType.Enum, enums -> enums.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail));
        return builder.build();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(200)
                        .maxNumberLength(100)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}

package org.hedgerow.source;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param key 64 hexadecimal digits that seal who sources are; empty for the file {@code source.key} in the data directory */
@Validated
@ConfigurationProperties("hedgerow.source")
record SourceSettings(
        @NotNull @DefaultValue("")
        @Pattern(regexp = "([0-9a-fA-F]{64})?", message = "must be 64 hexadecimal digits, or empty")
        String key) {

    @Override
    public String toString() {
        return "SourceSettings[hidden]";
    }
}

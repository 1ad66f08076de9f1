package org.hedgerow.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.hedgerow.platform.SealingKey;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what says who a source is, each row bound to its own id, so that no row opens in the place of another. What is sealed is filled up to a multiple of
 * {@value #BLOCK} bytes: a length would tell a short name from a long one.
 */
@Component
class SourceSeal {

    private static final int BLOCK = 512;

    private final SealingKey key;
    private final JsonMapper json;

    SourceSeal(SourceSettings settings, Environment environment, JsonMapper json) {
        this.key = new SealingKey("source", settings.key(), environment, SourceProblem.NO_KEY);
        this.json = json;
    }

    byte[] seal(Object content, UUID row) {
        var plain = json.writeValueAsBytes(content);
        var filled = Arrays.copyOf(plain, (plain.length / BLOCK + 1) * BLOCK);
        Arrays.fill(filled, plain.length, filled.length, (byte) ' ');
        return key.seal(filled, row.toString());
    }

    <T> T open(byte[] sealed, UUID row, Class<T> type) {
        return json.readValue(key.open(sealed, row.toString()), type);
    }

    /** Of what was sent first under an id, by which a repetition is known. */
    byte[] macOfContent(Object content, UUID row) {
        return key.mac(new String(json.writeValueAsBytes(content), StandardCharsets.UTF_8), row.toString());
    }

    /** Of a name or a way to reach somebody, equal within a force when they are written in other letters or with other spaces; null for an empty one. */
    byte @Nullable [] macOf(String text, UUID force) {
        var same = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}@]", "");
        return same.isEmpty() ? null : key.mac(same, force.toString());
    }
}

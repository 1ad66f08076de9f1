package org.hedgerow.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** What letters say, in each language: the same catalogues as the pages'. */
@Component
class NoticeWords {

    private static final String WHERE = "/META-INF/resources/words/letter.%s.json";

    private final Map<String, Map<String, String>> byLanguage;

    NoticeWords(ObjectMapper json) {
        byLanguage = Map.of("en", read(json, "en"), "cy", read(json, "cy"));
    }

    private static Map<String, String> read(ObjectMapper json, String language) {
        try (var file = NoticeWords.class.getResourceAsStream(WHERE.formatted(language))) {
            if (file == null) {
                throw new IllegalStateException("No words of letters for " + language);
            }
            return json.readValue(file.readAllBytes(), new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(String language, String key) {
        var words = byLanguage.getOrDefault(language, Map.of()).get(key);
        if (words == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        return words;
    }

    /** With one place filled in. */
    String of(String language, String key, String place, String value) {
        return of(language, key).replace("{" + place + "}", value);
    }
}

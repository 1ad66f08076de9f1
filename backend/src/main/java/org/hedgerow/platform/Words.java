package org.hedgerow.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the server itself says to people, in pages and letters: from the same catalogues that the client reads, in English and in Welsh. */
public final class Words {

    /** The languages that there are: English first, which is spoken where none is asked for. */
    public static final List<String> LANGUAGES = List.of("en", "cy");

    private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

    private Words(List<String> areas) {
        var json = new JsonMapper();
        for (var language : LANGUAGES) {
            var words = new HashMap<String, String>();
            for (var area : areas) {
                var path = "META-INF/resources/words/" + area + "." + language + ".json";
                try (var file = new ClassPathResource(path).getInputStream()) {
                    words.putAll(json.readValue(file, new TypeReference<Map<String, String>>() {}));
                } catch (IOException e) {
                    throw new UncheckedIOException("The words of " + area + " cannot be read", e);
                }
            }
            byLanguage.put(language, Map.copyOf(words));
        }
    }

    /** @param areas names of catalogues, such as {@code letter} */
    public static Words of(String... areas) {
        return new Words(List.of(areas));
    }

    public boolean has(String language, String key) {
        return byLanguage.getOrDefault(language, Map.of()).containsKey(key);
    }

    /**
     * @param places what stands in the text as {@code {name}}, by its name
     * @throws IllegalArgumentException when the catalogues have no such words
     */
    public String say(String language, String key, Map<String, String> places) {
        var text = byLanguage.getOrDefault(language, Map.of()).get(key);
        if (text == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        var said = text;
        for (var place : places.entrySet()) {
            said = said.replace("{" + place.getKey() + "}", place.getValue());
        }
        return said;
    }

    public String say(String language, String key) {
        return say(language, key, Map.of());
    }
}

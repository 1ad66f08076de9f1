package org.hedgerow.sighting.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What the links say by a name of their own is said by the page in words, and the page says nothing that they do not. */
class LinkWordsTests {

    private static final Path CLIENT = Path.of("..", "frontend/src/main/resources/META-INF/resources");
    private static final Pattern PLURAL = Pattern.compile("\\.(zero|one|two|few|many|other)$");
    private static final Pattern VALUES = Pattern.compile("(?s)export const VALUES = \\{(.*?)\n};");
    private static final Pattern OF_KIND = Pattern.compile("(?m)^  ([A-Z_]+):");

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void everyKindOfReasonHasItsSentence(String language) throws IOException {
        assertThat(stems(language, "series.reason.")).isEqualTo(names(LinkReason.Kind.values()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void everyVerdictOnARhythmHasItsSentence(String language) throws IOException {
        assertThat(stems(language, "series.rhythm.")).isEqualTo(names(Rhythm.Verdict.values()));
    }

    /** The page's own tests go through this list. */
    @Test
    void thePageKnowsWhatEachKindSays() throws IOException {
        var values = VALUES.matcher(Files.readString(CLIENT.resolve("js/series/reason-words.js")));
        assertThat(values.find()).isTrue();
        var known = OF_KIND.matcher(values.group(1))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).isEqualTo(names(LinkReason.Kind.values()));
    }

    private static TreeSet<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> stems(String language, String beginning) throws IOException {
        var catalogue = JsonMapper.builder()
                .build()
                .readTree(Files.readString(CLIENT.resolve("words/series." + language + ".json")));
        return catalogue.propertyNames().stream()
                .filter(key -> key.startsWith(beginning))
                .map(key -> PLURAL.matcher(key.substring(beginning.length())).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

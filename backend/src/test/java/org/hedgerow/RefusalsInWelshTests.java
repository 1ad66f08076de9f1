package org.hedgerow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server refuses in whole sentences is looked up by pages in Welsh: each such sentence of these modules is in the catalogue. */
class RefusalsInWelshTests {

    private static final Path SOURCES = Path.of("src/main/java/org/hedgerow");
    private static final Path ENGLISH =
            Path.of("..", "frontend/src/main/resources/META-INF/resources/words/said.en.json");

    /** On paper, which is in English. */
    private static final List<String> NOT_ON_SCREENS = List.of("IntelligencePrint.java");

    /** A sentence, with what is put into it: a text from its capital letter to its full stop. */
    private static final Pattern SENTENCE = Pattern.compile(
            "\"([A-Z][^\"\\n]*)\"((?:\\s*\\+\\s*(?:[\\w.]+(?:\\(\\))?|\"[^\"\\n]*\"))*)(?=\\s*[,;:)]|\\s*\\n)");

    private static final Pattern PUT_IN = Pattern.compile("\\+\\s*(?:\"([^\"\\n]*)\"|[\\w.]+(?:\\(\\))?)");

    @ParameterizedTest
    @ValueSource(strings = {"ladder", "sighting", "source", "intelligence"})
    void everySentenceIsInTheCatalogue(String module) throws IOException {
        var known = catalogue();
        var said = new TreeSet<String>();
        try (var files = Files.walk(SOURCES.resolve(module))) {
            for (var file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !NOT_ON_SCREENS.contains(each.getFileName().toString()))
                    .toList()) {
                SENTENCE.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1) + filledIn(match.group(2)))
                        .filter(sentence -> sentence.contains(" ") && sentence.matches("(?s).*[.?]"))
                        .forEach(said::add);
            }
        }
        assertThat(said).as("found at all").isNotEmpty();
        said.removeIf(sentence ->
                known.stream().anyMatch(each -> each.matcher(sentence).matches()));
        assertThat(said).isEmpty();
    }

    /** What follows the first text; a number, a name or another text is a star. */
    private static String filledIn(String rest) {
        return PUT_IN.matcher(rest)
                .results()
                .map(match -> match.group(1) == null ? "*" : match.group(1))
                .collect(Collectors.joining());
    }

    private static List<Pattern> catalogue() throws IOException {
        var english = JsonMapper.builder().build().readTree(Files.readString(ENGLISH));
        return StreamSupport.stream(english.properties().spliterator(), false)
                .map(Map.Entry::getValue)
                .map(JsonNode::asString)
                .map(text -> Pattern.compile(Pattern.quote(text).replaceAll("\\{\\w+}", "\\\\E[^?;]{1,120}?\\\\Q")))
                .toList();
    }
}
